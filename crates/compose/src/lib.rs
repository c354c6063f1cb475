//! From a document to block markup: the kind's template says what stands where, the law's data say
//! what it looks like, and the body is expanded in Rust.
//!
//! A template (`templates/<kind>/layout.xml`) is text of the tera engine that produces a small XML
//! vocabulary, described for authors in `docs/templates.md`. The document's own letters enter
//! through `<field path="…"/>` and never pass through the engine.
//!
//! This crate measures nothing and knows neither pages nor files: widths that depend on letters are
//! left to the fit of `thethuc-layout`.
//!
//! Invariants: composing never panics, whatever the document holds; every element of the markup
//! that shows a field names it; every style that a paragraph names is in the markup's sheet.

mod assemble;
mod body;
mod closest;
mod compose;
mod contents;
mod element;
mod error;
mod field;
mod inline;
mod kind;
mod marks;
mod paragraph;
mod picture;
mod signers;
mod source_map;
mod styles;
mod table;
mod templates;
mod variables;
mod view;

pub use compose::{MAX_ATTACHMENT_DEPTH, compose};
pub use error::{ComposeError, Place, Problem, TemplateError};
pub use kind::{Control, FieldGroup, FormField, Kind};
pub use templates::Templates;
pub use variables::UsedValue;
