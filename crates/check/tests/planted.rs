//! Faults of form planted in a file of ours, one at a time: each is found by its rule.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test reads files and fails by panicking"
)]

mod common;

use std::io::{Cursor, Read, Write};

use thethuc_check::{Knowledge, State, check_file};
use thethuc_reading::{Limits, read_docx};
use thethuc_recognize::{Regime, recognize};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A fault: the rule that finds it, the part it is planted in, what stands there, what is put there.
struct Fault {
    code: &'static str,
    part: &'static str,
    from: &'static str,
    to: &'static str,
}

const fn fault(
    code: &'static str,
    part: &'static str,
    from: &'static str,
    to: &'static str,
) -> Fault {
    Fault {
        code,
        part,
        from,
        to,
    }
}

const DOCUMENT: &str = "word/document.xml";
const STYLES: &str = "word/styles.xml";

const FAULTS: &[Fault] = &[
    fault(
        "TB01",
        DOCUMENT,
        r#"w:w="11906" w:h="16838""#,
        r#"w:w="12240" w:h="15840""#,
    ),
    fault(
        "TB02",
        DOCUMENT,
        r#"w:left="1701" w:header"#,
        r#"w:left="1440" w:header"#,
    ),
    fault(
        "TB03",
        DOCUMENT,
        r#"w:w="11906" w:h="16838""#,
        r#"w:w="16838" w:h="11906""#,
    ),
    fault(
        "TB04",
        STYLES,
        r#"w:hAnsi="Times New Roman""#,
        r#"w:hAnsi="Arial""#,
    ),
    fault(
        "TB05",
        DOCUMENT,
        r#"<w:r><w:t xml:space="preserve">Như trên"#,
        "<w:r><w:rPr><w:rFonts w:hAnsi=\".VnTime\"/></w:rPr><w:t>Nh\u{AD} tr\u{AA}n",
    ),
    fault(
        "TB06",
        STYLES,
        r#"<w:color w:val="000000"/>"#,
        r#"<w:color w:val="0070C0"/>"#,
    ),
    fault(
        "TB07",
        "word/header1.xml",
        r#"<w:pStyle w:val="so_trang"/>"#,
        r#"<w:pStyle w:val="so_trang"/><w:jc w:val="right"/>"#,
    ),
    fault("TB08", DOCUMENT, "<w:titlePg/>", ""),
    fault(
        "TB09",
        "word/header1.xml",
        "<w:r><w:fldChar",
        "<w:r><w:rPr><w:i/></w:rPr><w:fldChar",
    ),
    fault("TB10", DOCUMENT, "Độc lập - Tự do", "Độc lập – Tự do"),
    fault(
        "TB13",
        DOCUMENT,
        ">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<",
        ">Cộng hòa xã hội chủ nghĩa Việt Nam<",
    ),
];

/// A style, what stands in it, what is put there: faults of one component.
const STYLE_FAULTS: &[(&str, &str, &str, &str)] = &[
    (
        "TB11",
        "quoc_hieu",
        r#"<w:sz w:val="26"/>"#,
        r#"<w:sz w:val="30"/>"#,
    ),
    (
        "TB11",
        "noi_nhan_danh_sach",
        r#"<w:sz w:val="22"/>"#,
        r#"<w:sz w:val="24"/>"#,
    ),
    ("TB12", "co_quan_ban_hanh", "<w:b/>", ""),
    ("TB12", "dia_danh_thoi_gian", "<w:i/>", ""),
    (
        "TB14",
        "noi_dung",
        r#"<w:jc w:val="both"/>"#,
        r#"<w:jc w:val="left"/>"#,
    ),
    (
        "TB15",
        "noi_dung",
        r#"w:firstLine="720""#,
        r#"w:firstLine="200""#,
    ),
    ("TB16", "noi_dung", r#"w:before="120""#, r#"w:before="20""#),
    ("TB17", "noi_dung", r#"w:line="322""#, r#"w:line="560""#),
];

#[test]
fn every_planted_fault_is_found() {
    let clean = common::exported("cong-van");
    for fault in FAULTS {
        let planted = plant(&clean, fault.part, &|text| {
            text.replace(fault.from, fault.to)
        });
        expect(fault.code, &planted, fault.from);
    }
    for (code, style, from, to) in STYLE_FAULTS {
        let planted = plant(&clean, STYLES, &|text| in_style(text, style, from, to));
        expect(code, &planted, style);
    }
}

#[test]
fn rules_made_of_characters_and_no_rules_are_told() {
    let clean = common::exported("cong-van");
    let bare = plant(&clean, DOCUMENT, &|text| {
        text.replace(r#"<w:top w:val="single""#, r#"<w:top w:val="nil""#)
    });
    expect("TB18", &bare, "no rule at all");
}

#[test]
fn a_document_under_other_rules_is_not_judged() {
    let clean = common::exported("cong-van");
    let party = plant(&clean, DOCUMENT, &|text| {
        text.replace(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "ĐẢNG CỘNG SẢN VIỆT NAM",
        )
    });
    let reading = read_docx(&party, &Limits::default()).unwrap();
    let recognition = recognize(&reading);
    assert_eq!(recognition.regime, Regime::Dang);
    let report = check_file(&reading, &recognition, Knowledge::builtin());
    assert_eq!(report.findings, []);
    assert!(
        report
            .outcomes
            .iter()
            .all(|outcome| outcome.state == State::ChuaDanhGia)
    );
}

fn expect(code: &str, bytes: &[u8], what: &str) {
    let reading = read_docx(bytes, &Limits::default()).unwrap();
    let report = check_file(&reading, &recognize(&reading), Knowledge::builtin());
    let found: Vec<_> = report
        .findings
        .iter()
        .map(|f| (f.code, &f.message))
        .collect();
    assert!(
        found.iter().any(|(found, _)| *found == code),
        "{code} ({what}): {found:?}"
    );
}

fn in_style(text: &str, style: &str, from: &str, to: &str) -> String {
    let start = text.find(&format!(r#"w:styleId="{style}""#)).unwrap();
    let end = start + text[start..].find("</w:style>").unwrap();
    let changed = text[start..end].replace(from, to);
    assert_ne!(changed, text[start..end], "{style} has no {from}");
    format!("{}{changed}{}", &text[..start], &text[end..])
}

/// The file with one part changed.
fn plant(bytes: &[u8], part: &str, change: &dyn Fn(&str) -> String) -> Vec<u8> {
    let mut source = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut target = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..source.len() {
        let mut entry = source.by_index(index).unwrap();
        let name = entry.name().to_owned();
        let mut text = String::new();
        entry.read_to_string(&mut text).unwrap();
        if name == part {
            let changed = change(&text);
            assert_ne!(changed, text, "nothing was planted in {part}");
            text = changed;
        }
        target
            .start_file(name, SimpleFileOptions::default())
            .unwrap();
        target.write_all(text.as_bytes()).unwrap();
    }
    target.finish().unwrap().into_inner()
}
