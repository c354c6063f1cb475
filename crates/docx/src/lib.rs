//! Writes fitted block markup as a WordprocessingML file (DOCX).
//!
//! ```text
//! Markup ──write──▶ parts by docx-rs ──repair──▶ parts as the schema and the offices want them ──▶ zip
//! ```
//!
//! What it does not do: it measures no text and breaks no line (`thethuc-layout` did, in the fit),
//! it knows neither law nor templates, and it numbers nothing by itself: labels are letters.
//!
//! Invariant: the file says what the markup says. Every measure is the markup's own, in twips
//! (1/20 pt); lines have an exact pitch; nothing is left to a word processor's defaults.
//!
//! Invariant: same input, same bytes. The only times in a file are those of [`Properties`].

mod error;
mod package;
mod properties;
mod repair;
mod units;
mod write;

pub use error::DocxError;
pub use properties::Properties;
use thethuc_markup::Markup;

/// Writes a fitted markup as the bytes of a DOCX file.
///
/// # Errors
///
/// [`DocxError`] when the parts cannot be read back for mending or the container cannot be made;
/// no markup is known to cause either.
pub fn write(markup: &Markup, properties: &Properties) -> Result<Vec<u8>, DocxError> {
    let draft = write::draft(markup);
    let parts = repair::repair(draft, properties)?;
    package::zip(&parts)
}
