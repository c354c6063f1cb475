//! Reading and writing the JSON file of a document.

use serde_json::Value;
use thethuc_text::nfc;

use crate::{Document, FieldPath, SCHEMA_VERSION};

/// The largest document file that is read, in bytes. The text of the longest Vietnamese code is a
/// fiftieth of it.
pub const MAX_DOCUMENT_BYTES: usize = 64 << 20;

/// Why a document file was not read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// More than [`MAX_DOCUMENT_BYTES`].
    #[error("the file has {bytes} bytes, the limit is {MAX_DOCUMENT_BYTES}")]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// The bytes are not JSON.
    #[error("not JSON at line {line}, column {column}: {source}")]
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the parser says.
        source: serde_json::Error,
    },
    /// The file was written by a newer program.
    #[error("the file has schema version {found}, this program knows up to {SCHEMA_VERSION}")]
    NewerSchema {
        /// Its version.
        found: u64,
    },
    /// There is no schema version, so it is no document of ours.
    #[error("no schema version: not a document of this program")]
    NoSchema,
    /// A field is unknown, is missing or has a bad value.
    #[error("at {path}: {detail}")]
    BadValue {
        /// Where.
        path: FieldPath,
        /// What is wrong there.
        detail: String,
    },
}

/// Reads a document and brings its text to NFC; control characters are dropped, and a
/// line break inside a string becomes a blank.
///
/// # Errors
/// When the bytes are no document of a known schema; the error names the place.
pub fn read_document(bytes: &[u8]) -> Result<Document, ReadError> {
    if bytes.len() > MAX_DOCUMENT_BYTES {
        return Err(ReadError::TooLarge { bytes: bytes.len() });
    }
    let json: Value = serde_json::from_slice(bytes).map_err(|source| ReadError::NotJson {
        line: source.line(),
        column: source.column(),
        source,
    })?;
    read_value(json)
}

/// Reads a document from JSON that was parsed already; otherwise as [`read_document`].
///
/// # Errors
/// When the value is no document of a known schema; the error names the place.
pub fn read_value(mut json: Value) -> Result<Document, ReadError> {
    match json.get("schema").and_then(Value::as_u64) {
        None => return Err(ReadError::NoSchema),
        Some(found) if found > u64::from(SCHEMA_VERSION) => {
            return Err(ReadError::NewerSchema { found });
        }
        Some(_) => {}
    }
    clean_json(&mut json);
    serde_path_to_error::deserialize(json).map_err(|error| ReadError::BadValue {
        path: json_path(error.path()),
        detail: error.inner().to_string(),
    })
}

/// The JSON text of a document, indented, ending in a line feed.
#[must_use]
pub fn write_document(document: &Document) -> String {
    // A Document holds only strings, numbers, lists and maps with string keys, all of which
    // serde_json can write.
    let mut text = serde_json::to_string_pretty(document).unwrap_or_default();
    text.push('\n');
    text
}

/// Brings every text in a JSON value to NFC, drops its control characters and makes a blank of a
/// line break. For values that will become part of a document.
pub fn clean_json(value: &mut Value) {
    match value {
        Value::String(text) => {
            if text.chars().any(|c| is_dropped(c) || is_line_end(c)) {
                *text = text
                    .chars()
                    .filter(|&c| !is_dropped(c))
                    .map(|c| if is_line_end(c) { ' ' } else { c })
                    .collect();
            }
            // Last, for what was dropped may have stood between a letter and its mark.
            if let std::borrow::Cow::Owned(composed) = nfc(text) {
                *text = composed;
            }
        }
        Value::Array(items) => items.iter_mut().for_each(clean_json),
        Value::Object(fields) => fields.values_mut().for_each(clean_json),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// A line break inside a paragraph is an [`crate::Inline::Break`], never a character.
fn is_line_end(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// Characters that no page can show and XML cannot hold.
fn is_dropped(c: char) -> bool {
    (c.is_control() && c != '\t' && !is_line_end(c))
        || matches!(c, '\u{FFFE}' | '\u{FFFF}' | '\u{FFFC}')
}

fn json_path(path: &serde_path_to_error::Path) -> FieldPath {
    use serde_path_to_error::Segment as Step;
    path.iter()
        .fold(FieldPath::root(), |place, step| match step {
            Step::Seq { index } => place.index(*index),
            Step::Map { key } => place.key(key),
            Step::Enum { variant } => place.key(variant),
            Step::Unknown => place,
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Block, RichText};

    #[test]
    fn what_is_written_reads_back() {
        let mut document = Document::new("cong-van");
        document.co_quan_ban_hanh = "Ủy ban nhân dân tỉnh Bắc Giang".to_owned();
        document.noi_dung.push(Block::Gach {
            level: 1,
            text: RichText::from("a & b < c"),
        });
        let text = write_document(&document);
        assert_eq!(read_document(text.as_bytes()).unwrap(), document);
    }

    #[test]
    fn an_error_names_its_place() {
        let bad = br#"{"schema":1,"kind":"cong-van","so_ky_hieu":{"so":"bay"}}"#;
        let Err(ReadError::BadValue { path, .. }) = read_document(bad) else {
            panic!()
        };
        assert_eq!(path.to_string(), "/so_ky_hieu/so");
        let bad = br#"{"schema":1,"kind":"cong-van","noi_dung":[{"type":"doan","text":"a"},{"type":"khoang","text":"b"}]}"#;
        let Err(ReadError::BadValue { path, .. }) = read_document(bad) else {
            panic!()
        };
        assert!(path.to_string().starts_with("/noi_dung/1"), "{path}");
        let bad = br#"{"schema":1,"kind":"cong-van","trich_yue":"a"}"#;
        let Err(ReadError::BadValue { detail, .. }) = read_document(bad) else {
            panic!()
        };
        assert!(detail.contains("trich_yue"), "{detail}");
    }

    #[test]
    fn a_newer_file_and_a_stranger_are_told_apart() {
        assert!(matches!(
            read_document(br#"{"schema":2}"#),
            Err(ReadError::NewerSchema { found: 2 })
        ));
        assert!(matches!(read_document(b"{}"), Err(ReadError::NoSchema)));
        assert!(matches!(
            read_document(b"{"),
            Err(ReadError::NotJson { line: 1, .. })
        ));
    }

    #[test]
    fn text_is_composed_and_free_of_control_characters() {
        let json =
            "{\"schema\":1,\"kind\":\"cong-van\",\"dia_danh\":\"Ba\\u0306\\u0301c\\u0007 Giang\"}";
        assert_eq!(
            read_document(json.as_bytes()).unwrap().dia_danh,
            "Bắc Giang"
        );
    }
}
