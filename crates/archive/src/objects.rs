//! Files by their content: each stands under the SHA-256 of its bytes, once, and is never changed.

#![allow(
    clippy::disallowed_methods,
    reason = "the store of objects is files beside the database"
)]

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use crate::value::hex;
use crate::{ArchiveError, Result};

/// The largest file that can be attached.
pub const MAX_OBJECT_BYTES: u64 = 512 << 20;

/// A folder of files by their content.
#[derive(Debug, Clone)]
pub struct Objects {
    folder: PathBuf,
}

/// A file in the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Object {
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Its size.
    pub bytes: u64,
}

impl Objects {
    /// The store in this folder, which is made with the first file.
    #[must_use]
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self {
            folder: folder.into(),
        }
    }

    /// Keeps what the source gives. When this returns, the bytes survive the loss of power. A file
    /// that is there is kept where it is whole, and mended where it is not.
    ///
    /// # Errors
    /// [`ArchiveError::TooLarge`] for more than [`MAX_OBJECT_BYTES`], [`ArchiveError::File`] when
    /// the disk or the source fails.
    pub fn put(&self, source: impl Read) -> Result<Object> {
        let trouble = |error| ArchiveError::file(&self.folder, error);
        fs::create_dir_all(&self.folder).map_err(trouble)?;
        let mut beside = NamedTempFile::new_in(&self.folder).map_err(trouble)?;
        let object = copy(source, beside.as_file_mut(), MAX_OBJECT_BYTES).map_err(|error| {
            if error.kind() == io::ErrorKind::FileTooLarge {
                ArchiveError::TooLarge(MAX_OBJECT_BYTES)
            } else {
                trouble(error)
            }
        })?;
        if self.check(&object.sha256).is_ok() {
            return Ok(object);
        }
        let place = self.place(&object.sha256)?;
        let shelf = place.parent().unwrap_or(&self.folder);
        fs::create_dir_all(shelf).map_err(trouble)?;
        beside.as_file().sync_all().map_err(trouble)?;
        beside
            .persist(&place)
            .map_err(|error| ArchiveError::file(&place, error.error))?;
        for folder in [shelf, &self.folder, self.folder.parent().unwrap_or(shelf)] {
            sync_folder(folder)?;
        }
        Ok(object)
    }

    /// The bytes under this name.
    ///
    /// # Errors
    /// [`ArchiveError::Object`] when they are gone or others.
    pub fn get(&self, sha256: &str) -> Result<Vec<u8>> {
        let lost = |_| ArchiveError::Object {
            sha256: sha256.to_owned(),
        };
        let mut bytes = Vec::new();
        let file = File::open(self.place(sha256)?).map_err(lost)?;
        file.take(MAX_OBJECT_BYTES + 1)
            .read_to_end(&mut bytes)
            .map_err(lost)?;
        if hex(&Sha256::digest(&bytes)) == sha256 {
            Ok(bytes)
        } else {
            Err(lost(io::ErrorKind::InvalidData.into()))
        }
    }

    /// Reads a file to its end to see that it is what its name says; returns its size.
    ///
    /// # Errors
    /// [`ArchiveError::Object`] when it is gone or another.
    pub fn check(&self, sha256: &str) -> Result<u64> {
        let found = File::open(self.place(sha256)?)
            .and_then(|file| copy(file, &mut io::sink(), MAX_OBJECT_BYTES));
        match found {
            Ok(object) if object.sha256 == sha256 => Ok(object.bytes),
            _ => Err(ArchiveError::Object {
                sha256: sha256.to_owned(),
            }),
        }
    }

    /// Copies a file into another store, where it is not yet.
    ///
    /// # Errors
    /// [`ArchiveError::Object`] when it is gone or changed here.
    pub(crate) fn copy_to(&self, other: &Self, sha256: &str) -> Result<()> {
        if other.check(sha256).is_ok() {
            return Ok(());
        }
        self.check(sha256)?;
        let place = self.place(sha256)?;
        let file = File::open(&place).map_err(|error| ArchiveError::file(&place, error))?;
        other.put(file).map(|_| ())
    }

    fn place(&self, sha256: &str) -> Result<PathBuf> {
        let is_name = sha256.len() == 64 && sha256.bytes().all(|byte| byte.is_ascii_hexdigit());
        if is_name {
            Ok(self.folder.join(&sha256[..2]).join(sha256))
        } else {
            Err(ArchiveError::Object {
                sha256: sha256.to_owned(),
            })
        }
    }
}

/// Makes a renamed or new file in a folder survive the loss of power. Windows has no such call and
/// needs none: it writes the names of files through.
pub(crate) fn sync_folder(folder: &Path) -> Result<()> {
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    if cfg!(unix) {
        let synced = File::open(folder).and_then(|folder| folder.sync_all());
        synced.map_err(|error| ArchiveError::file(folder, error))?;
    }
    Ok(())
}

fn copy(source: impl Read, target: &mut impl Write, limit: u64) -> io::Result<Object> {
    let mut source = source.take(limit + 1);
    let mut hash = Sha256::new();
    let mut bytes = 0;
    let mut buffer = vec![0; 64 << 10];
    loop {
        let read = match source.read(&mut buffer) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        hash.update(&buffer[..read]);
        target.write_all(&buffer[..read])?;
        bytes += read as u64;
    }
    if bytes > limit {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(Object {
        sha256: hex(&hash.finalize()),
        bytes,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_bytes_are_kept_once_and_mended() {
        let folder = tempfile::tempdir().unwrap();
        let objects = Objects::new(folder.path().join("objects"));
        let kept = objects.put(&b"van ban"[..]).unwrap();
        assert_eq!(objects.put(&b"van ban"[..]).unwrap(), kept);
        assert_eq!(objects.get(&kept.sha256).unwrap(), b"van ban");

        let place = objects.place(&kept.sha256).unwrap();
        fs::write(&place, b"van bam").unwrap();
        assert!(matches!(
            objects.get(&kept.sha256),
            Err(ArchiveError::Object { .. })
        ));
        objects.put(&b"van ban"[..]).unwrap();
        assert_eq!(objects.check(&kept.sha256).unwrap(), 7);
    }

    #[test]
    fn too_many_bytes_are_refused() {
        let refused = copy(&[0_u8; 11][..], &mut Vec::new(), 10);
        assert_eq!(refused.unwrap_err().kind(), io::ErrorKind::FileTooLarge);
    }

    #[test]
    fn a_name_that_is_no_hash_leads_nowhere() {
        let objects = Objects::new("/");
        for name in ["", "../../etc/passwd", &"g".repeat(64)] {
            assert!(objects.get(name).is_err());
        }
    }
}
