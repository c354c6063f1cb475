//! What can go wrong.

use thiserror::Error;

/// Why no DOCX file came about.
#[derive(Debug, Error)]
pub enum DocxError {
    /// A part is not well-formed XML.
    #[error("part {part} is not well-formed XML")]
    Xml {
        /// Name of the part inside the file: `word/document.xml`.
        part: String,
        /// What the reader of XML says.
        source: quick_xml::Error,
    },
    /// A part lacks an element that every part of its kind has.
    #[error("part {part} has no element {element}")]
    Incomplete {
        /// Name of the part.
        part: String,
        /// Name of the element: `w:body`.
        element: &'static str,
    },
    /// The container cannot be made.
    #[error("cannot make the container of the file")]
    Zip(#[from] zip::result::ZipError),
    /// The container cannot be written.
    #[error("cannot write into the container of the file")]
    Io(#[from] std::io::Error),
}
