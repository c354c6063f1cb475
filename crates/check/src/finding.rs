//! What a rule found.

use std::ops::Range;

use serde::Serialize;
use thethuc_model::FieldPath;

use crate::Fix;

/// A fault, or something to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule: `TT03`.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// How sure it is.
    pub certainty: Certainty,
    /// Where it is.
    pub place: Place,
    /// Other places concerned.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Place>,
    /// What is wrong and what to do, in Vietnamese.
    pub message: String,
    /// The clause that asks for it: `PL I/II.3.c`.
    pub article: &'static str,
    /// A remedy that the program can carry out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<Fix>,
    /// Other remedies for the same place, the more probable first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<Fix>,
}

/// The place of a finding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "in", rename_all = "kebab-case")]
pub enum Place {
    /// A field of a document as a whole.
    Field {
        /// The field.
        field: FieldPath,
    },
    /// Letters of a field.
    Text {
        /// The field.
        field: FieldPath,
        /// Start, in bytes of the field's plain text.
        start: usize,
        /// End.
        end: usize,
    },
    /// Letters of a Word file.
    Paragraph {
        /// Index of the paragraph in the reading.
        paragraph: usize,
        /// Start, in bytes of the paragraph's text.
        start: usize,
        /// End.
        end: usize,
    },
    /// The pages of a section of a Word file.
    Section {
        /// Its index.
        section: usize,
    },
}

impl Place {
    /// A field as a whole.
    #[must_use]
    pub fn field(field: impl Into<FieldPath>) -> Self {
        Self::Field {
            field: field.into(),
        }
    }

    /// Letters of a field.
    #[must_use]
    pub fn range(field: impl Into<FieldPath>, range: Range<usize>) -> Self {
        Self::Text {
            field: field.into(),
            start: range.start,
            end: range.end,
        }
    }

    /// Letters of a paragraph of a Word file.
    #[must_use]
    pub fn paragraph(paragraph: usize, range: Range<usize>) -> Self {
        Self::Paragraph {
            paragraph,
            start: range.start,
            end: range.end,
        }
    }
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Lời nhắc: worth knowing.
    Info,
    /// Cảnh báo: the decree shows it otherwise, without stating a rule.
    Warning,
    /// Lỗi: against a clause of the decree.
    Error,
}

/// How sure a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// Only a person can tell.
    Review,
    /// Very probably so.
    Likely,
    /// The text itself shows it.
    Certain,
}

impl Severity {
    /// In Vietnamese.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Info => "lời nhắc",
            Self::Warning => "cảnh báo",
            Self::Error => "lỗi",
        }
    }
}

impl Certainty {
    /// In Vietnamese.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Review => "cần xem",
            Self::Likely => "rất có thể",
            Self::Certain => "chắc chắn",
        }
    }
}
