//! What the suites of `tests/` share: the documents they run on, the export of a document through
//! the library crates, and the readers that judge the files: LibreOffice, poppler, qpdf, veraPDF.
//!
//! Suites stand in `tests/tests/`, documents in `tests/documents/`, the window's journeys in
//! `tests/desktop/`, and readers of foreign bytes are fuzzed from `tests/fuzz/`.

mod compare;
mod documents;
mod export;
pub mod foreign;
pub mod lawful;
mod long;
mod office;
mod pdf_lines;
pub mod places;
pub mod reading;
pub mod source_words;
pub mod verapdf;

pub use compare::Comparison;
pub use documents::{Case, all_documents, short_documents};
pub use export::{Exporter, Files};
pub use long::long_document;
pub use office::Office;
pub use pdf_lines::{TextLine, read_lines};
