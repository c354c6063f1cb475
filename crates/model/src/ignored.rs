//! Findings that the drafter has looked at and lets stand.

use serde::{Deserialize, Serialize};

/// A finding that is not shown in this document any more. It is known by its rule and by the text
/// it was about: when that text changes, the finding is shown again.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct IgnoredFinding {
    /// The code of the rule: `TT05`.
    pub rule: String,
    /// The field, in which a star stands for the place in a list, so that a paragraph that moves
    /// stays the same.
    pub field: String,
    /// The text, with what stands around it.
    pub text: String,
}
