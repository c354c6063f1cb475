//! The container: parts with a change are written anew, all others are copied as they are packed.

use std::io::{Cursor, Read, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const BYTE_ORDER_MARK: &[u8] = &[0xEF, 0xBB, 0xBF];

/// A part before and after its changes.
pub(crate) struct NewPart<'a> {
    pub(crate) name: &'a str,
    pub(crate) before: &'a str,
    pub(crate) after: String,
}

/// The container with these parts changed; none when a part is not kept in UTF-8, or the container
/// names an entry twice, so that it cannot be written as it was.
pub(crate) fn replace(bytes: &[u8], parts: &[NewPart<'_>]) -> Result<Option<Vec<u8>>, ZipError> {
    let mut old = ZipArchive::new(Cursor::new(bytes))?;
    if !every_entry_is_seen(bytes, old.len()) {
        return Ok(None);
    }
    let mut new = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len())));
    new.set_raw_comment(old.comment().into())?;
    for index in 0..old.len() {
        let entry = old.by_index_raw(index)?;
        let changed = parts.iter().find(|part| part.name == entry.name());
        let Some(part) = changed else {
            new.raw_copy_file(entry)?;
            continue;
        };
        let mut options = SimpleFileOptions::default().compression_method(entry.compression());
        if let Some(time) = entry.last_modified() {
            options = options.last_modified_time(time);
        }
        drop(entry);
        let Some(mark) = mark_of(&mut old, index, part.before)? else {
            return Ok(None);
        };
        new.start_file(part.name, options)?;
        new.write_all(mark)?;
        new.write_all(part.after.as_bytes())?;
    }
    Ok(Some(new.finish()?.into_inner()))
}

/// What stands before the text of an entry; none when its bytes are not that text.
fn mark_of(
    old: &mut ZipArchive<Cursor<&[u8]>>,
    index: usize,
    text: &str,
) -> Result<Option<&'static [u8]>, ZipError> {
    let mut bytes = Vec::with_capacity(text.len() + BYTE_ORDER_MARK.len());
    let most = text.len() + BYTE_ORDER_MARK.len() + 1;
    old.by_index(index)?
        .take(most as u64)
        .read_to_end(&mut bytes)?;
    Ok(match bytes.strip_prefix(BYTE_ORDER_MARK) {
        Some(rest) if rest == text.as_bytes() => Some(BYTE_ORDER_MARK),
        _ if bytes == text.as_bytes() => Some(&[]),
        _ => None,
    })
}

/// Whether the container lists as many entries as are told apart by name.
fn every_entry_is_seen(bytes: &[u8], seen: usize) -> bool {
    const END: &[u8] = b"PK\x05\x06";
    let from = bytes.len().saturating_sub(0xFFFF + 22);
    let Some(at) = bytes[from..].windows(4).rposition(|four| four == END) else {
        return false;
    };
    let count = bytes.get(from + at + 10..from + at + 12);
    count.is_some_and(|count| usize::from(u16::from_le_bytes([count[0], count[1]])) == seen)
}
