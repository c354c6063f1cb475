//! What was changed in a file and why, and what was left and why.

use serde::{Deserialize, Serialize};
use thethuc_check::{Finding, Place};

use crate::Step;

/// What became of the findings of a file.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Receipt {
    /// Findings that were mended.
    pub changed: Vec<Change>,
    /// Findings that stand.
    pub left: Vec<Left>,
}

/// A finding that was mended.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// The rule: `TT03`.
    pub code: &'static str,
    /// The clause that asks for it.
    pub article: &'static str,
    /// What was wrong.
    pub message: String,
    /// What was done, place by place.
    pub steps: Vec<Step>,
}

/// A finding that stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Left {
    /// The rule.
    pub code: &'static str,
    /// The clause that asks for it.
    pub article: &'static str,
    /// What is wrong.
    pub message: String,
    /// Where.
    pub place: Place,
    /// Why it stands.
    pub reason: Reason,
}

/// Why a finding stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// The file is signed: any change would break the signature.
    Signed,
    /// The file is protected against editing.
    Protected,
    /// The program has no remedy for it.
    NoRemedy,
    /// The remedy is a proposal that a person decides on.
    Suggested,
    /// The place in the file could not be told for sure.
    PlaceUnsure,
    /// The letters are the result of a field, which Word writes anew.
    InField,
    /// The letters stand in a content control that is locked, bound to data or still a prompt.
    InLockedControl,
    /// A tracked change waits there already.
    AlreadyTracked,
    /// The letters are in an encoding before Unicode.
    OldEncoding,
    /// The text stands twice in the file, and differently.
    TwinDiffers,
    /// The file writes these letters in a way that cannot be cut.
    CannotCut,
    /// So many findings stand before it that it was not tried.
    TooMany,
    /// Another remedy changes the same letters.
    Overlaps,
    /// The remedy did not remove the finding, or brought another.
    DidNotHelp,
}

impl Left {
    pub(crate) fn of(finding: &Finding, reason: Reason) -> Self {
        Self {
            code: finding.code,
            article: finding.article,
            message: finding.message.clone(),
            place: finding.place.clone(),
            reason,
        }
    }
}

impl Change {
    pub(crate) fn of(finding: &Finding, steps: Vec<Step>) -> Self {
        Self {
            code: finding.code,
            article: finding.article,
            message: finding.message.clone(),
            steps,
        }
    }
}
