//! Nhiệm vụ được giao (tasks): what a document asks of whom, and by when.
//!
//! [`tasks_in`] reads a document from top to bottom: a sentence that asks (`… yêu cầu:`) opens a list;
//! every unit behind it is a task of whoever its heading, the unit itself or that sentence names, else
//! of the addressees. [`Deadline`] is the grammar of `trước ngày …`, `trong tháng …`, `định kỳ …`.
//!
//! This crate knows no files and no calendar of the office: public holidays are none of its business.
//!
//! Invariants: reading never fails; every place lies on letters of its field; what does not clearly ask
//! for something is no task.

mod actor;
mod deadline;
mod document;
mod sentences;
mod table;
mod words;

use serde::Serialize;
use thethuc_model::FieldPath;

pub use deadline::{Deadline, Period, deadlines};
pub use document::tasks_in;

/// Nhiệm vụ (a task) that a document hands out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(rename = "FoundTask"))]
pub struct Task {
    /// Who is to act, as the document names them; the addressees where nobody is named.
    pub actor: String,
    /// What is to be done: the words behind the actor, without the mark that ends them.
    pub what: String,
    /// By when, in the order of the words; empty where the document sets no term.
    pub deadlines: Vec<Deadline>,
    /// Where it stands.
    pub place: Place,
}

/// Letters of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(rename = "TaskPlace"))]
pub struct Place {
    /// The field.
    #[cfg_attr(feature = "ts", ts(as = "String"))]
    pub field: FieldPath,
    /// Start of the letters, in bytes of the field's plain text.
    pub start: usize,
    /// Their end.
    pub end: usize,
}
