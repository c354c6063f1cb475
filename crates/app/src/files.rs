//! The disk: bounded reading, and writing that leaves either the whole new file or the old one.

#![allow(
    clippy::disallowed_methods,
    reason = "the one place of this crate that touches documents and data on the disk"
)]

use std::fs::{self, File, Permissions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use crate::dto::WrittenFile;
use crate::error::{AppError, FileTrouble};

/// The largest Word file that is read, in bytes. Inside it, the limits of `thethuc-reading` count.
pub(crate) const MAX_WORD_BYTES: usize = 64 << 20;

/// A file to write.
#[derive(Debug, Clone)]
pub struct NewFile {
    /// Where.
    pub path: PathBuf,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Reads a file of at most `limit` bytes.
///
/// # Errors
/// When there is no such file, it is a folder, may not be read or is larger.
pub fn read(path: &Path, limit: usize) -> Result<Vec<u8>, AppError> {
    let trouble = |error| AppError::file(path, error);
    let file = File::open(path).map_err(trouble)?;
    if file.metadata().map_err(trouble)?.is_dir() {
        return Err(trouble(io::ErrorKind::IsADirectory.into()));
    }
    read_bounded(file, limit).map_err(trouble)
}

/// SHA-256 of bytes, in hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    hexadecimal(&digest)
}

fn hexadecimal(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The size of a file and its SHA-256, in hexadecimal digits; the file is never held whole.
///
/// # Errors
/// When it cannot be read.
pub(crate) fn seal(path: &Path) -> Result<(u64, String), AppError> {
    let trouble = |error| AppError::file(path, error);
    let mut file = File::open(path).map_err(trouble)?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 64 << 10];
    let mut bytes = 0;
    loop {
        match file.read(&mut buffer) {
            Ok(0) => break,
            Ok(read) => {
                hash.update(&buffer[..read]);
                bytes += read as u64;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(trouble(error)),
        }
    }
    Ok((bytes, hexadecimal(&hash.finalize())))
}

/// A path without links and steps back, so that its last part is the name of what stands there.
///
/// # Errors
/// When nothing stands there.
pub(crate) fn real_path(path: &Path) -> Result<PathBuf, AppError> {
    fs::canonicalize(path).map_err(|error| AppError::file(path, error))
}

/// Whether anything stands at a path.
#[must_use]
pub fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Whether a folder stands at a path, or a link to one.
#[must_use]
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// Reads at most `limit` bytes to the end.
///
/// # Errors
/// When there are more, or the source fails.
pub fn read_bounded(source: impl Read, limit: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > limit {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}

/// Writes files: all of them stand whole beside their targets before the first target is replaced.
///
/// # Errors
/// When one cannot be written. Then no target was touched, unless the system refused to rename a
/// file in a folder where it had just let it be made; targets renamed before that are whole.
pub fn write_all(files: &[NewFile]) -> Result<Vec<WrittenFile>, AppError> {
    write_all_with(files, &mut |file, bytes| file.write_all(bytes))
}

/// Writes one file, as [`write_all`] does.
///
/// # Errors
/// As [`write_all`].
pub fn write_one(file: NewFile) -> Result<WrittenFile, AppError> {
    let written = WrittenFile {
        path: file.path.display().to_string(),
        bytes: file.bytes.len() as u64,
    };
    write_all(&[file])?;
    Ok(written)
}

type WriteBytes<'a> = dyn FnMut(&mut File, &[u8]) -> io::Result<()> + 'a;

fn write_all_with(
    files: &[NewFile],
    write: &mut WriteBytes<'_>,
) -> Result<Vec<WrittenFile>, AppError> {
    let mut staged = Vec::with_capacity(files.len());
    for file in files {
        staged.push(stage(file, write)?);
    }
    for (temporary, target) in staged {
        temporary
            .persist(&target)
            .map_err(|error| AppError::file(&target, error.error))?;
        sync_folder(&target);
    }
    Ok(files
        .iter()
        .map(|file| WrittenFile {
            path: file.path.display().to_string(),
            bytes: file.bytes.len() as u64,
        })
        .collect())
}

/// Writes the bytes beside the target, down to the disk. The temporary file goes away by itself
/// when it is dropped.
fn stage(file: &NewFile, write: &mut WriteBytes<'_>) -> Result<(NamedTempFile, PathBuf), AppError> {
    let (target, permissions) = target_of(&file.path)?;
    let folder = folder_of(&target);
    let trouble = |error| AppError::file(&file.path, error);
    let mut builder = tempfile::Builder::new();
    builder.prefix(".the-thuc-");
    if let Some(permissions) = new_file_permissions() {
        builder.permissions(permissions);
    }
    let mut temporary = builder
        .tempfile_in(folder)
        .map_err(|error| folder_trouble(&file.path, error))?;
    write(temporary.as_file_mut(), &file.bytes).map_err(trouble)?;
    if let Some(permissions) = permissions {
        temporary
            .as_file()
            .set_permissions(permissions)
            .map_err(trouble)?;
    }
    temporary.as_file().sync_all().map_err(trouble)?;
    Ok((temporary, target))
}

/// The file that a path leads to through links, and its permissions if it is there already.
fn target_of(path: &Path) -> Result<(PathBuf, Option<Permissions>), AppError> {
    match fs::metadata(path) {
        Ok(found) if !found.is_file() => {
            Err(AppError::file(path, io::ErrorKind::IsADirectory.into()))
        }
        Ok(found) if found.permissions().readonly() => {
            Err(AppError::file(path, io::ErrorKind::PermissionDenied.into()))
        }
        Ok(found) => {
            let target = fs::canonicalize(path).map_err(|error| AppError::file(path, error))?;
            Ok((target, Some(found.permissions())))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok((path.to_owned(), None)),
        Err(error) => Err(AppError::file(path, error)),
    }
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// A target that cannot be made because its folder is missing is told apart from a missing file.
fn folder_trouble(path: &Path, source: io::Error) -> AppError {
    let trouble = match FileTrouble::of(&source) {
        FileTrouble::NotFound => FileTrouble::NoFolder,
        trouble => trouble,
    };
    AppError::File {
        path: path.to_owned(),
        trouble,
        source,
    }
}

/// Temporary files are made for the owner's eyes only; a document gets what any new file gets.
#[cfg(unix)]
#[allow(
    clippy::unnecessary_wraps,
    reason = "other systems have nothing to set"
)]
fn new_file_permissions() -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn new_file_permissions() -> Option<Permissions> {
    None
}

/// The new name is on the disk only when its folder is. A system that cannot do that for a folder
/// does it by itself.
fn sync_folder(target: &Path) {
    if let Ok(folder) = File::open(folder_of(target)) {
        let _ = folder.sync_all();
    }
}

/// Makes a folder and those above it.
///
/// # Errors
/// When a file stands there, or it may not be made.
pub fn make_folder(path: &Path) -> Result<(), AppError> {
    fs::create_dir_all(path).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => AppError::file(path, io::ErrorKind::NotADirectory.into()),
        _ => AppError::file(path, error),
    })
}

/// The files of a folder; none when there is no such folder.
///
/// # Errors
/// When it may not be read.
pub fn list(folder: &Path) -> Result<Vec<PathBuf>, AppError> {
    let trouble = |error| AppError::file(folder, error);
    match fs::read_dir(folder) {
        Ok(entries) => entries
            .map(|entry| entry.map(|entry| entry.path()).map_err(trouble))
            .collect(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(trouble(error)),
    }
}

/// What stands in a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// A file, or a link to one.
    File,
    /// A folder; no link to one, which may lead round in a circle.
    Folder,
    /// Anything else.
    Other,
}

/// What stands in a folder that is there.
///
/// # Errors
/// When there is no such folder, or it may not be read.
pub fn entries(folder: &Path) -> Result<Vec<(PathBuf, Entry)>, AppError> {
    let trouble = |error| AppError::file(folder, error);
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(trouble)? {
        let entry = entry.map_err(trouble)?;
        let kind = match entry.file_type().map_err(trouble)? {
            kind if kind.is_dir() => Entry::Folder,
            _ if entry.path().is_file() => Entry::File,
            _ => Entry::Other,
        };
        found.push((entry.path(), kind));
    }
    Ok(found)
}

/// Removes a folder with everything in it; one that is gone already is no error.
///
/// # Errors
/// When something in it may not be removed.
pub fn remove_folder(path: &Path) -> Result<(), AppError> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(AppError::file(path, error)),
        _ => Ok(()),
    }
}

/// Removes a file; one that is gone already is no error.
///
/// # Errors
/// When it may not be removed.
pub fn remove(path: &Path) -> Result<(), AppError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(AppError::file(path, error)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorCode;

    fn new_file(path: &Path, bytes: &[u8]) -> NewFile {
        NewFile {
            path: path.to_owned(),
            bytes: bytes.to_vec(),
        }
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = list(folder)
            .unwrap()
            .iter()
            .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_full_disk_leaves_every_old_file_and_nothing_half_written() {
        let folder = tempfile::tempdir().unwrap();
        let (docx, pdf) = (folder.path().join("a.docx"), folder.path().join("a.pdf"));
        write_all(&[new_file(&docx, b"old docx"), new_file(&pdf, b"old pdf")]).unwrap();
        let mut room = 12_usize;
        let mut small_disk = |file: &mut File, bytes: &[u8]| {
            let fits = bytes.len().min(room);
            room -= fits;
            file.write_all(&bytes[..fits])?;
            if fits < bytes.len() {
                return Err(io::ErrorKind::StorageFull.into());
            }
            Ok(())
        };
        let error = write_all_with(
            &[new_file(&docx, b"new docx"), new_file(&pdf, b"new pdf")],
            &mut small_disk,
        )
        .unwrap_err();
        assert_eq!(error.code(), ErrorCode::DiskFull);
        assert_eq!(fs::read(&docx).unwrap(), b"old docx");
        assert_eq!(fs::read(&pdf).unwrap(), b"old pdf");
        assert_eq!(names(folder.path()), ["a.docx", "a.pdf"]);
    }

    #[test]
    fn a_target_that_cannot_be_a_file_stops_the_whole_export() {
        let folder = tempfile::tempdir().unwrap();
        let good = folder.path().join("a.docx");
        let missing = folder.path().join("khong-co").join("a.pdf");
        for (bad, code) in [
            (folder.path().to_owned(), ErrorCode::FileWrongType),
            (missing, ErrorCode::FolderNotFound),
        ] {
            let error = write_all(&[new_file(&good, b"x"), new_file(&bad, b"x")]).unwrap_err();
            assert_eq!(error.code(), code);
            assert!(names(folder.path()).is_empty());
        }
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_survive() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real"), folder.path().join("link"));
        fs::write(&real, b"old").unwrap();
        fs::set_permissions(&real, Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        write_all(&[new_file(&link, b"new")]).unwrap();
        assert_eq!(fs::read(&real).unwrap(), b"new");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(
            fs::metadata(&real).unwrap().permissions().mode() & 0o777,
            0o640
        );
    }

    #[test]
    fn a_read_only_file_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, b"old").unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        let error = write_all(&[new_file(&path, b"new")]).unwrap_err();
        assert_eq!(error.code(), ErrorCode::FileDenied);
        assert_eq!(fs::read(&path).unwrap(), b"old");
    }

    #[test]
    fn reading_is_bounded() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, b"12345").unwrap();
        assert_eq!(read(&path, 5).unwrap(), b"12345");
        assert_eq!(read(&path, 4).unwrap_err().code(), ErrorCode::FileTooLarge);
        assert_eq!(
            read(folder.path(), 4).unwrap_err().code(),
            ErrorCode::FileWrongType
        );
        let gone = folder.path().join("b");
        assert_eq!(read(&gone, 4).unwrap_err().code(), ErrorCode::FileNotFound);
    }
}
