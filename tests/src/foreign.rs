//! What must hold of bytes that anybody may have written. The fuzz targets of `tests/fuzz` and the
//! suite `foreign_bytes` ask the same.

use std::sync::OnceLock;

use thethuc_model::{read_document, write_document};

use crate::Exporter;

/// Bytes read as a document file. They are refused, or they read back as they were written and go
/// through the whole program: markup, pages, DOCX, PDF.
///
/// # Panics
/// When that does not hold.
pub fn document(bytes: &[u8]) {
    static EXPORTER: OnceLock<Exporter> = OnceLock::new();
    let exporter = EXPORTER.get_or_init(|| Exporter::new().expect("the bundled fonts"));
    let Ok(document) = read_document(bytes) else {
        return;
    };
    let written = write_document(&document);
    let again = read_document(written.as_bytes()).expect("what was written reads back");
    assert_eq!(document, again);
    // A kind that nobody knows is refused here, with its place.
    if let Ok(markup) = exporter.markup(&document) {
        assert!(!exporter.pages(&markup).pages.is_empty(), "no page");
        exporter.docx(&markup).expect("a DOCX file");
        exporter.pdf(&markup).expect("a PDF file");
    }
}
