//! Files that are broken, or made to break a reader.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod common;

use common::{Docx, p};
use proptest::prelude::*;
use thethuc_reading::{Limits, ReadError, read_docx};

#[test]
fn what_is_no_docx_is_said_so() {
    let read = |bytes: &[u8]| read_docx(bytes, &Limits::default());
    assert!(matches!(read(b"%PDF-1.7"), Err(ReadError::NotZip(_))));
    assert!(matches!(read(b""), Err(ReadError::NotZip(_))));
    assert!(matches!(
        read(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest"),
        Err(ReadError::Ole)
    ));
    let empty = Docx::default().bytes();
    assert!(
        matches!(read(&empty), Err(ReadError::MissingPart(part)) if part == "word/document.xml")
    );
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    let docx = Docx::new(&p(&"a".repeat(300_000)));
    let limits = Limits {
        part_bytes: 100_000,
        ..Limits::default()
    };
    assert!(matches!(
        read_docx(&docx.bytes(), &limits),
        Err(ReadError::TooLarge(_))
    ));
}

#[test]
fn all_parts_together_are_bounded() {
    let docx = Docx::new(&p("a")).with("styles", "styles", &" ".repeat(90_000));
    let limits = Limits {
        total_bytes: 80_000,
        ..Limits::default()
    };
    assert!(matches!(
        read_docx(&docx.bytes(), &limits),
        Err(ReadError::TooLarge(_))
    ));
}

#[test]
fn declarations_of_a_files_own_entities_are_refused() {
    let xml = r#"<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>"#;
    let docx = Docx::default().raw("word/document.xml", xml);
    assert!(matches!(docx.try_read(), Err(ReadError::BadXml { .. })));
}

#[test]
fn deep_nesting_is_refused() {
    let body = format!(
        "{}{}",
        "<w:sdt><w:sdtContent>".repeat(5_000),
        "</w:sdtContent></w:sdt>".repeat(5_000)
    );
    assert!(matches!(
        Docx::new(&body).try_read(),
        Err(ReadError::TooLarge(_))
    ));
    let tricky = r#"<w:p><w:bookmarkStart w:name="a>b"/></w:p>"#.repeat(500);
    assert!(
        Docx::new(&tricky).try_read().is_ok(),
        "a > in quotes opens nothing"
    );
}

#[test]
fn a_hundred_thousand_runs_are_read() {
    let run = "<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r>";
    let reading = Docx::new(&format!("<w:p>{}</w:p>", run.repeat(100_000))).read();
    assert_eq!(reading.paragraphs[0].runs.len(), 100_000);
}

#[test]
fn styles_based_on_each_other_end() {
    let styles = r#"<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/><w:rPr><w:b/></w:rPr></w:style>"#;
    let body = r#"<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>"#;
    let reading = Docx::new(body).with("styles", "styles", styles).read();
    assert!(reading.paragraphs[0].runs[0].look.bold);
}

#[test]
fn a_part_larger_than_any_document_is_refused_by_itself() {
    let xml = format!("<x>{}</x>", " ".repeat(70 << 20));
    let docx = Docx::default().raw("word/document.xml", &xml);
    assert!(matches!(docx.try_read(), Err(ReadError::TooLarge(_))));
}

#[test]
fn more_entries_than_any_document_has_are_refused() {
    let mut docx = Docx::new(&p("a"));
    for entry in 0..10_000 {
        docx = docx.entry(&format!("x/{entry}"));
    }
    assert!(matches!(docx.try_read(), Err(ReadError::TooLarge(_))));
}

#[test]
fn more_attributes_than_any_element_has_are_refused() {
    let attributes: String = (0..100_000).map(|at| format!(" a{at}=\"\"")).collect();
    let docx = Docx::new(&format!("<w:p{attributes}/>"));
    assert!(matches!(docx.try_read(), Err(ReadError::TooLarge(_))));
}

#[test]
fn quotes_without_an_end_are_refused() {
    let docx = Docx::new(&"<a \"".repeat(500_000));
    assert!(docx.try_read().is_err());
}

#[test]
fn parts_that_are_missing_or_lead_outside_are_none() {
    let relations = r#"<Relationships><Relationship Id="a" Type="x/styles" Target="styles.xml"/><Relationship Id="b" Type="x/numbering" Target="../../../../etc/passwd"/><Relationship Id="c" Type="x/header" Target="http://example.org/a.xml"/></Relationships>"#;
    let body = format!(
        r#"{}<w:sectPr><w:headerReference w:id="c"/><w:footerReference w:id="none"/></w:sectPr>"#,
        p("Nội dung")
    );
    let docx = Docx::new(&body).raw("word/_rels/document.xml.rels", relations);
    assert_eq!(docx.read().paragraphs[0].text, "Nội dung");
}

#[test]
fn a_hundred_thousand_runs_of_marks_are_one_letter() {
    let marks = "<w:r><w:t>\u{323}</w:t></w:r>".repeat(100_000);
    let reading = Docx::new(&format!("<w:p><w:r><w:t>a</w:t></w:r>{marks}</w:p>")).read();
    let [run] = reading.paragraphs[0].runs.as_slice() else {
        panic!()
    };
    assert_eq!(run.range.end, reading.paragraphs[0].text.len());
    assert!(reading.paragraphs[0].text.starts_with('ạ'));
}

#[test]
fn a_row_of_fifty_thousand_cells_is_read() {
    let row = "<w:tc><w:p/></w:tc>".repeat(50_000);
    let reading = Docx::new(&format!("<w:tbl><w:tr>{row}</w:tr></w:tbl>")).read();
    assert_eq!(reading.tables[0].cells.len(), 50_000);
}

#[test]
fn what_is_said_many_times_is_kept_once() {
    let comment = r#"<w:comment w:id="1"><w:p><w:r><w:t>dài</w:t></w:r></w:p></w:comment>"#;
    let range = r#"<w:commentRangeStart w:id="1"/><w:commentRangeEnd w:id="1"/>"#.repeat(1_000);
    let inside = format!(
        "{}<w:r><w:t>a</w:t></w:r>{}",
        "<w:ins>".repeat(150),
        "</w:ins>".repeat(150)
    );
    let docx = Docx::new(&format!("<w:p>{range}{inside}</w:p>"));
    let reading = docx.with("comments", "comments", comment).read();
    assert_eq!(reading.traces.len(), 2);
}

const WORDS: &[&str] = &[
    "<w:p>",
    "</w:p>",
    "<w:r>",
    "</w:r>",
    "<w:t>",
    "</w:t>",
    "<w:tbl>",
    "</w:tbl>",
    "<w:tr>",
    "</w:tr>",
    "<w:tc>",
    "</w:tc>",
    "<w:fldChar w:fldCharType=\"end\"/>",
    "<w:fldChar w:fldCharType=\"begin\"/>",
    "<w:numPr><w:numId w:val=\"-9\"/></w:numPr>",
    "<w:pPr>",
    "</w:pPr>",
    "<w:sectPr/>",
    "<w:gridSpan w:val=\"99999999999\"/>",
    "<w:sz w:val=\"1e400\"/>",
    "<w:sym w:char=\"F0B7\"/>",
    "x",
    "\u{301}",
    "<w:softHyphen/>",
    "<w:rPr><w:rFonts w:ascii=\".VnTime\"/></w:rPr>",
];

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        let _ = read_docx(&bytes, &Limits::default());
    }

    #[test]
    fn no_tags_make_it_panic(words in proptest::collection::vec(proptest::sample::select(WORDS), 0..60)) {
        let docx = Docx::new(&words.concat());
        if let Ok(reading) = docx.try_read() {
            for paragraph in &reading.paragraphs {
                let covered: String =
                    paragraph.runs.iter().map(|run| &paragraph.text[run.range.clone()]).collect();
                prop_assert_eq!(&covered, &paragraph.text);
            }
        }
    }

    #[test]
    fn a_damaged_file_ends_in_a_message(at in 0_usize..2_000, byte in any::<u8>()) {
        let mut bytes = Docx::new(&p("Nội dung")).bytes();
        let at = at % bytes.len();
        bytes[at] = byte;
        let _ = read_docx(&bytes, &Limits::default());
    }
}
