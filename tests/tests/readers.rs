//! Programs that are not ours read every file we write, and find nothing wrong: qpdf, veraPDF,
//! poppler, the validator of the Open XML SDK, python-docx.

use std::path::PathBuf;
use std::sync::OnceLock;

use thethuc_model::{Block, Document, RichText};
use thethuc_tests::reading::{open_xml_faults, pdf_text, python_docx, qpdf_faults};
use thethuc_tests::{Case, Exporter, Files, all_documents, places, verapdf};

/// All documents with their files, exported once.
fn exported() -> &'static [(Case, Files)] {
    static EXPORTED: OnceLock<Vec<(Case, Files)>> = OnceLock::new();
    EXPORTED.get_or_init(|| {
        let folder = places::work("readers").unwrap();
        let exporter = Exporter::new().unwrap();
        let cases = all_documents().unwrap();
        let files = exporter.write_all(&cases, &folder).unwrap();
        cases.into_iter().zip(files).collect()
    })
}

#[test]
fn qpdf_finds_every_pdf_clean() {
    for (_, files) in exported() {
        assert_eq!(qpdf_faults(&files.pdf).unwrap(), None, "{}", files.name);
    }
}

#[test]
fn verapdf_finds_every_pdf_to_keep_pdf_a_2a_and_pdf_ua_1() {
    for (_, files) in exported() {
        for standard in ["2a", "ua1"] {
            let report = verapdf::validate(&files.pdf, standard).unwrap();
            assert!(
                report.is_compliant(),
                "{} {standard}: {:#?}",
                files.name,
                report.broken
            );
        }
    }
}

#[test]
fn poppler_reads_every_word_of_the_body_in_order_and_composed() {
    for (case, files) in exported() {
        let text = pdf_text(&files.pdf).unwrap();
        assert_eq!(thethuc_text::nfc(&text), text, "{}", files.name);
        let found = words(&text);
        in_order(&body_words(&case.document), &found, &files.name);
    }
}

#[test]
fn the_open_xml_validator_finds_no_fault_in_any_docx() {
    for (_, files) in exported() {
        let faults = open_xml_faults(&files.docx).unwrap();
        assert!(faults.is_empty(), "{}: {faults:#?}", files.name);
    }
}

#[test]
fn python_docx_opens_every_docx_and_reads_the_body_in_order() {
    let docx: Vec<PathBuf> = exported()
        .iter()
        .map(|(_, files)| files.docx.clone())
        .collect();
    let read = python_docx(&docx).unwrap();
    assert_eq!(read.len(), docx.len());
    for ((case, files), read) in exported().iter().zip(read) {
        let found = words(&read.paragraphs.join("\n"));
        in_order(&body_words(&case.document), &found, &files.name);
        assert!(
            read.sections > 0 && !read.title.is_empty(),
            "{}",
            files.name
        );
    }
}

/// The words of the body as the document has them, without footnotes, which stand elsewhere on the
/// page, and in small letters, because titles are printed in capitals.
fn body_words(document: &Document) -> Vec<String> {
    let mut text = String::new();
    for block in &document.noi_dung {
        match block {
            Block::Bang(table) => {
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    push(&mut text, &cell.text);
                }
            }
            block => block
                .text()
                .into_iter()
                .for_each(|rich| push(&mut text, rich)),
        }
    }
    words(&text)
}

fn push(text: &mut String, rich: &RichText) {
    text.push_str(&rich.plain());
    text.push('\n');
}

/// Runs of letters and digits: what stands between them is set by the page (a blank, a line's end,
/// a footnote mark).
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// Every wanted word is found, in the same order; others (labels, repeated heads) may stand between.
/// A word in two pieces is one: the page breaks a word that is wider than the line.
fn in_order(wanted: &[String], found: &[String], name: &str) {
    let mut next = 0;
    for (index, word) in wanted.iter().enumerate() {
        let whole = |place: &usize| found[*place] == *word;
        let broken =
            |place: &usize| found[*place..].iter().take(2).cloned().collect::<String>() == *word;
        let place = (next..found.len()).find(|place| whole(place) || broken(place));
        let before = &wanted[index.saturating_sub(8)..index];
        let place = place.unwrap_or_else(|| panic!("{name}: {word:?} is missing after {before:?}"));
        next = if whole(&place) { place + 1 } else { place + 2 };
    }
}
