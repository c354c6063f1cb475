//! Every exported DOCX and PDF, measured from the file against Phụ lục I of the decree.
//!
//! A failure names the file, the row, its article, the range and the figure. A row that no file
//! lets us measure fails too: a rule that is never tried protects nothing.

#![allow(clippy::print_stdout, reason = "the report is read in the log")]
#![allow(clippy::disallowed_methods, reason = "the suite reads files from disk")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use thethuc_certificate::{Facts, Medium, Rows, docx, pdf};
use thethuc_markup::Block;
use thethuc_tests::lawful::Report;
use thethuc_tests::{Exporter, Office, places, short_documents};

/// As many failures of one row in one file as a report shows.
const SHOWN_PER_ROW: usize = 2;

#[test]
fn every_file_is_lawful() {
    let exporter = Exporter::new().unwrap();
    let mut report = Report::new(Rows::read().unwrap());
    let cases = short_documents().unwrap();
    for case in &cases {
        let markup = exporter.markup(&case.document).unwrap();
        let file = docx::Docx::read(&exporter.docx(&markup).unwrap()).unwrap();
        let facts = docx::measure(&file, &case.document);
        report.add(&case.name, Medium::Docx, &facts);
        let file = pdf::Pdf::read(&exporter.pdf(&markup).unwrap()).unwrap();
        let facts = pdf::measure(&file, &case.document);
        report.add(&case.name, Medium::Pdf, &facts);
    }
    let never = report.never_measured();
    assert!(never.is_empty(), "never measured: {never:#?}");
    judge(&report);
}

/// The DOCX again, on the page that a word processor makes of it.
#[test]
fn libreoffice_shows_every_docx_as_lawful() {
    let office = Office::of_system().expect("LibreOffice (`cargo xtask test` installs it)");
    let folder = places::work("lawful-page").unwrap();
    let cases = short_documents().unwrap();
    let files = Exporter::new().unwrap().write_all(&cases, &folder).unwrap();
    let docx: Vec<PathBuf> = files.iter().map(|files| files.docx.clone()).collect();
    let shown = office.to_pdf(&docx, &folder.join("office")).unwrap();
    let mut report = Report::of_word_processor(Rows::read().unwrap());
    for (case, file) in cases.iter().zip(&shown) {
        let file = pdf::Pdf::read(&fs::read(file).unwrap()).unwrap();
        let facts = pdf::measure(&file, &case.document);
        report.add(&case.name, Medium::Pdf, &facts);
    }
    judge(&report);
}

fn judge(report: &Report) {
    println!("{}", report.summary());
    assert!(
        report.failures().is_empty(),
        "\n{}\n{}",
        short_list(report.failures()),
        report.summary()
    );
}

/// The failures, a few of each row of each file.
fn short_list(failures: &[String]) -> String {
    let mut shown: BTreeMap<String, usize> = BTreeMap::new();
    let mut out = String::new();
    for failure in failures {
        let key = failure.split(" (").next().unwrap_or_default().to_owned();
        let count = shown.entry(key).or_default();
        *count += 1;
        if *count <= SHOWN_PER_ROW {
            let _ = writeln!(out, "{failure}");
        }
    }
    for (key, count) in shown.iter().filter(|(_, count)| **count > SHOWN_PER_ROW) {
        let _ = writeln!(out, "{key}: {count} in all");
    }
    out
}

/// The measuring itself can fail: a page that is not lawful is told.
#[test]
fn an_unlawful_page_is_told() {
    let exporter = Exporter::new().unwrap();
    let case = short_documents()
        .unwrap()
        .into_iter()
        .find(|case| case.name == "sample-cong-van")
        .unwrap();
    let mut markup = exporter.markup(&case.document).unwrap();
    for style in markup.styles.0.values_mut() {
        style.size_pt -= 3.0;
        style.first_line_pt += 5.0;
    }
    markup.sections[0].page.left_pt = 50.0;
    for block in &mut markup.sections[0].blocks {
        let Block::Columns(columns) = block else {
            continue;
        };
        for block in columns
            .columns
            .iter_mut()
            .flat_map(|column| &mut column.blocks)
        {
            match block {
                Block::Rule(rule) => rule.length_pt *= 2.0,
                Block::Paragraph(paragraph) => paragraph
                    .runs
                    .iter_mut()
                    .for_each(|run| run.italic = !run.italic),
                _ => {}
            }
        }
    }
    let mut report = Report::new(Rows::read().unwrap());
    let measures: [(Medium, Facts); 2] = [
        (
            Medium::Docx,
            docx::measure(
                &docx::Docx::read(&exporter.docx(&markup).unwrap()).unwrap(),
                &case.document,
            ),
        ),
        (
            Medium::Pdf,
            pdf::measure(
                &pdf::Pdf::read(&exporter.pdf(&markup).unwrap()).unwrap(),
                &case.document,
            ),
        ),
    ];
    for (medium, facts) in &measures {
        report.add(&case.name, *medium, facts);
        for row in [
            "quoc_hieu.size_pt",
            "tieu_ngu.size_pt",
            "tieu_ngu.rule_to_text_ratio",
            "co_quan_ban_hanh.size_pt",
            "co_quan_ban_hanh.rule_to_text_ratio",
            "so_ky_hieu.size_pt",
            "so_ky_hieu.italic",
            "dia_danh_thoi_gian.italic",
            "noi_nhan_tu.size_pt",
            "noi_nhan_danh_sach.italic",
            "quyen_han_chuc_vu.size_pt",
            "ho_ten.size_pt",
            "margins.left_mm",
            "noi_dung.first_line_mm",
        ] {
            let told = format!("[{medium}] {row} ");
            assert!(
                report
                    .failures()
                    .iter()
                    .any(|failure| failure.contains(&told)),
                "{told} was not told"
            );
        }
    }
}
