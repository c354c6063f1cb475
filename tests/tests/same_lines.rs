//! DOCX and PDF break every line alike and put it on the same page: our PDF against what LibreOffice
//! makes of our DOCX, on all samples, all documents of `tests/documents/` and the long document.

use std::path::PathBuf;

use serde::Deserialize;
use thethuc_tests::{
    Case, Comparison, Exporter, Files, Office, TextLine, all_documents, places, read_lines,
};

/// Lines that LibreOffice is known to break otherwise, each with the reason.
const KNOWN: &str = include_str!("../data/line-differences.toml");

/// What must agree at least of the body of a document with known differences. LibreOffice 7.4 can
/// set a footnote on the page after its reference, and the lines around it follow.
fn least_percent(office: &Office) -> f64 {
    if office.version.starts_with("7.") {
        99.5
    } else {
        100.0
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    #[serde(default)]
    difference: Vec<Difference>,
}

/// Lines of ours that a version of LibreOffice does not have.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Difference {
    document: String,
    office: String,
    #[allow(dead_code, reason = "read by people")]
    reason: String,
    lines: Vec<KnownLine>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KnownLine {
    page: usize,
    text: String,
}

impl KnownLine {
    fn is(&self, line: &TextLine) -> bool {
        self.page == line.page && self.text == line.text
    }
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
        let (ours, theirs) = (read_lines(&files.pdf).unwrap(), read_lines(theirs).unwrap());
        let body = Comparison::of(&body_of(&ours), &body_of(&theirs));
        print!("{:>40}: {body}", files.name);
        agreed += body.agreed;
        total += body.total();
        let all = Comparison::of(&ours, &theirs);
        wrong.extend(faults(&all, body.percent(), files, office, &known));
    }
    println!(
        "LibreOffice {}: {agreed}/{total} lines of bodies agree",
        office.version
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn body_of(lines: &[TextLine]) -> Vec<TextLine> {
    let body = lines.iter().filter(|line| !line.is_page_number());
    body.cloned().collect()
}

fn faults(
    comparison: &Comparison,
    body_percent: f64,
    files: &Files,
    office: &Office,
    known: &Known,
) -> Vec<String> {
    let known: Vec<&KnownLine> = known
        .difference
        .iter()
        .filter(|known| known.document == files.name && known.office == office.version)
        .flat_map(|known| &known.lines)
        .collect();
    if known.is_empty() {
        return match comparison.is_same() {
            true => Vec::new(),
            false => vec![format!("{}: {comparison}", files.name)],
        };
    }
    let mut wrong = Vec::new();
    if body_percent < least_percent(office) {
        wrong.push(format!("{}: {body_percent:.2} % agree", files.name));
    }
    if comparison.pages_ours != comparison.pages_theirs {
        wrong.push(format!("{}: another number of pages", files.name));
    }
    for line in &comparison.only_ours {
        if !known.iter().any(|known| known.is(line)) {
            wrong.push(format!(
                "{} p.{}: not explained: {}",
                files.name, line.page, line.text
            ));
        }
    }
    for known in known {
        if !comparison.only_ours.iter().any(|line| known.is(line)) {
            wrong.push(format!(
                "{} p.{}: explained, yet alike: {}",
                files.name, known.page, known.text
            ));
        }
    }
    wrong
}
