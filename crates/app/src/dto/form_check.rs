//! What the rules of form say of a file.

use serde::{Deserialize, Serialize};

/// What the rules say of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct FormReport {
    /// The file.
    pub path: String,
    /// What kind of file it is: `document`, `word`, `pdf`, or `doubtful-pdf` where single letters prove
    /// nothing.
    pub medium: String,
    /// The rules that it stands under (`hanh-chinh`); under others it is not judged, or in part.
    pub regime: String,
    /// What was found.
    pub findings: Vec<FormFinding>,
    /// How many rules found nothing.
    pub passed: usize,
    /// How many rules had nothing to look at.
    pub not_applicable: usize,
    /// How many rules were not run.
    pub not_evaluated: usize,
}

/// A fault of form, or something to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct FormFinding {
    /// The rule: `TT03`.
    pub code: String,
    /// `error`, `warning` or `info`.
    pub severity: String,
    /// `certain`, `likely` or `review`.
    pub certainty: String,
    /// The field, in a document of ours or in what a Word file was understood as; blank for what only
    /// the look of a Word file shows.
    pub field: String,
    /// Number of the paragraph in a Word file, from 1; 0 elsewhere.
    pub paragraph: usize,
    /// The letters concerned.
    pub excerpt: String,
    /// How many places more have the same fault.
    pub more: usize,
    /// What is wrong and what to do.
    pub message: String,
    /// The clause that asks for it.
    pub article: String,
}
