//! What changed between two documents: component by component (số, căn cứ, khoản, recipients), then
//! word by word; paragraphs that moved are known again.
//!
//! Every [`Change`] can be imported alone ([`import`]); after that the documents are compared anew,
//! so that no change speaks of places that are gone.
//!
//! This crate knows no pages and no files: it marks letters of both documents, and makes a third one
//! that holds the letters of both, to be struck and boxed wherever it is shown.
//!
//! Invariant: importing every change, one after another, gives what the other document says.

mod align;
mod carry;
mod combine;
mod import;
mod text;
mod walk;
mod words;

use std::ops::Range;

use serde_json::Value;
use thethuc_model::{Document, FieldPath, ReadError};

/// What changed from one document to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The changes in the order of the page.
    pub changes: Vec<Change>,
    /// Letters of the first document that are gone.
    pub struck: Vec<Mark>,
    /// Letters of the second document that are new.
    pub boxed: Vec<Mark>,
    /// Both in one.
    pub marked: Marked,
}

/// A document that holds the letters of both, with the place of each that is of one alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Marked {
    /// The document.
    pub document: Document,
    /// Letters that are gone.
    pub struck: Vec<Mark>,
    /// Letters that are new.
    pub boxed: Vec<Mark>,
}

/// Letters of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The field, as pages name it.
    pub field: FieldPath,
    /// Bytes of its plain text; none for the field as a whole.
    pub range: Option<Range<usize>>,
}

/// What became of a component.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// It says something else.
    Changed,
    /// It was not there.
    Added,
    /// It is gone.
    Removed,
    /// It stands elsewhere in its list; it may say something else, too.
    Moved,
    /// It says the same as another kind of unit: a đoạn became a khoản.
    Form,
}

/// A component that changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// What became of it.
    pub kind: ChangeKind,
    /// Where it stands in the first document, and what it says there.
    pub before: Option<Side>,
    /// The same of the second.
    pub after: Option<Side>,
    edit: Edit,
}

/// A component in one of the documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Its field.
    pub field: FieldPath,
    /// What it says, in one line or several.
    pub text: String,
}

/// What brings the first document to what the second says in one place.
#[derive(Debug, Clone, PartialEq)]
enum Edit {
    /// Puts a value in a place; none takes it away.
    Set {
        field: FieldPath,
        value: Option<Value>,
    },
    /// Takes an item out of a list.
    Remove { list: FieldPath, index: usize },
    /// Puts an item into a list, before the one at `index`.
    Insert {
        list: FieldPath,
        index: usize,
        value: Value,
    },
    /// Takes the item at `from` out of a list and puts `value` before the one that was at `to`.
    Move {
        list: FieldPath,
        from: usize,
        to: usize,
        value: Value,
    },
}

/// Compares two documents.
///
/// # Errors
/// When what both say cannot be one document, as where one was not made by this program.
pub fn compare(before: &Document, after: &Document) -> Result<Comparison, ReadError> {
    walk::compare(before, after)
}

/// A document that was read from a page, with what the page does not tell: the capitals of names, the
/// mark behind the last word. `shown` is what the draft reads as when its own page is read the same
/// way; where `returned` says that too, nothing changed, and the draft's own words stand.
///
/// # Errors
/// When what comes of it is no document.
pub fn carry_over(
    draft: &Document,
    shown: &Document,
    returned: &Document,
) -> Result<Document, ReadError> {
    carry::carry_over(draft, shown, returned)
}

/// The first document with one change in it.
///
/// # Errors
/// When the change is of other documents, so that it makes none of this one.
pub fn import(document: &Document, change: &Change) -> Result<Document, ReadError> {
    import::import(document, &change.edit)
}
