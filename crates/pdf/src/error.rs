//! Why a PDF cannot be written.

use krilla::error::KrillaError;
use thethuc_layout::Face;
use thiserror::Error;

/// Why a PDF cannot be written.
#[derive(Debug, Error)]
pub enum PdfError {
    /// A font file cannot be read by the writer.
    #[error("the font file of the {face} face cannot be embedded")]
    Font {
        /// The face.
        face: Face,
    },
    /// The licence flags of a font file forbid to embed it, or a subset of it.
    #[error("the licence flags of the font file of the {face} face forbid to embed it")]
    FontLicence {
        /// The face.
        face: Face,
    },
    /// The points of a picture cannot be read.
    #[error("the picture {alt} cannot be read: {details}")]
    Picture {
        /// What it shows, in words.
        alt: String,
        /// What the reader of pictures says.
        details: String,
    },
    /// The file would break PDF/A-2a or PDF/UA-1.
    #[error("the file would break PDF/A-2a or PDF/UA-1: {details}")]
    Standard {
        /// The broken rules, as the writer names them.
        details: String,
    },
    /// The writer failed.
    #[error("the PDF cannot be written")]
    Writer(#[source] KrillaError),
}

impl From<KrillaError> for PdfError {
    fn from(error: KrillaError) -> Self {
        match error {
            KrillaError::Validation(broken) => Self::Standard {
                details: broken
                    .iter()
                    .map(|(rule, _)| format!("{rule:?}"))
                    .collect::<Vec<_>>()
                    .join(", "),
            },
            other => Self::Writer(other),
        }
    }
}
