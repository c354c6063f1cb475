//! Why files cannot be certified.

use std::io;

use thiserror::Error;

/// Why a file could not be measured.
#[derive(Debug, Error)]
pub enum CertificateError {
    /// The DOCX is no ZIP file.
    #[error("the DOCX is no package")]
    Package(#[source] zip::result::ZipError),
    /// A part of the DOCX is missing.
    #[error("the DOCX has no part {part}")]
    NoPart {
        /// Name of the part.
        part: String,
        /// What the package says.
        source: zip::result::ZipError,
    },
    /// A part of the DOCX cannot be unpacked, or is no text.
    #[error("part {part} of the DOCX cannot be read")]
    Part {
        /// Name of the part.
        part: String,
        /// What the package says.
        source: io::Error,
    },
    /// A part of the DOCX is no XML.
    #[error("a part of the DOCX is no XML")]
    Xml(#[from] roxmltree::Error),
    /// The main part of the DOCX has no body.
    #[error("the DOCX has no body")]
    NoBody,
    /// The PDF cannot be read.
    #[error("the PDF cannot be read")]
    Pdf(#[from] thethuc_reading::ReadError),
    /// The rows of the decree cannot be read; a test reads them.
    #[error("the rows of the decree cannot be read")]
    Rows(#[from] toml::de::Error),
}
