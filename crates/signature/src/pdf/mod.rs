//! The file: what it holds, what its signatures cover, and what was added to it since.

pub(crate) mod append;
pub(crate) mod blanks;
pub(crate) mod byte_range;
pub(crate) mod dates;
pub(crate) mod form;
pub(crate) mod permission;
pub(crate) mod place;
pub(crate) mod revision;
pub(crate) mod roles;
pub(crate) mod same;
pub(crate) mod store;
pub(crate) mod structure;

use std::panic::{AssertUnwindSafe, catch_unwind};

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId};

use crate::SignatureError;

/// The largest file that is read, in bytes.
pub const MAX_PDF_BYTES: usize = 128 << 20;

/// The largest that one stream of the file's own structure may become when it is unpacked.
const MAX_STREAM_BYTES: usize = 64 << 20;

/// What PDF takes for white space.
pub(crate) const WHITE: [u8; 6] = [0, b'\t', b'\n', 0x0C, b'\r', b' '];

/// The trailer, as something that refers to objects.
pub(crate) const TRAILER: ObjectId = (0, 0);

/// Reads a file. A defect of the reader that a file runs into counts as damage of the file.
pub(crate) fn open(bytes: &[u8]) -> Result<Document, SignatureError> {
    if bytes.len() > MAX_PDF_BYTES {
        return Err(SignatureError::TooLarge { bytes: bytes.len() });
    }
    let options = LoadOptions::with_max_decompressed_size(MAX_STREAM_BYTES);
    let document = catch_unwind(AssertUnwindSafe(|| {
        Document::load_mem_with_options(bytes, options)
    }))
    .map_err(|_| SignatureError::Damaged)??;
    if document.trailer.has(b"Encrypt") || document.was_encrypted() {
        return Err(SignatureError::Encrypted);
    }
    document.catalog()?;
    Ok(document)
}

/// The value of a key, behind any references.
pub(crate) fn value<'a>(
    document: &'a Document,
    dictionary: &'a Dictionary,
    key: &[u8],
) -> Option<&'a Object> {
    dictionary.get_deref(key, document).ok()
}

/// The dictionary under a key, behind any references.
pub(crate) fn dictionary<'a>(
    document: &'a Document,
    of: &'a Dictionary,
    key: &[u8],
) -> Option<&'a Dictionary> {
    value(document, of, key)?.as_dict().ok()
}

/// The array under a key, behind any references; empty when there is none.
pub(crate) fn array<'a>(document: &'a Document, of: &'a Dictionary, key: &[u8]) -> &'a [Object] {
    value(document, of, key)
        .and_then(|object| object.as_array().ok())
        .map_or(&[], Vec::as_slice)
}

/// The name under a key.
pub(crate) fn name<'a>(document: &'a Document, of: &'a Dictionary, key: &[u8]) -> Option<&'a [u8]> {
    value(document, of, key)?.as_name().ok()
}

/// The object that a key refers to.
pub(crate) fn reference(of: &Dictionary, key: &[u8]) -> Option<ObjectId> {
    of.get(key).ok()?.as_reference().ok()
}

/// A text string as people read it: UTF-16 with its mark, UTF-8 with its mark, else Latin.
pub(crate) fn text(object: &Object) -> Option<String> {
    lopdf::decode_text_string(object).ok()
}

/// Everything that an object refers to directly.
pub(crate) fn references(object: &Object) -> Vec<ObjectId> {
    let mut found = Vec::new();
    let mut open = vec![object];
    while let Some(object) = open.pop() {
        match object {
            Object::Reference(id) => found.push(*id),
            Object::Array(items) => open.extend(items),
            Object::Dictionary(dictionary) => {
                open.extend(dictionary.iter().map(|(_, value)| value))
            }
            Object::Stream(stream) => open.extend(stream.dict.iter().map(|(_, value)| value)),
            _ => {}
        }
    }
    found
}
