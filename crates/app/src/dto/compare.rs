//! What changed between two documents, as the window shows it.

use serde::{Deserialize, Serialize};
use thethuc_model::Document;

use super::{DocumentJson, TextPlace};

/// Two documents to compare.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct CompareDocumentsArgs {
    /// The one that changes are imported into.
    #[cfg_attr(feature = "codegen", ts(as = "Document"))]
    pub before: DocumentJson,
    /// The other one.
    #[cfg_attr(feature = "codegen", ts(as = "Document"))]
    pub after: DocumentJson,
}

/// What differs between two documents.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct Comparison {
    /// As a list, in the order of the document.
    pub changes: Vec<ChangeLine>,
    /// Letters of the older document that are gone: struck on its pages.
    pub struck: Vec<TextPlace>,
    /// Letters of the newer document that are new: boxed on its pages.
    pub boxed: Vec<TextPlace>,
    /// Both in one; absent where there are no pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub marked: Option<MarkedDocument>,
}

/// A document that holds the letters of two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct MarkedDocument {
    /// The document.
    pub document: Document,
    /// Letters that are gone.
    pub struck: Vec<TextPlace>,
    /// Letters that are new.
    pub boxed: Vec<TextPlace>,
}

/// A change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct ChangeLine {
    /// What became of the component.
    pub kind: ChangeKind,
    /// What was changed, in words.
    pub label: String,
    /// What stood there; empty for what was put in.
    pub before: String,
    /// What stands there; empty for what was taken out.
    pub after: String,
}

/// What became of a component.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// It says something else.
    Changed,
    /// It was put in.
    Added,
    /// It was taken out.
    Removed,
    /// It stands elsewhere.
    Moved,
    /// It says the same in another form.
    Form,
}

/// A change to import.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ImportChangeArgs {
    /// The document that takes it.
    #[cfg_attr(feature = "codegen", ts(as = "Document"))]
    pub before: DocumentJson,
    /// The one that it comes from.
    #[cfg_attr(feature = "codegen", ts(as = "Document"))]
    pub after: DocumentJson,
    /// Which change of their comparison, from 0.
    pub change: usize,
}

/// A file that came back, beside the draft that was sent.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ReadReturnedArgs {
    /// The draft.
    #[cfg_attr(feature = "codegen", ts(as = "Document"))]
    pub draft: DocumentJson,
    /// The file: a document of ours, a Word file or a PDF.
    pub path: String,
}

/// A file that came back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct Returned {
    /// What it says, as if every tracked change had been accepted.
    pub document: Document,
    /// What was changed under tracking and what was commented on, in the order of the file.
    pub remarks: Vec<Remark>,
}

/// What somebody left in a Word file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct Remark {
    /// What it is.
    pub kind: RemarkKind,
    /// The letters, or what the comment says.
    pub text: String,
    /// The letters that are commented on.
    pub about: String,
    /// Who, as the file says; blank when it does not.
    pub author: String,
    /// When, as the file says (ISO 8601); blank when it does not.
    pub date: String,
}

/// What a [`Remark`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum RemarkKind {
    /// Inserted under tracking.
    Inserted,
    /// Deleted under tracking.
    Deleted,
    /// A comment.
    Comment,
}

/// A comparison to write.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct WriteComparisonArgs {
    /// The older document.
    #[cfg_attr(feature = "codegen", ts(as = "Document"))]
    pub before: DocumentJson,
    /// The newer one.
    #[cfg_attr(feature = "codegen", ts(as = "Document"))]
    pub after: DocumentJson,
    /// The file: HTML where its ending says so, otherwise PDF.
    pub path: String,
}
