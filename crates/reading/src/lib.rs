//! Reads a Word file (DOCX) as it looks on paper: every paragraph in order with its effective
//! letters and measures, the lines drawn around it, tables, headers, sections and footnotes. A PDF
//! is read into the same shape, as far as it goes ([`pdf`]).
//!
//! This crate says how a file *looks*, not what it means: which paragraph is the quốc hiệu is found
//! elsewhere. It shares nothing with the writers in `thethuc-docx` and `thethuc-pdf`: foreign files
//! are not ours.
//!
//! Invariants: reading never panics and is bounded in time and memory by [`Limits`]; a text that
//! stands twice in the file (a drawing and its fallback) is read once; text is in NFC.

mod body;
mod counting;
mod document;
mod fields;
mod headers;
mod join;
mod letters;
mod look;
mod measure;
mod notes;
mod numbering;
mod package;
mod paragraph;
pub mod pdf;
mod plain;
mod properties;
mod reading;
mod section;
mod shape;
mod source;
mod styles;
mod table;
mod theme;
pub mod xml;

pub use package::{Limits, ReadError};
pub use pdf::read_pdf;
pub use reading::{
    Align, Cell, Drawn, DrawnKind, HeaderFooter, LineSpacing, Look, Medium, Note, PageNumber,
    Paragraph, Place, Reading, Run, SectionPage, Table, Trace, TraceKind,
};
pub use source::{Atom, Origin, Source, SourcePart};

/// Reads a DOCX file.
///
/// # Errors
/// When the bytes are no DOCX, are encrypted, or pass a limit.
pub fn read_docx(bytes: &[u8], limits: &Limits) -> Result<Reading, ReadError> {
    let package = package::Package::open(bytes, limits)?;
    document::read(&package, None)
}

/// Reads a DOCX file, and notes where every letter stands in its parts. Slower than [`read_docx`],
/// and takes some forty bytes for each byte of text.
///
/// # Errors
/// As [`read_docx`].
pub fn read_docx_with_source(
    bytes: &[u8],
    limits: &Limits,
) -> Result<(Reading, Source), ReadError> {
    let package = package::Package::open(bytes, limits)?;
    let mut source = Source::default();
    let reading = document::read(&package, Some(&mut source))?;
    Ok((reading, source))
}
