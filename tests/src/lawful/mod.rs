//! The page of an exported file, measured in millimetres and points against the decree.
//!
//! What the decree prescribes stands in `rows.toml`, written from its text. [`expected`] says which
//! words of a document must stand on the page and what they are; [`docx`] and [`pdf`] find them in
//! the files by their own reading (no line, page or style of the program is asked) and measure.
//! [`Report`] holds every measure against its row.

pub mod docx;
pub mod expected;
mod letters;
pub mod numbering;
pub mod pdf;
mod subjects;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use anyhow::{Context, Result};
use serde::Deserialize;

/// How far a measure may be off its range, by the unit at the end of the row's name: writing to a
/// file rounds to twips (1/20 pt) and PDF numbers to hundredths.
const TOLERANCES: [(&str, f64); 3] = [("_pt", 0.11), ("_mm", 0.3), ("_ratio", 0.012)];

/// Which of the two files was measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Medium {
    /// WordprocessingML.
    Docx,
    /// PDF.
    Pdf,
}

impl fmt::Display for Medium {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Docx => "docx",
            Self::Pdf => "pdf",
        })
    }
}

/// What was measured for one row.
#[derive(Debug, Clone, PartialEq)]
pub enum Measured {
    /// A figure in the unit of the row.
    Number(f64),
    /// Yes or no.
    Flag(bool),
    /// A word.
    Word(String),
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number:.3}"),
            Self::Flag(flag) => write!(f, "{flag}"),
            Self::Word(word) => write!(f, "{word}"),
        }
    }
}

impl From<f64> for Measured {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Measured {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<String> for Measured {
    fn from(word: String) -> Self {
        Self::Word(word)
    }
}

impl From<&str> for Measured {
    fn from(word: &str) -> Self {
        Self::Word(word.to_owned())
    }
}

/// What a row of `rows.toml` asks for.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
enum Wanted {
    Flag(bool),
    Word(String),
    Range([f64; 2]),
    Ranges(Vec<[f64; 2]>),
    Words(Vec<String>),
}

impl Wanted {
    fn holds(&self, measured: &Measured, tolerance: f64) -> bool {
        let within = |[low, high]: &[f64; 2], number: f64| {
            (low - tolerance..=high + tolerance).contains(&number)
        };
        match (self, measured) {
            (Self::Flag(wanted), Measured::Flag(flag)) => wanted == flag,
            (Self::Word(wanted), Measured::Word(word)) => wanted == word,
            (Self::Words(wanted), Measured::Word(word)) => wanted.contains(word),
            (Self::Range(range), Measured::Number(number)) => within(range, *number),
            (Self::Ranges(ranges), Measured::Number(number)) => {
                ranges.iter().any(|range| within(range, *number))
            }
            _ => false,
        }
    }
}

#[derive(Debug, Deserialize)]
struct Subject {
    article: String,
    #[serde(default)]
    only: Only,
    #[serde(flatten)]
    rows: BTreeMap<String, Wanted>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Only {
    #[serde(default)]
    docx: BTreeSet<String>,
    #[serde(default)]
    pdf: BTreeSet<String>,
}

/// The rows of the decree.
#[derive(Debug)]
pub struct Rows(BTreeMap<String, Subject>);

impl Rows {
    /// Reads `rows.toml`.
    ///
    /// # Errors
    /// When it is no table of rows.
    pub fn read() -> Result<Self> {
        toml::from_str(include_str!("rows.toml"))
            .map(Self)
            .context("rows.toml")
    }

    /// How many rows there are, over all subjects.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.values().map(|subject| subject.rows.len()).sum()
    }

    fn names(&self, medium: Medium) -> BTreeSet<String> {
        let measurable = |subject: &Subject, row: &str| {
            !match medium {
                Medium::Docx => &subject.only.pdf,
                Medium::Pdf => &subject.only.docx,
            }
            .contains(row)
        };
        self.0
            .iter()
            .flat_map(|(name, subject)| {
                subject
                    .rows
                    .keys()
                    .filter(move |row| measurable(subject, row))
                    .map(move |row| format!("{name}.{row}"))
            })
            .collect()
    }
}

/// A measure taken from a file.
#[derive(Debug, Clone)]
pub struct Fact {
    /// Subject and row: `quoc_hieu.size_pt`.
    pub row: String,
    /// Where in the file, for the reader of a report.
    pub place: String,
    /// The figure.
    pub measured: Measured,
}

/// The measures of one file.
#[derive(Debug, Default)]
pub struct Facts(pub Vec<Fact>);

impl Facts {
    /// Adds a measure.
    pub fn push(&mut self, subject: &str, row: &str, place: &str, measured: impl Into<Measured>) {
        self.0.push(Fact {
            row: format!("{subject}.{row}"),
            place: shortened(place),
            measured: measured.into(),
        });
    }
}

fn shortened(place: &str) -> String {
    const LIMIT: usize = 60;
    match place.char_indices().nth(LIMIT) {
        Some((end, _)) => format!("{}…", &place[..end]),
        None => place.to_owned(),
    }
}

/// Every measure of every file, held against its row.
#[derive(Debug)]
pub struct Report {
    rows: Rows,
    leniency: f64,
    measured: BTreeMap<Medium, BTreeMap<String, usize>>,
    failures: Vec<String>,
}

impl Report {
    /// An empty report over these rows.
    #[must_use]
    pub fn new(rows: Rows) -> Self {
        Self {
            rows,
            leniency: 1.0,
            measured: BTreeMap::new(),
            failures: Vec::new(),
        }
    }

    /// A report on pages that a word processor made: it rounds the widths of letters to those of
    /// its device, and counts the blank between a label and a forced break when it centres a line.
    #[must_use]
    pub fn of_word_processor(rows: Rows) -> Self {
        Self {
            leniency: 2.5,
            ..Self::new(rows)
        }
    }

    /// Judges the measures of a file.
    pub fn add(&mut self, file: &str, medium: Medium, facts: &Facts) {
        for fact in &facts.0 {
            *self
                .measured
                .entry(medium)
                .or_default()
                .entry(fact.row.clone())
                .or_default() += 1;
            if let Some(failure) = self.failure(fact) {
                self.failures.push(format!("{file} [{medium}] {failure}"));
            }
        }
    }

    fn failure(&self, fact: &Fact) -> Option<String> {
        let (subject, row) = fact.row.split_once('.')?;
        let Some((subject, wanted)) = self
            .rows
            .0
            .get(subject)
            .and_then(|subject| Some((subject, subject.rows.get(row)?)))
        else {
            return Some(format!("{}: no such row in rows.toml", fact.row));
        };
        let tolerance = TOLERANCES
            .iter()
            .find(|(unit, _)| row.ends_with(unit))
            .map_or(0.0, |(_, tolerance)| tolerance * self.leniency);
        if wanted.holds(&fact.measured, tolerance) {
            return None;
        }
        Some(format!(
            "{} ({}): wanted {wanted:?}, measured {} at “{}”",
            fact.row, subject.article, fact.measured, fact.place
        ))
    }

    /// Measures that are outside their rows.
    #[must_use]
    pub fn failures(&self) -> &[String] {
        &self.failures
    }

    /// Rows that no file of a medium has let us measure.
    #[must_use]
    pub fn never_measured(&self) -> Vec<String> {
        [Medium::Docx, Medium::Pdf]
            .into_iter()
            .flat_map(|medium| {
                let seen = self.measured.get(&medium);
                self.rows
                    .names(medium)
                    .into_iter()
                    .filter(move |row| seen.is_none_or(|seen| !seen.contains_key(row)))
                    .map(move |row| format!("[{medium}] {row}"))
            })
            .collect()
    }

    /// One line: rows, measures, failures.
    #[must_use]
    pub fn summary(&self) -> String {
        let per_medium: Vec<String> = self
            .measured
            .iter()
            .map(|(medium, rows)| {
                format!(
                    "{medium}: {} rows, {} measures",
                    rows.len(),
                    rows.values().sum::<usize>()
                )
            })
            .collect();
        format!(
            "{} rows of the decree; {}; {} outside",
            self.rows.count(),
            per_medium.join("; "),
            self.failures.len()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_measure_outside_its_row_names_the_article_and_the_figure() {
        let mut facts = Facts::default();
        facts.push("quoc_hieu", "size_pt", "CỘNG HÒA", 13.0);
        facts.push("quoc_hieu", "size_pt", "CỘNG HÒA", 14.0);
        facts.push("noi_dung", "first_line_mm", "Đoạn", 12.7);
        facts.push("noi_dung", "first_line_mm", "Đoạn", 11.4);
        facts.push("quoc_hieu", "colour", "CỘNG HÒA", true);
        let mut report = Report::new(Rows::read().unwrap());
        report.add("a", Medium::Pdf, &facts);
        assert_eq!(report.failures().len(), 3, "{:?}", report.failures());
        assert!(report.failures()[0].contains("PL I/II.1.a"));
        assert!(report.failures()[0].contains("14.000"));
        assert!(report.failures()[2].contains("no such row"));
    }

    #[test]
    fn a_row_that_nobody_measures_is_told() {
        let report = Report::new(Rows::read().unwrap());
        let missing = report.never_measured();
        assert!(missing.contains(&"[docx] quoc_hieu.size_pt".to_owned()));
        assert!(!missing.contains(&"[docx] quoc_hieu.lines".to_owned()));
        assert!(missing.contains(&"[pdf] quoc_hieu.lines".to_owned()));
    }
}
