//! The office's profile, learnt from letters that it has issued.

use serde::{Deserialize, Serialize};

use super::{OfficeProfile, UnreadFile};

/// The letters to learn from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct LearnProfileArgs {
    /// Word files and documents of ours.
    pub paths: Vec<String>,
    /// Whether the profile is kept as the office's own.
    #[serde(default)]
    pub keep: bool,
}

/// What letters say of the office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct LearnedProfile {
    /// What most of them say.
    pub profile: OfficeProfile,
    /// How many letters were read.
    pub letters: usize,
    /// Rules that many of them break, the commonest first.
    pub habits: Vec<Habit>,
    /// Files that were not read.
    pub unread: Vec<UnreadFile>,
}

/// A rule that many letters break.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct Habit {
    /// The rule: `TT03`.
    pub code: String,
    /// What it asks for.
    pub title: String,
    /// Its article.
    pub article: String,
    /// How many letters break it.
    pub letters: usize,
}
