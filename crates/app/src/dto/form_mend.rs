//! What was mended in a file.

use serde::{Deserialize, Serialize};

/// Which file to mend, and where to write it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct MendFileArgs {
    /// The file: a Word file, or a document of ours.
    pub path: String,
    /// Where the mended file goes. Nothing may stand there, but the file itself when it is to be
    /// replaced.
    pub output: String,
}

/// What became of the findings of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct MendedFile {
    /// The file.
    pub path: String,
    /// The mended file; none when nothing was changed.
    pub written: Option<String>,
    /// Findings that were mended.
    pub changed: Vec<MendedFinding>,
    /// Findings that stand.
    pub left: Vec<LeftFinding>,
}

/// A finding that was mended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct MendedFinding {
    /// The rule.
    pub code: String,
    /// The clause that asks for it.
    pub article: String,
    /// What was wrong.
    pub message: String,
    /// What was done, place by place.
    pub steps: Vec<MendedPlace>,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct MendedPlace {
    /// Where, in Vietnamese.
    pub place: String,
    /// What, in Vietnamese.
    pub what: String,
}

/// A finding that stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct LeftFinding {
    /// The rule.
    pub code: String,
    /// The clause that asks for it.
    pub article: String,
    /// What is wrong.
    pub message: String,
    /// Where, in Vietnamese.
    pub place: String,
    /// Why it stands, in Vietnamese.
    pub why: String,
}
