//! Reads exported files back, measures them in millimetres and points against the decree, and
//! certifies what was found.
//!
//! ```text
//! Document ──expected──▶ words and what each is ┐
//! bytes of a DOCX or PDF ──read──▶ letters, lines┴─measure──▶ Facts ──certify──▶ Certificate
//! ```
//!
//! What the decree prescribes stands in `rows.toml`, written from its text. The files are found by
//! the crate's own reading of WordprocessingML and of PDF content: no line, page or style of the
//! writers is asked, so that what is wrong in them shows here.
//!
//! What it does not do: it lays nothing out, writes no file, knows no window, and does not judge
//! what a document says.
//!
//! Invariant: a row that no word of the document lets us measure is told as not evaluated, never as
//! passed.

mod certificate;
pub mod docx;
mod error;
pub mod expected;
mod letters;
pub mod numbering;
pub mod pdf;
mod rows;
mod subjects;

pub use certificate::{
    About, Bound, Certificate, Entry, Exported, Failure, Fate, Outcome, SCHEMA, certify, sha256,
};
pub use error::CertificateError;
pub use rows::{Fact, Facts, Measured, Medium, Row, Rows, Wanted};
