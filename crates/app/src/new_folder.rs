//! A folder that stands in its place when all of it is there, or never.

#![allow(
    clippy::disallowed_methods,
    reason = "writes to the disk, as `files` does"
)]

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::dto::WrittenFile;
use crate::error::{AppError, FileTrouble};
use crate::files;

/// A folder beside its place. It goes away with everything in it unless it is put there.
pub(crate) struct NewFolder {
    staged: TempDir,
    target: PathBuf,
}

impl NewFolder {
    /// Begins a folder whose place is free, or an empty folder.
    ///
    /// # Errors
    /// [`AppError::AlreadyThere`] when something stands there; when the folder above is missing or
    /// may not be written to.
    pub(crate) fn beside(target: &Path) -> Result<Self, AppError> {
        let is_free = !files::is_there(target)
            || (files::is_folder(target) && files::entries(target)?.is_empty());
        if !is_free {
            let path = target.to_owned();
            return Err(AppError::AlreadyThere { path });
        }
        let above = match target.parent() {
            Some(above) if !above.as_os_str().is_empty() => above,
            _ => Path::new("."),
        };
        let mut builder = tempfile::Builder::new();
        builder.prefix(".the-thuc-");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            // For the owner's eyes only by itself; this folder gets what any new folder gets.
            builder.permissions(fs::Permissions::from_mode(0o777));
        }
        let staged = builder.tempdir_in(above).map_err(|source| {
            let trouble = match FileTrouble::of(&source) {
                FileTrouble::NotFound => FileTrouble::NoFolder,
                trouble => trouble,
            };
            AppError::File {
                path: target.to_owned(),
                trouble,
                source,
            }
        })?;
        Ok(Self {
            staged,
            target: target.to_owned(),
        })
    }

    /// Where it is until it is put in its place.
    pub(crate) fn path(&self) -> &Path {
        self.staged.path()
    }

    /// Writes a file into it, or into a folder in it, down to the disk; what is told is where it will
    /// stand.
    ///
    /// # Errors
    /// When it cannot be written, or one of that name is there; the place that is named is the one
    /// it would have had.
    pub(crate) fn write(&self, name: &str, bytes: &[u8]) -> Result<WrittenFile, AppError> {
        let write = || {
            let path = self.staged.path().join(name);
            if let Some(above) = path.parent() {
                fs::create_dir_all(above)?;
            }
            let mut file = File::create_new(path)?;
            file.write_all(bytes)?;
            file.sync_all()
        };
        let path = self.target.join(name);
        write().map_err(|error| AppError::file(&path, error))?;
        Ok(WrittenFile {
            path: path.display().to_string(),
            bytes: bytes.len() as u64,
        })
    }

    /// Puts the folder in its place. When that fails everything stays where it is, under the name
    /// that the error tells.
    ///
    /// # Errors
    /// When something took the place meanwhile.
    pub(crate) fn put(self) -> Result<PathBuf, AppError> {
        let Self { staged, target } = self;
        let staged = staged.keep();
        let put = || {
            match fs::remove_dir(&target) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
            fs::rename(&staged, &target)
        };
        put().map_err(|error| AppError::file(&staged, error))?;
        Ok(target)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorCode;

    fn count(folder: &Path) -> usize {
        files::entries(folder).unwrap().len()
    }

    #[test]
    fn a_folder_is_there_whole_or_not_at_all() {
        let home = tempfile::tempdir().unwrap();
        let target = home.path().join("thu");
        let given_up = NewFolder::beside(&target).unwrap();
        given_up.write("a", b"1").unwrap();
        assert_eq!(count(home.path()), 1);
        drop(given_up);
        assert_eq!(count(home.path()), 0);
        fs::create_dir(&target).unwrap();
        let folder = NewFolder::beside(&target).unwrap();
        folder.write("a", b"1").unwrap();
        assert_eq!(
            folder.write("a", b"2").unwrap_err().code(),
            ErrorCode::FileTrouble
        );
        assert_eq!(folder.put().unwrap(), target);
        assert_eq!((count(home.path()), count(&target)), (1, 1));
    }

    #[test]
    fn what_stands_there_is_left_alone() {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join("a"), b"1").unwrap();
        let code = |path: PathBuf| NewFolder::beside(&path).map(|_| ()).unwrap_err().code();
        assert_eq!(code(home.path().to_owned()), ErrorCode::AlreadyThere);
        assert_eq!(code(home.path().join("a")), ErrorCode::AlreadyThere);
        assert_eq!(
            code(home.path().join("b").join("c")),
            ErrorCode::FolderNotFound
        );
    }
}
