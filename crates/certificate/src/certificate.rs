//! The certificate of form: every row with its outcome, bound to the bytes of the files.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use thethuc_model::Document;

use crate::{CertificateError, Fact, Measured, Medium, Rows, Wanted, docx, pdf};

/// Version of the form of a certificate.
pub const SCHEMA: u32 = 1;

/// As many failures of one row as a certificate lists.
const MOST_FAILURES: usize = 20;

/// A file as it was exported.
#[derive(Debug, Clone, Copy)]
pub struct Exported<'a> {
    /// What it is.
    pub medium: Medium,
    /// Its name without folders.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// What a certificate says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Name and version of the program that measured.
    pub program: String,
    /// When it measured, RFC 3339.
    pub issued: String,
    /// Title of the document.
    pub title: String,
}

/// What the exported files of a document were found to be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// [`SCHEMA`].
    pub schema: u32,
    /// By whom, when and of what.
    pub about: About,
    /// The files, by their bytes.
    pub files: Vec<Bound>,
    /// Every row of every file, in the order of files and of names.
    pub rows: Vec<Entry>,
}

/// A file that a certificate is bound to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bound {
    /// What it is.
    pub medium: Medium,
    /// Its name without folders.
    pub name: String,
    /// Its length.
    pub bytes: u64,
    /// SHA-256 of its bytes, 64 hexadecimal digits.
    pub sha256: String,
}

/// A row of the decree, measured in one file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// The file.
    pub medium: Medium,
    /// Subject and key: `quoc_hieu.size_pt`; the unit is the end of the key.
    pub row: String,
    /// The article that prescribes it.
    pub article: String,
    /// What it asks for.
    pub wanted: Wanted,
    /// What was found.
    pub outcome: Outcome,
    /// How many places were measured.
    pub measures: usize,
    /// The figures that were measured, each once, in their order.
    pub figures: Vec<Measured>,
    /// The places that fail, the first twenty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub failures: Vec<Failure>,
}

/// Whether a file keeps to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Every place that speaks of it does.
    Passed,
    /// Some place does not.
    Failed,
    /// The document has nothing that it speaks of.
    NotEvaluated,
}

/// A place that does not keep to its row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Failure {
    /// The first words there.
    pub place: String,
    /// What was measured.
    pub figure: Measured,
}

/// What became of a file since it was certified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Every byte is as it was.
    Same,
    /// Some byte is not.
    Changed,
}

/// Reads the files back and measures every row of the decree in each.
///
/// # Errors
/// When a file cannot be read as what it is said to be.
pub fn certify(
    about: About,
    document: &Document,
    files: &[Exported<'_>],
) -> Result<Certificate, CertificateError> {
    let rows = Rows::read()?;
    let mut entries = Vec::new();
    for file in files {
        let facts = match file.medium {
            Medium::Docx => docx::measure(&docx::Docx::read(file.bytes)?, document),
            Medium::Pdf => pdf::measure(&pdf::Pdf::read(file.bytes)?, document),
        };
        let mut by_row: BTreeMap<&str, Vec<&Fact>> = BTreeMap::new();
        for fact in &facts.0 {
            by_row.entry(&fact.row).or_default().push(fact);
        }
        for name in rows.names(file.medium) {
            let measured = by_row.remove(name.as_str()).unwrap_or_default();
            entries.extend(entry(&rows, file.medium, &name, &measured));
        }
    }
    Ok(Certificate {
        schema: SCHEMA,
        about,
        files: files.iter().map(Bound::to).collect(),
        rows: entries,
    })
}

fn entry(rows: &Rows, medium: Medium, name: &str, facts: &[&Fact]) -> Option<Entry> {
    let row = rows.get(name)?;
    let mut figures: Vec<Measured> = Vec::new();
    let mut failures = Vec::new();
    for fact in facts {
        let figure = fact.measured.rounded();
        if !figures.contains(&figure) {
            figures.push(figure.clone());
        }
        if !row.holds(&fact.measured, 1.0) {
            let place = fact.place.clone();
            failures.push(Failure { place, figure });
        }
    }
    let outcome = match (facts.is_empty(), failures.is_empty()) {
        (true, _) => Outcome::NotEvaluated,
        (false, true) => Outcome::Passed,
        (false, false) => Outcome::Failed,
    };
    failures.truncate(MOST_FAILURES);
    figures.sort_by(Measured::order);
    Some(Entry {
        medium,
        row: name.to_owned(),
        article: row.article.to_owned(),
        wanted: row.wanted.clone(),
        outcome,
        measures: facts.len(),
        figures,
        failures,
    })
}

impl Bound {
    fn to(file: &Exported<'_>) -> Self {
        Self {
            medium: file.medium,
            name: file.name.to_owned(),
            bytes: file.bytes.len() as u64,
            sha256: sha256(file.bytes),
        }
    }

    /// Whether these are still the bytes that were certified.
    #[must_use]
    pub fn fate(&self, bytes: &[u8]) -> Fate {
        if self.bytes == bytes.len() as u64 && self.sha256 == sha256(bytes) {
            Fate::Same
        } else {
            Fate::Changed
        }
    }
}

impl Certificate {
    /// How many rows have that outcome, over all files.
    #[must_use]
    pub fn count(&self, outcome: Outcome) -> usize {
        let rows = self.rows.iter().filter(|entry| entry.outcome == outcome);
        rows.count()
    }
}

/// SHA-256 as 64 hexadecimal digits.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .fold(String::with_capacity(64), |mut digits, byte| {
            let _ = write!(digits, "{byte:02x}");
            digits
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rows_of_the_decree_can_be_read() {
        assert!(Rows::read().unwrap().count() > 250);
    }

    #[test]
    fn a_row_is_passed_failed_or_not_evaluated() {
        let rows = Rows::read().unwrap();
        let fact = |measured: f64| Fact {
            row: "quoc_hieu.size_pt".to_owned(),
            place: "CỘNG HÒA".to_owned(),
            measured: measured.into(),
        };
        let outcome = |facts: &[&Fact]| {
            let entry = entry(&rows, Medium::Pdf, "quoc_hieu.size_pt", facts).unwrap();
            (entry.outcome, entry.figures.len(), entry.failures.len())
        };
        assert_eq!(outcome(&[]), (Outcome::NotEvaluated, 0, 0));
        let (lawful, same, wrong) = (fact(13.0), fact(13.0), fact(15.0));
        assert_eq!(outcome(&[&lawful, &same]), (Outcome::Passed, 1, 0));
        assert_eq!(outcome(&[&lawful, &wrong]), (Outcome::Failed, 2, 1));
    }

    #[test]
    fn one_byte_tells() {
        let file = Exported {
            medium: Medium::Docx,
            name: "a.docx",
            bytes: b"abc",
        };
        let bound = Bound::to(&file);
        assert_eq!(
            bound.sha256,
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert_eq!(bound.fate(b"abc"), Fate::Same);
        assert_eq!(bound.fate(b"abd"), Fate::Changed);
    }

    #[test]
    fn what_is_no_docx_or_pdf_is_an_error() {
        let about = About {
            program: String::new(),
            issued: String::new(),
            title: String::new(),
        };
        for medium in [Medium::Docx, Medium::Pdf] {
            let file = Exported {
                medium,
                name: "a",
                bytes: b"no file",
            };
            assert!(certify(about.clone(), &Document::new("cong-van"), &[file]).is_err());
        }
    }
}
