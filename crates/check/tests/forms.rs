//! The decree's own forms, filled in: nothing is found in them.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test reads files and fails by panicking"
)]

mod common;

use std::fs;

use common::changes::change;
use common::forms::fill;
use common::literate::{Checked, check_docx};
use thethuc_check::State;
use thethuc_recognize::{Regime, Role};

/// What the decree's own file does otherwise than its text says.
const OWN: [(&str, &str); 9] = [
    // `V/v` stands right below the number; the text asks for 6 pt between them.
    ("cong-van", "TB22"),
    ("cong-van-phu-luc", "TB22"),
    // The dots of a phụ lục stand in 12 pt, at the left: its text is the same as a body's (II.6.e).
    ("cong-van-phu-luc", "TB11"),
    ("cong-van-phu-luc", "TB14"),
    // So do those of what is attached, with other indents and gaps, and of what is copied.
    ("quyet-dinh-gian-tiep-kem-theo", "TB15"),
    ("quyet-dinh-gian-tiep-kem-theo", "TB16"),
    ("thong-bao-sao-giay", "TB11"),
    ("thong-bao-sao-giay", "TB14"),
    ("thong-bao-sao-dien-tu", "TB15"),
];

fn docx(form: &str) -> Vec<u8> {
    let docx = fs::read("../recognize/tests/nd30/phu-luc-3.docx").unwrap();
    let path = format!("tests/forms/{form}.txt");
    fill(&docx, &fs::read_to_string(path).unwrap())
}

fn filled(form: &str) -> Checked {
    check_docx(&docx(form))
}

#[test]
fn what_a_copy_adds_is_no_part_of_the_document() {
    for (form, role, words) in [
        ("thong-bao-sao-giay", Role::BanSao, "SAO Y"),
        (
            "thong-bao-sao-dien-tu",
            Role::ChuKySo,
            "Sao y; Sở Tài chính; 24/07/2026; 08:05:10 +07:00",
        ),
    ] {
        let file = filled(form);
        let is_there = file.recognition.spots.iter().any(|spot| {
            spot.role == role
                && file.reading.paragraphs[spot.paragraph].text[spot.range.clone()] == *words
        });
        assert!(is_there, "{form}: {words}");
        let document = &file.recognition.document;
        let names: Vec<&str> = document.noi_nhan.iter().map(|name| &*name.text).collect();
        let all = [
            "Các phòng, đơn vị thuộc Sở",
            "Trang thông tin điện tử của Sở",
        ];
        assert_eq!(names, all, "{form}");
        assert_eq!(document.nguoi_ky.len(), 1, "{form}");
        assert_eq!(document.nguoi_ky[0].ho_ten, "Trần Thị Hạnh", "{form}");
    }
}

#[test]
fn of_an_annex_in_its_own_file_the_page_and_the_words_are_judged() {
    let paper = r#"word/document.xml: w:w="11906" w:h="16838" → w:w="12240" w:h="15840""#;
    let words = "“Báo cáo nêu kết quả” → “Báo cáo nêu kêt quả”";
    let changes = format!("{paper}\n{words}");
    let file = check_docx(&change(&docx("tep-kem-theo-phu-luc"), &changes));
    assert_eq!(file.report.regime, Regime::TepKemTheo);
    let found: Vec<&str> = file.report.findings.iter().map(|f| f.code).collect();
    assert_eq!(found, ["TB01", "CT05"]);
    let state = |code| {
        file.report
            .outcomes
            .iter()
            .find(|o| o.code == code)
            .unwrap()
            .state
    };
    assert_eq!(state("TT01"), State::ChuaDanhGia);
    assert_eq!(state("TB04"), State::Dat);
}

#[test]
fn nothing_is_found_in_the_forms_of_the_decree_filled_in() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir("tests/forms").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let file = filled(&name);
        let document = &file.recognition.document;
        let kind = match file.report.regime {
            Regime::TepKemTheo => "tep-kem-theo",
            _ => document.ten_loai.as_deref().unwrap_or(&document.kind),
        };
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
