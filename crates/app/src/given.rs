//! Files that a person hands over: documents of ours, Word files of any age, and PDFs.

use std::path::Path;

use thethuc_model::{Document, MAX_DOCUMENT_BYTES, read_document};
use thethuc_reading::{Limits, ReadError, Reading, read_docx, read_pdf};

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

/// How far from its start a PDF may say that it is one.
const PDF_HEAD: usize = 1024;

/// Whether these are the bytes of a PDF.
fn is_pdf(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(PDF_HEAD)];
    head.windows(5).any(|mark| mark == b"%PDF-")
}

/// The bytes of a Word file; one from before DOCX is turned into DOCX for it.
///
/// # Errors
/// When the file cannot be read, is a PDF, or an old one that cannot be turned.
pub(crate) fn docx(path: &Path) -> Result<Vec<u8>, AppError> {
    let bytes = files::read(path, files::MAX_WORD_BYTES)?;
    if is_pdf(&bytes) {
        let path = path.to_owned();
        return Err(AppError::PdfNotMended { path });
    }
    old_word::as_docx(path, bytes)
}

/// A file as it looks: a Word file, or a PDF.
///
/// # Errors
/// When the file cannot be read, or is neither.
pub(crate) fn reading(path: &Path) -> Result<Reading, AppError> {
    reading_of(path, files::read(path, files::MAX_WORD_BYTES)?)
}

/// The same of bytes that were read already, under the name of their file.
pub(crate) fn reading_of(path: &Path, bytes: Vec<u8>) -> Result<Reading, AppError> {
    let named_pdf = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
    let read = |bytes: &[u8], read: fn(&[u8], &Limits) -> Result<Reading, ReadError>| {
        read(bytes, &Limits::default()).map_err(|source| AppError::WordFile {
            path: path.to_owned(),
            source,
        })
    };
    if is_pdf(&bytes) || named_pdf {
        read(&bytes, read_pdf)
    } else {
        read(&old_word::as_docx(path, bytes)?, read_docx)
    }
}
