//! What must hold of bytes that anybody may have written. The fuzz targets of `tests/fuzz` and the
//! suite `foreign_bytes` ask the same.

use std::sync::OnceLock;

use thethuc_model::{read_document, write_document};
use thethuc_package::edxml;
use thethuc_reading::{Limits, Reading, read_docx, read_pdf};
use thethuc_recognize::recognize;
use thethuc_signature::trust::TrustStore;
use thethuc_signature::{Certificate, Verdict, verify};
use thethuc_spelling::Speller;

use crate::Exporter;

/// Bytes read as a document file. They are refused, or they read back as they were written and go
/// through the whole program: markup, pages, DOCX, PDF.
///
/// # Panics
/// When that does not hold.
pub fn document(bytes: &[u8]) {
    static EXPORTER: OnceLock<Exporter> = OnceLock::new();
    let exporter = EXPORTER.get_or_init(|| Exporter::new().expect("the bundled fonts"));
    let Ok(document) = read_document(bytes) else {
        return;
    };
    let written = write_document(&document);
    let again = read_document(written.as_bytes()).expect("what was written reads back");
    assert_eq!(document, again);
    // A kind that nobody knows is refused here, with its place.
    if let Ok(markup) = exporter.markup(&document) {
        assert!(!exporter.pages(&markup).pages.is_empty(), "no page");
        exporter.docx(&markup).expect("a DOCX file");
        exporter.pdf(&markup).expect("a PDF file");
    }
}

/// Bytes read as a Word file, or as the body of one. They are refused, or they are understood, judged
/// and written again as files of ours.
///
/// # Panics
/// When that does not hold.
pub fn word_file(bytes: &[u8]) {
    let file = match std::str::from_utf8(bytes) {
        Ok(body) if !bytes.starts_with(b"PK") => thethuc_wordlike::around(body),
        _ => bytes.to_vec(),
    };
    if let Ok(reading) = read_docx(&file, &LIMITS) {
        understood(&reading);
    }
}

/// Bytes read as a PDF. They are refused, or they are understood, judged and written again as files of
/// ours.
///
/// # Panics
/// When that does not hold.
pub fn pdf_file(bytes: &[u8]) {
    if let Ok(reading) = read_pdf(bytes, &LIMITS) {
        understood(&reading);
    }
}

fn understood(reading: &Reading) {
    for paragraph in &reading.paragraphs {
        let runs = paragraph
            .runs
            .iter()
            .map(|run| &paragraph.text[run.range.clone()]);
        assert_eq!(
            runs.collect::<String>(),
            paragraph.text,
            "runs cover the text"
        );
    }
    for trace in &reading.traces {
        if let Some(paragraph) = trace.paragraph {
            let text = &reading.paragraphs[paragraph].text;
            assert!(
                text.get(trace.range.clone()).is_some(),
                "{trace:?} in {text}"
            );
        }
    }
    let recognition = recognize(reading);
    for spot in &recognition.spots {
        let text = &reading.paragraphs[spot.paragraph].text;
        assert!(text.get(spot.range.clone()).is_some(), "{spot:?} in {text}");
    }
    document(write_document(&recognition.document).as_bytes());
}

/// Small, so that a fuzzer does not spend its time on large files.
const LIMITS: Limits = Limits {
    part_bytes: 1 << 20,
    total_bytes: 4 << 20,
    entries: 200,
    depth: 200,
};

/// Bytes read as a signed PDF, as the octets of a signature in one, and as a certificate. They are
/// refused, or told of; where nobody is trusted, nothing is valid.
///
/// # Panics
/// When that does not hold.
pub fn signed_file(bytes: &[u8]) {
    let _ = Certificate::read_all(bytes);
    for file in [bytes.to_vec(), around_octets(bytes)] {
        let report = verify(&file, &TrustStore::default(), chrono::DateTime::UNIX_EPOCH);
        if let Ok(report) = report {
            assert_ne!(report.verdict(), Some(Verdict::Valid));
        }
    }
}

/// A file with a signature of these octets, which covers all of it.
fn around_octets(octets: &[u8]) -> Vec<u8> {
    let digits: String = octets.iter().map(|octet| format!("{octet:02x}")).collect();
    let head = "%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[3 0 R]>>>>\nendobj\n\
        2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n\
        3 0 obj\n<</T(a)/FT/Sig/V<</Type/Sig/SubFilter/ETSI.CAdES.detached/Contents";
    let end = head.len() + digits.len() + 2;
    let tail = |length: usize| {
        format!(
            "/ByteRange[0 {} {end} {length:08}]>>>>\nendobj\n\
             trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n0\n%%EOF\n",
            head.len()
        )
    };
    let tail = tail(tail(0).len());
    format!("{head}<{digits}>{tail}").into_bytes()
}

/// Bytes read as a message of edXML. They are refused, or what they say is written and reads back the
/// same, and each attached file has the name of one file.
///
/// # Panics
/// When that does not hold.
pub fn message(bytes: &[u8]) {
    let limits = edxml::Limits {
        file_bytes: 1 << 20,
        unpacked_bytes: 4 << 20,
        attachments: 20,
    };
    let Ok(received) = edxml::read(bytes, &limits) else {
        return;
    };
    if let edxml::Message::Document(document) = &received.message {
        for file in &document.attachments {
            assert!(!file.name.contains(['/', '\\']) && !file.name.starts_with('.'));
        }
    }
    // What lacks something that a receiver needs is not written.
    if let Ok(written) = received.message.write() {
        let again = edxml::read(&written, &edxml::Limits::default()).expect("what was written");
        assert_eq!(again.message, received.message);
    }
}

/// Bytes read as running text that cites documents: what is found stands in the text.
///
/// # Panics
/// When that does not hold.
pub fn cited(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for citation in &thethuc_citation::find(&text).citations {
        for place in citation.places() {
            assert!(text.get(place).is_some());
        }
    }
}

/// Bytes read as text, and as the letters of an old encoding: what is misspelt stands in the text.
///
/// # Panics
/// When that does not hold.
pub fn spelt(bytes: &[u8]) {
    let old: String = bytes.iter().map(|&byte| char::from(byte)).collect();
    let speller = Speller::builtin().expect("the built-in table");
    for text in [String::from_utf8_lossy(bytes), old.into()] {
        let _ = thethuc_text::guess_charset(&text);
        for found in speller.check(&text) {
            assert!(text.get(found.range).is_some());
        }
    }
}
