//! A copy that may take the place of the archive, as the window shows it before.

use serde::{Deserialize, Serialize};

use super::ArchiveState;

/// What an archive holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct ArchiveFigures {
    /// The office.
    pub office: String,
    /// How many documents.
    #[cfg_attr(feature = "codegen", ts(type = "number"))]
    pub documents: u64,
    /// How many attachments.
    #[cfg_attr(feature = "codegen", ts(type = "number"))]
    pub attachments: u64,
    /// How many lines its audit has.
    #[cfg_attr(feature = "codegen", ts(type = "number"))]
    pub lines: i64,
    /// When the last thing was done, in ISO 8601.
    pub at: String,
}

/// The last number of a series, in the copy and in the archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct SeriesFigures {
    /// The name of the book.
    pub book: String,
    /// The year or term.
    pub period: String,
    /// In the copy; absent where it has no number there.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub copy: Option<String>,
    /// In the archive; absent where it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub now: Option<String>,
}

/// A copy beside the archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct BackupPreview {
    /// The file of the copy.
    pub path: String,
    /// What it holds.
    pub copy: ArchiveFigures,
    /// What the archive holds; absent where it is missing or cannot be opened.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub now: Option<ArchiveFigures>,
    /// Whether the copy is this same archive as it was before, so that nothing in it is another's.
    pub is_earlier: bool,
    /// The series of both.
    pub series: Vec<SeriesFigures>,
}

/// What became of the archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct RestoredArchive {
    /// Where the one before is kept; absent where there was none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub aside: Option<String>,
    /// The archive now.
    pub state: ArchiveState,
}
