//! Word files and folders of them, as the window reviews them.

use serde::{Deserialize, Serialize};
use thethuc_model::Document;

use super::FormReport;

/// Files and folders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PathsArgs {
    /// Their paths.
    pub paths: Vec<String>,
}

/// What a Word file was understood as.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct WordDraft {
    /// The file as a document of ours.
    pub document: Document,
}

/// A file that was to be checked: its report, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct CheckedFile {
    /// The file.
    pub path: String,
    /// What the rules say of it.
    #[serde(default)]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub report: Option<FormReport>,
    /// Why it could not be read, in Vietnamese.
    #[serde(default)]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub message: Option<String>,
}

/// Which reports to write, and where. At least one target is named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ExportReportsArgs {
    /// The files, in the order of the report.
    pub files: Vec<CheckedFile>,
    /// Path of a table for spreadsheets.
    #[serde(default)]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub csv: Option<String>,
    /// Path of a page to read and to print.
    #[serde(default)]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub html: Option<String>,
}
