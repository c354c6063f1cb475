//! Packed bytes, unpacked within what is left of a limit.

use std::io::{self, Cursor, Read, Write};

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use flate2::read::MultiGzDecoder;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::ContentFault;

/// As others write it, with or without the signs that fill it up.
const TOLERANT: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// The most entries of a container that is looked into.
const MAX_ENTRIES: usize = 10_000;

/// How many bytes may still be unpacked.
#[derive(Debug)]
pub(crate) struct Room(pub(crate) u64);

impl Room {
    /// Reads all of a source, or tells that there is no room for it.
    fn take(&self, source: impl Read) -> io::Result<Option<Vec<u8>>> {
        let mut bytes = Vec::new();
        source.take(self.0 + 1).read_to_end(&mut bytes)?;
        Ok((bytes.len() as u64 <= self.0).then_some(bytes))
    }

    /// Counts bytes that are kept.
    pub(crate) fn keep(&mut self, bytes: Vec<u8>) -> Result<Vec<u8>, ContentFault> {
        let left = self.0.checked_sub(bytes.len() as u64);
        self.0 = left.ok_or(ContentFault::TooLarge)?;
        Ok(bytes)
    }

    /// Data packed by gzip.
    pub(crate) fn gzip(&self, packed: &[u8]) -> Result<Vec<u8>, ContentFault> {
        let bytes = self.take(MultiGzDecoder::new(packed));
        bytes
            .map_err(ContentFault::Gzip)?
            .ok_or(ContentFault::TooLarge)
    }

    /// The one file of a container with its name; none when there are several.
    pub(crate) fn only_entry(
        &self,
        packed: &[u8],
    ) -> Result<Option<(String, Vec<u8>)>, ContentFault> {
        let mut zip = ZipArchive::new(Cursor::new(packed)).map_err(ContentFault::Zip)?;
        if zip.len() > MAX_ENTRIES {
            return Err(ContentFault::TooLarge);
        }
        let names = zip.file_names().filter(|name| !name.ends_with('/'));
        let mut names: Vec<String> = names.map(str::to_owned).collect();
        let name = match (names.pop(), names.is_empty()) {
            (Some(name), true) => name,
            (Some(_), false) => return Ok(None),
            (None, _) => return Err(ContentFault::EmptyZip),
        };
        let entry = zip.by_name(&name).map_err(ContentFault::Zip)?;
        let bytes = self
            .take(entry)
            .map_err(|error| ContentFault::Zip(ZipError::Io(error)))?;
        Ok(Some((name, bytes.ok_or(ContentFault::TooLarge)?)))
    }
}

/// Base64 with whatever blanks and line ends are in it; it takes less room than its text.
pub(crate) fn base64(text: &str) -> Result<Vec<u8>, ContentFault> {
    let letters = text.bytes().filter(|byte| !byte.is_ascii_whitespace());
    let letters: Vec<u8> = letters.collect();
    TOLERANT
        .decode(letters)
        .map_err(|_| ContentFault::NotBase64)
}

/// Whether bytes begin as a ZIP container does.
pub(crate) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Whether bytes begin as gzip data do.
pub(crate) fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1f, 0x8b])
}

/// A container of one file, without the time of its making.
pub(crate) fn zip_of(name: &str, bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    zip.start_file(name, options)?;
    zip.write_all(bytes)?;
    Ok(zip.finish()?.into_inner())
}
