//! One draft, many letters, as the window and the command line ask for them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thethuc_model::Document;

use super::DocumentJson;

/// A field of the form that is a column of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct FieldOfColumn {
    /// The field: `/kinh_gui`.
    pub field: String,
    /// The name of the column.
    pub column: String,
}

/// A draft and the list of those whom it goes to.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct MergeSource {
    /// The draft, whose texts name columns as `{{Tên cột}}`.
    #[cfg_attr(feature = "codegen", ts(as = "Document"))]
    pub document: DocumentJson,
    /// The list: CSV, TSV or XLSX.
    pub list: String,
    /// Fields of the form that are columns, whatever stands in them.
    #[serde(default)]
    pub fields: Vec<FieldOfColumn>,
}

/// A list of recipients as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct MergeList {
    /// The names of its columns.
    pub columns: Vec<String>,
    /// How many rows there are below them.
    pub rows: usize,
    /// The first rows.
    pub first: Vec<Vec<String>>,
}

/// One letter of a draft and a list.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct LetterArgs {
    /// Draft and list.
    pub source: MergeSource,
    /// Which letter, from 1.
    pub letter: usize,
}

/// A letter before it is made.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct Letter {
    /// The letter.
    pub document: Document,
    /// The row of the list that it is made of, as the file counts it.
    pub row: usize,
    /// How many letters there are.
    pub of: usize,
    /// What its files are called, without ending.
    pub name: String,
}

/// The letters to look at, or to check.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct CheckLettersArgs {
    /// By what its progress is asked for: chosen by whoever calls.
    pub id: String,
    /// Draft and list.
    pub source: MergeSource,
}

/// Something to look at before the letters are made, with the rows that it concerns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct LetterFault {
    /// In words: what, why, and what to do.
    pub text: String,
    /// The code of the rule that found it, where one did.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub rule: Option<String>,
    /// The first rows that it concerns, as the file counts them.
    pub rows: Vec<usize>,
    /// How many rows it concerns.
    pub count: usize,
}

/// What stands in the way of letters.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct LettersReport {
    /// How many letters there are.
    pub letters: usize,
    /// What must be looked at, the most frequent first.
    pub faults: Vec<LetterFault>,
    /// SHA-256 of the draft, the list and the fields that were checked.
    pub seal: String,
}

/// The letters to make.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct MergeLettersArgs {
    /// By what its progress is asked for: chosen by whoever calls.
    pub id: String,
    /// Draft and list.
    pub source: MergeSource,
    /// A folder that is not there yet, or is empty; none to register only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub folder: Option<String>,
    /// Whether Word files are written.
    pub docx: bool,
    /// Whether PDF files are written.
    pub pdf: bool,
    /// The column that files are called by; absent for the first one that the draft names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub name_by: Option<String>,
    /// The register that gives every letter a number; absent for letters without.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub register: Option<RegisterLetters>,
    /// The seal of the report that whoever asks has seen ([`LettersReport::seal`]): of the same draft
    /// and list, letters are made whatever it says. Absent to have them checked, and made when there
    /// is no fault.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub seen: Option<String>,
}

/// Where letters take their numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct RegisterLetters {
    /// The book.
    pub book: String,
    /// The date of issue; absent for today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub dated: Option<NaiveDate>,
    /// Whether letters that say what a registered document says take numbers all the same.
    #[serde(default)]
    pub again: bool,
}

/// A letter that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct MadeLetter {
    /// The row of the list, as the file counts it.
    pub row: usize,
    /// What its files are called, without ending.
    pub name: String,
    /// How many pages it has.
    pub pages: usize,
    /// Its number in the register.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub number: Option<String>,
    /// Which document of the archive it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub document: Option<i64>,
}

/// Letters that were made, all of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct MadeLetters {
    /// The folder that they stand in, with a list of them; none when they were registered only.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub folder: Option<String>,
    /// The letters in the order of the list.
    pub letters: Vec<MadeLetter>,
}

/// Which work is meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct MergeJobArgs {
    /// What it was given when it was begun.
    pub id: String,
}

/// How far letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct MergeProgress {
    /// What is done with them now.
    pub stage: MergeStage,
    /// How many are done.
    pub done: usize,
    /// Of how many; 0 when nothing is being done.
    pub of: usize,
}

/// What is done with letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum MergeStage {
    /// They are checked.
    #[default]
    Checking,
    /// They are made.
    Writing,
}
