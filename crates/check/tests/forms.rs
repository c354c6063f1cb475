//! The decree's own forms, filled in: nothing is found in them.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test reads files and fails by panicking"
)]

mod common;

use std::fs;

use common::forms::fill;
use common::literate::check_docx;

/// What the decree's own file does otherwise than its text says.
const OWN: [(&str, &str); 4] = [
    // `V/v` stands right below the number; the text asks for 6 pt between them.
    ("cong-van", "TB22"),
    ("cong-van-phu-luc", "TB22"),
    // The dots of a phụ lục stand in 12 pt, at the left: its text is the same as a body's (II.6.e).
    ("cong-van-phu-luc", "TB11"),
    ("cong-van-phu-luc", "TB14"),
];

#[test]
fn nothing_is_found_in_the_forms_of_the_decree_filled_in() {
    let docx = fs::read("../recognize/tests/nd30/phu-luc-3.docx").unwrap();
    let mut wrong = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir("tests/forms").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let file = check_docx(&fill(&docx, &fs::read_to_string(&path).unwrap()));
        let document = &file.recognition.document;
        let kind = document.ten_loai.as_deref().unwrap_or(&document.kind);
        if !name.starts_with(kind) {
            wrong.push(format!("{name} is taken for {kind}"));
        }
        let is_own = |code| OWN.contains(&(name.as_str(), code));
        let told = file
            .report
            .findings
            .iter()
            .filter(|found| !is_own(found.code));
        wrong.extend(
            told.map(|found| format!("{name}: {} {} {:?}", found.code, found.message, found.place)),
        );
        count += 1;
    }
    println!("{count} forms filled in");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
