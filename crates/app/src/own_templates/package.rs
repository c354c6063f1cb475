//! A template as one file, to be handed from desk to desk: a ZIP with the files of its folder.

use std::io::{Cursor, Read, Write};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::{Files, is_name, is_read};
use crate::error::AppError;

/// No package is larger, in bytes.
pub(super) const MAX_BYTES: usize = 16 << 20;

/// The files of a template as one.
pub(super) fn pack(files: &Files) -> Result<Vec<u8>, AppError> {
    let failed = |source: zip::result::ZipError| AppError::Output {
        format: "mauthethuc",
        source: Box::new(source),
    };
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // Without a time: the same template gives the same bytes.
    let options = SimpleFileOptions::default();
    for (name, text) in files {
        zip.start_file(name.as_str(), options).map_err(failed)?;
        zip.write_all(text.as_bytes())
            .map_err(|error| failed(error.into()))?;
    }
    Ok(zip.finish().map_err(failed)?.into_inner())
}

/// The identifier and the files of a template. Whoever made the file, no name leads out of one
/// folder, and no more is unpacked than a template may have.
pub(super) fn unpack(path: &Path, bytes: &[u8]) -> Result<(String, Files), AppError> {
    let damaged = |detail: String| AppError::DamagedData {
        path: path.to_owned(),
        detail,
    };
    let mut zip =
        ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(error.to_string()))?;
    if zip.len() > super::MAX_FILES {
        return Err(damaged(format!("{} files", zip.len())));
    }
    let mut id = None;
    let mut files = Files::new();
    for index in 0..zip.len() {
        let entry = zip
            .by_index(index)
            .map_err(|error| damaged(error.to_string()))?;
        let name = entry.name().to_owned();
        let (folder, _) = name
            .split_once('/')
            .filter(|(folder, file)| is_name(folder) && is_file(file))
            .ok_or_else(|| damaged(format!("it holds {name:?}")))?;
        if *id.get_or_insert_with(|| folder.to_owned()) != folder {
            return Err(damaged("it holds two templates".to_owned()));
        }
        let mut text = String::new();
        let read = entry
            .take(super::MAX_BYTES as u64 + 1)
            .read_to_string(&mut text)
            .map_err(|error| damaged(error.to_string()))?;
        if read > super::MAX_BYTES {
            return Err(damaged(format!("{name} is too large")));
        }
        files.push((name, text));
    }
    let id = id.ok_or_else(|| damaged("it is empty".to_owned()))?;
    Ok((id, files))
}

fn is_file(name: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    is_read(name) && name.chars().all(is_part) && !name.starts_with('.')
}
