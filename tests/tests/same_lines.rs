//! DOCX and PDF break every line alike and put it on the same page: our PDF against what LibreOffice
//! makes of our DOCX, on all samples, all documents of `tests/documents/` and the long document.

use std::path::PathBuf;

use serde::Deserialize;
use thethuc_tests::{Case, Comparison, Exporter, Files, Office, all_documents, places, read_lines};

/// Lines that LibreOffice is known to break otherwise, each with the reason.
const KNOWN: &str = include_str!("../data/line-differences.toml");

/// What must agree at least of a document with known differences.
///
/// LibreOffice 7.4 rounds widths: a line that fits by a hair's breadth breaks a word earlier there,
/// and the lines below it follow.
fn least_percent(office: &Office) -> f64 {
    if office.version.starts_with("7.") {
        99.0
    } else {
        99.5
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    #[serde(default)]
    difference: Vec<Difference>,
}

/// A line of ours that a version of LibreOffice does not have.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Difference {
    document: String,
    office: String,
    page: usize,
    line: String,
    #[allow(dead_code, reason = "read by people")]
    reason: String,
}

#[test]
fn lines_stand_alike_in_the_libreoffice_of_the_system() {
    let office = Office::of_system().expect("LibreOffice (`cargo xtask test` installs it)");
    judge(&office);
}

#[test]
fn lines_stand_alike_in_the_libreoffice_of_backports() {
    match Office::of_backports() {
        Some(office) => judge(&office),
        None => println!("skipped: LibreOffice 25.2 could not be had on this system"),
    }
}

fn judge(office: &Office) {
    let folder = places::work(&format!("same-lines-{}", office.version)).unwrap();
    let cases: Vec<Case> = all_documents().unwrap();
    let exporter = Exporter::new().unwrap().like(office);
    let files = exporter.write_all(&cases, &folder).unwrap();
    let docx: Vec<PathBuf> = files.iter().map(|files| files.docx.clone()).collect();
    let theirs = office.to_pdf(&docx, &folder.join("office")).unwrap();
    let known: Known = toml::from_str(KNOWN).unwrap();

    let mut wrong = Vec::new();
    let (mut agreed, mut total) = (0, 0);
    for (files, theirs) in files.iter().zip(&theirs) {
        let comparison = Comparison::of(
            &read_lines(&files.pdf).unwrap(),
            &read_lines(theirs).unwrap(),
        );
        print!("{:>40}: {comparison}", files.name);
        agreed += comparison.agreed;
        total += comparison.total();
        wrong.extend(faults(&comparison, files, office, &known));
    }
    println!(
        "LibreOffice {}: {agreed}/{total} lines agree",
        office.version
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn faults(comparison: &Comparison, files: &Files, office: &Office, known: &Known) -> Vec<String> {
    let known: Vec<&Difference> = known
        .difference
        .iter()
        .filter(|known| known.document == files.name && known.office == office.version)
        .collect();
    if known.is_empty() {
        return match comparison.is_same() {
            true => Vec::new(),
            false => vec![format!("{}: {comparison}", files.name)],
        };
    }
    let mut wrong = Vec::new();
    if comparison.percent() < least_percent(office) {
        wrong.push(format!(
            "{}: {:.2} % agree",
            files.name,
            comparison.percent()
        ));
    }
    if comparison.pages_ours != comparison.pages_theirs {
        wrong.push(format!("{}: another number of pages", files.name));
    }
    for line in &comparison.only_ours {
        if !known
            .iter()
            .any(|known| known.page == line.page && known.line == line.text)
        {
            wrong.push(format!(
                "{} p.{}: not explained: {}",
                files.name, line.page, line.text
            ));
        }
    }
    for known in known {
        let differs =
            |line: &thethuc_tests::TextLine| line.page == known.page && line.text == known.line;
        if !comparison.only_ours.iter().any(differs) {
            wrong.push(format!(
                "{} p.{}: explained, yet alike: {}",
                files.name, known.page, known.line
            ));
        }
    }
    wrong
}
