//! Pages written as PDF: PDF/A-2a and PDF/UA-1 at once, tagged, with embedded subset fonts.
//!
//! The writer draws what stands on the [`Pages`], where it stands: it breaks no line, measures no
//! text and knows neither markup nor templates. What it adds is meaning: the tree of structure out
//! of [`Pages::tags`], bookmarks out of [`Pages::outline`], and letters that can be read back.
//!
//! Invariant: same input, same bytes. The only time in the file is [`Metadata::created`].
//!
//! Invariant: what the pages say reads back from the file in reading order and in NFC, with a blank
//! where a line ends inside a paragraph ([`thethuc_layout::TextItem::wraps`]). A character without
//! a glyph is a blank, to the eye and to the reader alike; it is never drawn as a box (.notdef),
//! which both standards forbid.
//!
//! Nothing is kept between two runs: reading the four font files again costs some tens of
//! microseconds, a hundredth of subsetting and compressing them.

mod draw;
mod error;
mod fonts;
mod links;
mod metadata;
mod outline;
mod tags;
mod write;

pub use error::PdfError;
pub use metadata::Metadata;
pub use write::write;

#[cfg(doc)]
use thethuc_layout::Pages;
