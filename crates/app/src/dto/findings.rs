//! What the rules of form say of the draft in the window, and which rules the office goes by.

use serde::{Deserialize, Serialize};
use thethuc_check::{Certainty, Family, Safety, Severity, State};
use thethuc_model::IgnoredFinding;

/// What the rules say of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct DraftReport {
    /// The rules that it stands under (`hanh-chinh`); under others it is not judged.
    pub regime: String,
    /// What was found, in the order of the rules; also what is ignored.
    pub findings: Vec<DraftFinding>,
    /// What became of every rule that the office goes by.
    pub outcomes: Vec<RuleOutcome>,
}

/// A fault of form in a draft, or something to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct DraftFinding {
    /// The rule: `TT03`.
    pub code: String,
    /// Its family.
    pub family: Family,
    /// How much it matters.
    pub severity: Severity,
    /// How sure it is.
    pub certainty: Certainty,
    /// Where it is.
    pub place: TextPlace,
    /// Other places concerned.
    pub related: Vec<TextPlace>,
    /// What is wrong and what to do.
    pub message: String,
    /// The clause that asks for it.
    pub article: String,
    /// A remedy that the program can carry out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub fix: Option<DraftFix>,
    /// Other remedies for the same place, the more probable first.
    pub alternatives: Vec<DraftFix>,
    /// What the document keeps when this finding is ignored in it.
    pub mark: IgnoredFinding,
    /// Whether it is ignored in this document.
    pub ignored: bool,
}

/// A field, or letters of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct TextPlace {
    /// The field.
    pub field: String,
    /// The letters; absent when the field as a whole is meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub span: Option<TextSpan>,
}

/// Letters of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct TextSpan {
    /// Start, in UTF-16 units of the field's plain text.
    pub start: usize,
    /// End.
    pub end: usize,
}

/// A remedy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct DraftFix {
    /// Whether it may be carried out without asking.
    pub safety: Safety,
    /// The changes.
    pub edits: Vec<DraftEdit>,
}

/// Letters to be put in the place of others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct DraftEdit {
    /// The field.
    pub field: String,
    /// The letters that go.
    pub span: TextSpan,
    /// The same, as they stand.
    pub before: String,
    /// What stands there afterwards.
    pub after: String,
}

/// What became of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct RuleOutcome {
    /// The rule.
    pub code: String,
    /// The result.
    pub state: State,
}

/// A rule of form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct RuleDto {
    /// Its code: `TT03`.
    pub code: String,
    /// Its family.
    pub family: Family,
    /// What is wanted, in one line.
    pub title: String,
    /// The clause that asks for it.
    pub article: String,
    /// Why, and what to do.
    pub explanation: String,
    /// Set while the office does not go by it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub off: Option<SwitchedOff>,
}

/// Who switched a rule off, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct SwitchedOff {
    /// Name of the person.
    pub by: String,
    /// When, RFC 3339.
    pub at: String,
}

/// A rule to switch off or on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct SwitchRuleArgs {
    /// The rule: `TT03`.
    pub code: String,
    /// Who switches it off; absent to switch it on.
    #[serde(default)]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub off_by: Option<String>,
}
