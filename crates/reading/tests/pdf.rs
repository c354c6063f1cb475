//! PDFs of every kind: what is read, and what is refused with a reason.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Write as _;

use thethuc_reading::{Align, Limits, Medium, Place, ReadError, Reading, read_pdf};

/// A PDF of one page with this content, in a font of one byte.
fn pdf(content: &str, font: &str) -> Vec<u8> {
    let widths = "500 ".repeat(256);
    // Letters before Unicode stand in their font under codes that name them nothing else.
    let latin: Vec<u8> = content
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    let objects: [Vec<u8>; 5] = [
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
          /Resources << /Font << /F 5 0 R >> >> >>"
            .to_vec(),
        [
            format!("<< /Length {} >>\nstream\n", latin.len()).into_bytes(),
            latin,
            b"\nendstream".to_vec(),
        ]
        .concat(),
        format!(
            "<< /Type /Font /Subtype /TrueType /BaseFont /{font} /Encoding /WinAnsiEncoding \
             /FirstChar 0 /Widths [{widths}] >>"
        )
        .into_bytes(),
    ];
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut table = String::from("xref\n0 6\n0000000000 65535 f \n");
    for (index, object) in objects.iter().enumerate() {
        let _ = writeln!(table, "{:010} 00000 n ", out.len());
        out.extend(format!("{} 0 obj\n", index + 1).into_bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let start = out.len();
    out.extend(table.into_bytes());
    let trailer = format!("trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
    out.extend(trailer.into_bytes());
    out
}

/// A line of letters at a place, from the lower left corner.
fn line(x: u32, y: u32, text: &str) -> String {
    format!("BT /F 14 Tf {x} {y} Td ({text}) Tj ET\n")
}

fn read(content: &str, font: &str) -> Result<Reading, ReadError> {
    read_pdf(&pdf(content, font), &Limits::default())
}

fn texts(reading: &Reading) -> Vec<&str> {
    reading
        .paragraphs
        .iter()
        .map(|paragraph| paragraph.text.as_str())
        .collect()
}

/// Three lines of a paragraph whose first one is indented, and the first line of a second one.
fn paragraphs() -> String {
    line(
        100,
        700,
        "Nay giao cho hai anh trong ban lo vi sao cac em chua di hoc hai hom nay",
    ) + &line(
        72,
        680,
        "va tim xem khi nao thi di duoc; anh em trong ban xem ai chua lam thi lam ngay",
    ) + &line(72, 660, "hai hom.")
        + &line(100, 640, "Trong khi cho, hai anh ghi so.")
}

#[test]
fn lines_become_paragraphs() {
    let reading = read(&paragraphs(), "TimesNewRomanPSMT").unwrap();
    assert_eq!(reading.medium, Medium::Pdf);
    assert_eq!(
        texts(&reading),
        [
            "Nay giao cho hai anh trong ban lo vi sao cac em chua di hoc hai hom nay va tim xem khi \
             nao thi di duoc; anh em trong ban xem ai chua lam thi lam ngay hai hom.",
            "Trong khi cho, hai anh ghi so.",
        ]
    );
    let first = &reading.paragraphs[0];
    assert_eq!(first.runs[0].look.font, "Times New Roman");
    assert_eq!((first.first_line_pt, first.align), (28.0, Align::Left));
}

#[test]
fn what_stands_beside_each_other_becomes_columns() {
    let head = line(72, 790, "SO NOI VU")
        + &line(300, 790, "CONG HOA XA HOI")
        + &line(72, 770, "So: 5")
        + &line(300, 770, "Doc lap");
    let reading = read(&(head + &paragraphs()), "TimesNewRomanPSMT").unwrap();
    let columns: Vec<(usize, &str)> = reading
        .paragraphs
        .iter()
        .filter_map(|paragraph| match paragraph.place {
            Place::Cell { column, .. } => Some((column, paragraph.text.as_str())),
            _ => None,
        })
        .collect();
    assert_eq!(
        columns,
        [
            (0, "SO NOI VU"),
            (0, "So: 5"),
            (1, "CONG HOA XA HOI"),
            (1, "Doc lap")
        ]
    );
}

#[test]
fn letters_before_unicode_are_decoded() {
    // TCVN3: `B¶n` is `Bản`.
    let text = "B\u{B6}n nay giao cho hai anh trong ban lo vi sao cac em chua di hoc";
    let reading = read(&line(72, 700, text), "#2EVnTime").unwrap();
    assert!(
        texts(&reading)[0].starts_with("Bản nay"),
        "{:?}",
        texts(&reading)
    );
    assert!(!reading.paragraphs[0].runs[0].verbatim);
}

#[test]
fn what_a_machine_read_off_a_picture_is_doubted() {
    let reading = read(&format!("3 Tr {}", paragraphs()), "TimesNewRomanPSMT").unwrap();
    assert_eq!(reading.medium, Medium::DoubtfulPdf);
}

#[test]
fn a_picture_has_no_letters() {
    let blank = read("0 0 595 842 re f", "TimesNewRomanPSMT");
    assert!(matches!(blank, Err(ReadError::NoLetters)), "{blank:?}");
}

#[test]
fn letters_that_are_no_words_are_refused() {
    let rubbish = line(
        72,
        700,
        "xqzt wvkj bnmq pplx qqwr zzxv kkjh ttrw vvbn mmnb xxcz qqws ddfg",
    );
    let read = read(&rubbish, "TimesNewRomanPSMT");
    assert!(matches!(read, Err(ReadError::Garbled)), "{read:?}");
}

#[test]
fn what_is_no_pdf_is_refused() {
    let whole = pdf(&paragraphs(), "TimesNewRomanPSMT");
    for bytes in [b"".as_slice(), b"%PDF-1.7\n", &whole[..30]] {
        let read = read_pdf(bytes, &Limits::default());
        assert!(matches!(read, Err(ReadError::BadPdf(_))), "{read:?}");
    }
}

#[test]
fn a_page_of_more_than_a_page_holds_is_refused() {
    let lines = "0 0 m 9 9 l S ".repeat(500_000);
    let read = read(&lines, "TimesNewRomanPSMT");
    assert!(matches!(read, Err(ReadError::TooLarge(_))), "{read:?}");
}
