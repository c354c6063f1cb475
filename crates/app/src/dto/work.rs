//! Document files and unsaved work.

use serde::{Deserialize, Serialize};
use thethuc_model::Document;

use super::DocumentJson;

/// A document file that was read.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct OpenedDocument {
    /// Path of the file.
    pub path: String,
    /// Name of the file without its folder.
    pub name: String,
    /// The document.
    pub document: Document,
}

/// What to save, and where.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct SaveDocumentArgs {
    /// Path of the file; the folder must exist.
    pub path: String,
    /// The document.
    #[cfg_attr(feature = "codegen", ts(as = "Document"))]
    pub document: DocumentJson,
}

/// A document file that was opened or saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct RecentFile {
    /// Path.
    pub path: String,
    /// Name of the file without its folder.
    pub name: String,
    /// Trích yếu, or the kind's name; of a state secret its độ mật.
    pub title: String,
    /// When, RFC 3339.
    pub used_at: String,
}

/// Unsaved work to keep.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct AutosaveArgs {
    /// One identifier for each opened document: 1 to 64 of `a–z`, `0–9` and `-`.
    pub id: String,
    /// The document.
    #[cfg_attr(feature = "codegen", ts(as = "Document"))]
    pub document: DocumentJson,
    /// The file that it was opened from, if any.
    #[serde(default)]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub path: Option<String>,
}

/// What became of unsaved work that was to be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct Autosaved {
    /// Whether a copy is kept; none of a state secret, unless the office allows it.
    pub kept: bool,
}

/// Kept unsaved work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct Recovery {
    /// Its identifier.
    pub id: String,
    /// Trích yếu, or the kind's name.
    pub title: String,
    /// The file that it was opened from, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub path: Option<String>,
    /// When it was kept, RFC 3339.
    pub saved_at: String,
}

/// Kept unsaved work by its identifier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct RecoveryArgs {
    /// Its identifier.
    pub id: String,
}

/// Unsaved work that was read back.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct RecoveredDocument {
    /// The document.
    pub document: Document,
    /// The file that it was opened from, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub path: Option<String>,
}
