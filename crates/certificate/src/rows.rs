//! What the decree prescribes for the page, row by row, and what was measured.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::CertificateError;

/// How far a measure may be off its range, by the unit at the end of the row's name: writing to a
/// file rounds to twips (1/20 pt) and PDF numbers to hundredths.
const TOLERANCES: [(&str, f64); 3] = [("_pt", 0.11), ("_mm", 0.3), ("_ratio", 0.012)];

/// Which of the two files was measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
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

impl Measured {
    /// The same with a figure to the thousandth, as it is printed.
    #[must_use]
    pub fn rounded(&self) -> Self {
        match self {
            Self::Number(number) => Self::Number((number * 1000.0).round() / 1000.0 + 0.0),
            other => other.clone(),
        }
    }

    /// The order of figures and words of one row.
    #[must_use]
    pub fn order(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(one), Self::Number(other)) => one.total_cmp(other),
            (one, other) => one.to_string().cmp(&other.to_string()),
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

/// What a row asks for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Wanted {
    /// Yes or no.
    Flag(bool),
    /// That word.
    Word(String),
    /// From one figure to the other, both lawful.
    Range([f64; 2]),
    /// One of several ranges.
    Ranges(Vec<[f64; 2]>),
    /// One of these words.
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

/// One row.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    /// The article that prescribes it.
    pub article: &'a str,
    /// What it asks for.
    pub wanted: &'a Wanted,
    tolerance: f64,
}

impl Row<'_> {
    /// Whether a measure keeps to it; `leniency` widens the tolerance, 1 for a file of our own.
    #[must_use]
    pub fn holds(&self, measured: &Measured, leniency: f64) -> bool {
        self.wanted.holds(measured, self.tolerance * leniency)
    }
}

impl Rows {
    /// Reads `rows.toml`.
    ///
    /// # Errors
    /// When it is no table of rows.
    pub fn read() -> Result<Self, CertificateError> {
        Ok(Self(toml::from_str(include_str!("rows.toml"))?))
    }

    /// A row by subject and key: `quoc_hieu.size_pt`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Row<'_>> {
        let (subject, key) = name.split_once('.')?;
        let subject = self.0.get(subject)?;
        let tolerance = TOLERANCES.iter().find(|(unit, _)| key.ends_with(unit));
        Some(Row {
            article: &subject.article,
            wanted: subject.rows.get(key)?,
            tolerance: tolerance.map_or(0.0, |(_, tolerance)| *tolerance),
        })
    }

    /// How many rows there are, over all subjects.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.values().map(|subject| subject.rows.len()).sum()
    }

    /// The names of the rows that can be measured in a medium.
    #[must_use]
    pub fn names(&self, medium: Medium) -> BTreeSet<String> {
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
