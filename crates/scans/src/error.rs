//! Why a scan was not read or made.

use thiserror::Error;

/// Why a scan was not read or made.
#[derive(Debug, Error)]
pub enum ScanError {
    /// Neither a JPEG nor a PNG, or one that is damaged.
    #[error("the picture cannot be read: {details}")]
    Picture {
        /// What is wrong.
        details: String,
    },
    /// The picture has more dots than are read.
    #[error("the picture has {width} × {height} dots, more than are read")]
    PictureTooLarge {
        /// Width in dots.
        width: u32,
        /// Height in dots.
        height: u32,
    },
    /// The picture does not say how many dots it has to an inch, so that its real size is not known.
    #[error("the picture does not say how many dots it has to an inch")]
    NoResolution,
    /// There is no picture to make a page of.
    #[error("there is no picture")]
    Nothing,
    /// The file is no PDF, or one that cannot be read.
    #[error("the file cannot be read as PDF")]
    Pdf(#[from] lopdf::Error),
    /// The file is encrypted.
    #[error("the file is encrypted")]
    Encrypted,
    /// A page has no size, or is shown turned where that cannot be dealt with.
    #[error("page {page} cannot be used")]
    Page {
        /// The page, from 1.
        page: usize,
    },
    /// A file could not be written.
    #[error("the file could not be written")]
    Write(#[source] std::io::Error),
}
