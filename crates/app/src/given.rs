//! Files that a person hands over: documents of ours, and Word files of any age.

use std::path::Path;

use thethuc_model::{Document, MAX_DOCUMENT_BYTES, read_document};
use thethuc_reading::{Limits, Reading, read_docx};

use crate::error::AppError;
use crate::{files, old_word};

/// Whether a file is a document of ours, by its name.
pub(crate) fn is_ours(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
}

/// A document of ours.
///
/// # Errors
/// When the file cannot be read, or is none; the error names the place.
pub(crate) fn document(path: &Path) -> Result<Document, AppError> {
    Ok(read_document(&files::read(path, MAX_DOCUMENT_BYTES)?)?)
}

/// A Word file as it looks; one from before DOCX is turned into DOCX for it.
///
/// # Errors
/// When the file cannot be read, or is no Word file.
pub(crate) fn word(path: &Path) -> Result<Reading, AppError> {
    let bytes = old_word::as_docx(path, files::read(path, files::MAX_WORD_BYTES)?)?;
    read_docx(&bytes, &Limits::default()).map_err(|source| AppError::WordFile {
        path: path.to_owned(),
        source,
    })
}
