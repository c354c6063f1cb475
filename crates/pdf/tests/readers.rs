//! What other programs read in the file: poppler and qpdf.
#![allow(clippy::disallowed_methods, reason = "other programs read the files")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests say what went wrong by panicking"
)]

mod common;

use std::io::Write;
use std::process::{Command, Stdio};

use common::{fonts, long_document, metadata, node, page, text};
use thethuc_layout::{Face, Item, Line, Pages, Rect, TagRole, TextItem};
use thethuc_pdf::write;

/// The output of a program that is given the file on its standard input.
fn read_with(program: &str, arguments: &[&str], pdf: &[u8]) -> String {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("{program}: {error}"));
    let mut input = child.stdin.take().unwrap();
    let bytes = pdf.to_vec();
    let feeder = std::thread::spawn(move || input.write_all(&bytes));
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap().unwrap();
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn words(pdf: &[u8]) -> String {
    let text = read_with("pdftotext", &["-enc", "UTF-8", "-", "-"], pdf);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The tree of structure with its letters, as poppler reads it.
fn structure(pdf: &[u8]) -> String {
    read_with("pdfinfo", &["-struct-text", "-"], pdf)
}

fn one_page(items: Vec<TextItem>, tags: &[TagRole]) -> Pages {
    Pages {
        pages: vec![page(items.into_iter().map(Item::Text).collect())],
        tags: tags.iter().map(|role| node(*role, None)).collect(),
        ..Pages::default()
    }
}

#[test]
fn every_vietnamese_letter_reads_back_in_every_face() {
    let vowels = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ";
    let letters = format!("{vowels} {}", vowels.to_uppercase());
    assert_eq!(letters.chars().filter(|c| *c != ' ').count(), 134 + 12);
    for face in Face::ALL {
        let mut item = text(&letters, 20.0, 100.0, Some(0));
        item.face = face;
        item.size_pt = 3.0;
        let pdf = write(&one_page(vec![item], &[TagRole::P]), &fonts(), &metadata()).unwrap();
        assert_eq!(words(&pdf), letters);
        let embedded = read_with("pdffonts", &["-"], &pdf);
        let row = embedded.lines().nth(2).unwrap();
        assert!(
            row.contains("yes yes yes"),
            "embedded, subset, Unicode: {row}"
        );
    }
}

#[test]
fn a_paragraph_reads_as_one_over_lines_and_pages() {
    let pages = long_document(2);
    let pdf = write(&pages, &fonts(), &metadata()).unwrap();
    let structure = structure(&pdf);
    assert_eq!(structure.matches("\n  P").count(), 4, "{structure}");
    assert!(
        structure.contains("H1 ") && structure.contains("\"CÔNG VĂN\""),
        "{structure}"
    );
    assert!(
        structure.contains("những \"\n"),
        "a blank stands where a line wraps"
    );
    assert!(!words(&pdf).contains("nhữngỦy"));
}

#[test]
fn a_character_without_a_glyph_is_a_blank() {
    let items = vec![text("chữ漢tự\u{0}mật\u{2060}khẩu", 85.0, 100.0, Some(0))];
    let pdf = write(&one_page(items, &[TagRole::P]), &fonts(), &metadata()).unwrap();
    assert_eq!(words(&pdf), "chữ tự mậtkhẩu");
}

#[test]
fn letters_that_share_a_glyph_read_back_as_written() {
    let written = "Đức Ðức 1\u{2011}2 1-2 µ μ Ω Ω";
    let items = vec![text(written, 85.0, 100.0, Some(0))];
    let pdf = write(&one_page(items, &[TagRole::P]), &fonts(), &metadata()).unwrap();
    let read = read_with("pdftotext", &["-enc", "UTF-8", "-", "-"], &pdf);
    assert_eq!(read.trim_end(), written);
}

#[test]
fn tables_lists_and_notes_keep_their_structure() {
    use TagRole::{L, LBody, Lbl, Li, Note, P, Reference, Table, Td, Th, Tr};
    let cell = (1, 1);
    let roles = [
        (P, None),            // 0
        (Reference, Some(0)), // 1
        (L, None),            // 2
        (Li, Some(2)),        // 3
        (Lbl, Some(3)),       // 4
        (LBody, Some(3)),     // 5
        (Table, None),        // 6
        (Tr, Some(6)),        // 7
        (
            Th {
                colspan: 2,
                rowspan: 1,
            },
            Some(7),
        ), // 8
        (Tr, Some(6)),        // 9
        (
            Td {
                colspan: cell.0,
                rowspan: cell.1,
            },
            Some(9),
        ), // 10
        (
            Td {
                colspan: cell.0,
                rowspan: cell.1,
            },
            Some(9),
        ), // 11, empty
        (Note, None),         // 12
        (P, None),            // 13, without text: left out
    ];
    let items = [
        ("trước", 0),
        ("1", 1),
        ("sau", 0),
        ("a)", 4),
        ("điểm", 5),
        ("Đầu bảng", 8),
        ("ô", 10),
        ("chú thích", 12),
    ];
    let mut baseline = 80.0;
    let items = items.map(|(letters, tag)| {
        baseline += 20.0;
        Item::Text(text(letters, 85.0, baseline, Some(tag)))
    });
    let pages = Pages {
        pages: vec![page(items.into())],
        tags: roles
            .iter()
            .map(|(role, parent)| node(*role, *parent))
            .collect(),
        ..Pages::default()
    };
    let pdf = write(&pages, &fonts(), &metadata()).unwrap();
    let read = structure(&pdf);
    let outline: Vec<&str> = read
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    let expected = [
        "Document",
        "  P (block)",
        "    \"trước\"",
        "    Reference (inline)",
        "      \"1\"",
        "    \"sau\"",
        "  L (block):",
        "     /ListNumbering /LowerAlpha",
        "    LI (block)",
    ];
    assert_eq!(&outline[..expected.len()], expected, "{read}");
    assert_eq!(
        read.matches("TD").count(),
        2,
        "an empty cell keeps its place: {read}"
    );
    assert!(
        read.contains("/ColSpan 2") && read.contains("/Scope /Column"),
        "{read}"
    );
    assert!(read.contains("Note"), "{read}");
}

#[test]
fn footnotes_come_after_the_text_that_refers_to_them() {
    use TagRole::{Note, P, Reference};
    let roles = [
        (P, None),
        (Reference, Some(0)),
        (Note, Some(0)),
        (Reference, Some(0)),
        (Note, Some(0)),
    ];
    let items = [
        ("một", 100.0, 0),
        ("1", 120.0, 1),
        ("hai", 130.0, 0),
        ("2", 150.0, 3),
        ("ba", 160.0, 0),
        ("ghi chú một", 100.0, 2),
        ("ghi chú hai", 100.0, 4),
    ];
    let items = items
        .iter()
        .enumerate()
        .map(|(index, (letters, x_pt, tag))| {
            let baseline_pt = if index < 5 {
                100.0
            } else {
                700.0 + index as f64 * 20.0
            };
            Item::Text(text(letters, *x_pt, baseline_pt, Some(*tag)))
        });
    let pages = Pages {
        pages: vec![page(items.collect())],
        tags: roles.map(|(role, parent)| node(role, parent)).into(),
        ..Pages::default()
    };
    let pdf = write(&pages, &fonts(), &metadata()).unwrap();
    let read = structure(&pdf);
    let letters: Vec<&str> = read.split('"').skip(1).step_by(2).collect();
    let expected = ["một", "1", "hai", "2", "ba", "ghi chú một", "ghi chú hai"];
    assert_eq!(letters, expected, "{read}");
}

#[test]
fn drawings_and_page_numbers_are_artefacts() {
    let mut pages = one_page(vec![text("7", 290.0, 40.0, None)], &[]);
    let sheet = std::sync::Arc::make_mut(&mut pages.pages[0]);
    sheet.items.push(Item::Line(Line {
        x1_pt: 100.0,
        y1_pt: 50.0,
        x2_pt: 200.0,
        y2_pt: 50.0,
        thickness_pt: 0.75,
        color: [0; 3],
    }));
    sheet.items.push(Item::Rect(Rect {
        x_pt: 100.0,
        y_pt: 60.0,
        width_pt: 80.0,
        height_pt: 20.0,
        thickness_pt: 1.0,
        color: [200, 0, 0],
        field: None,
    }));
    let pdf = write(&pages, &fonts(), &metadata()).unwrap();
    assert_eq!(structure(&pdf).trim(), "Document");
    assert_eq!(words(&pdf), "7");
}

#[test]
fn qpdf_finds_nothing_wrong_and_the_properties_are_there() {
    let pdf = write(&long_document(3), &fonts(), &metadata()).unwrap();
    let file = concat!(env!("CARGO_TARGET_TMPDIR"), "/check.pdf");
    std::fs::write(file, &pdf).unwrap();
    let checked = read_with("qpdf", &["--check", file], &[]);
    assert!(
        checked.contains("No syntax or stream encoding errors found"),
        "{checked}"
    );
    let info = read_with("pdfinfo", &["-isodates", "-"], &pdf);
    for line in [
        "Title:           Về việc tổ chức kỳ họp",
        "Author:          Ủy ban nhân dân tỉnh Thái Nguyên",
        "Creator:         Thể Thức",
        "Tagged:          yes",
        "Pages:           3",
        "Page size:       595.3 x 841.9 pts",
    ] {
        assert!(info.contains(line), "{line}\n{info}");
    }
    assert!(info.contains("2026-11-21T"), "{info}");
}

#[test]
fn a_justified_line_ends_where_the_layout_says() {
    let mut item = text("một hai ba", 100.0, 100.0, Some(0));
    item.blank_extra_pt = 30.0;
    item.width_pt += 60.0;
    let right = item.x_pt + item.width_pt;
    let pdf = write(&one_page(vec![item], &[TagRole::P]), &fonts(), &metadata()).unwrap();
    let boxes = read_with("pdftotext", &["-bbox", "-", "-"], &pdf);
    let word = boxes.lines().find(|line| line.contains(">ba<")).unwrap();
    let x_max: f64 = word
        .split("xMax=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .parse()
        .unwrap();
    assert!((x_max - right).abs() < 0.05, "{x_max} for {right}");
}
