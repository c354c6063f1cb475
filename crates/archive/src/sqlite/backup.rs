//! Copies: made while others write, verified before they count, and put back.

#![allow(
    clippy::disallowed_methods,
    reason = "a copy of the embedded database is a file"
)]

use std::fs::{self, OpenOptions};
use std::path::Path;
use std::time::Duration;

use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags};

use super::open::{
    LOGS, clear, connect, folder_of, look, must_be_free, must_be_no_settings, objects,
};
use super::{SqliteArchive, beside, failed, place};
use crate::archive::Archive;
use crate::objects::{Objects, sync_folder};
use crate::read;
use crate::records::{Attachment, Head};
use crate::summary::Summary;
use crate::verify::Trouble;
use crate::{ArchiveError, Result};

impl SqliteArchive {
    /// Sao lưu: makes a copy of the archive as it stands now, while others write. The copy gets its
    /// name only when it was verified; attachments go beside it and are copied once.
    ///
    /// # Errors
    /// [`ArchiveError::Exists`] when there is a file of that name, [`ArchiveError::BadCopy`] when
    /// the copy, and so perhaps the archive itself, is not sound.
    pub fn back_up(&mut self, copy: &Path) -> Result<Head> {
        must_be_free(copy)?;
        let partial = beside(copy, ".partial");
        clear(&partial)?;
        let mut target = Connection::open(&partial).map_err(failed)?;
        Backup::new(&self.store.connection, &mut target)
            .and_then(|backup| backup.run_to_completion(i32::MAX, Duration::ZERO, None))
            .map_err(failed)?;
        drop(target);
        let head = settle(&partial, copy, &self.objects, &objects(copy))?;
        rename(&partial, copy)?;
        Ok(head)
    }
}

/// Khôi phục: puts a copy in the place of the archive at `path`, which is kept as `aside`; its
/// attachments stay where they are. What the copy holds is to be shown before ([`preview`]).
///
/// # Errors
/// [`ArchiveError::OnServer`] when there is no file to restore, [`ArchiveError::Busy`] when the archive is
/// open somewhere, [`ArchiveError::BadCopy`] when the
/// copy is not sound, [`ArchiveError::Exists`] when `aside` does. Then nothing was changed.
pub fn restore(copy: &Path, path: &Path, aside: &Path) -> Result<Summary> {
    must_be_no_settings(path)?;
    must_be_free(aside)?;
    if !copy.is_file() {
        return Err(ArchiveError::NotFound(copy.to_owned()));
    }
    place::must_be_local(path, folder_of(path))?;
    let partial = beside(path, ".partial");
    clear(&partial)?;
    // A copy that was made by hand may have a log.
    for ending in ["", "-wal"] {
        let (from, to) = (beside(copy, ending), beside(&partial, ending));
        if from.exists() {
            fs::copy(from, &to).map_err(|error| ArchiveError::file(to, error))?;
        }
    }
    settle(&partial, path, &objects(copy), &objects(path))?;
    let summary = SqliteArchive::open_file(&partial)?.summary()?;
    settle_journal(&partial)?;
    if matches!(settle_journal(path), Err(ArchiveError::Busy)) {
        clear(&partial)?;
        return Err(ArchiveError::Busy);
    }
    // A damaged archive may not be readable: it is set aside as it is, with its log.
    keep(path, aside)?;
    rename(&partial, path)?;
    Ok(summary)
}

/// What a copy holds. It is only read: nothing of it changes.
///
/// # Errors
/// As [`SqliteArchive::open_file`].
pub fn preview(copy: &Path) -> Result<Summary> {
    look(copy)?;
    let connection =
        Connection::open_with_flags(copy, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(failed)?;
    let archive = Archive {
        store: super::SqliteStore::over(connection),
        objects: objects(copy),
    };
    archive.check_chain()?;
    archive.summary()
}

/// Brings the attachments to a copy, verifies both, and leaves the copy as one file on the disk.
fn settle(partial: &Path, name: &Path, from: &Objects, to: &Objects) -> Result<Head> {
    let bad = |detail: String| ArchiveError::BadCopy {
        path: name.to_owned(),
        detail,
    };
    look(partial)?;
    let store = connect(partial, OpenFlags::empty()).map_err(|error| bad(error.to_string()))?;
    let mut archive = Archive {
        store,
        objects: to.clone(),
    };
    read::each::<Attachment>(&archive.store, &[], |row| {
        from.copy_to(to, &row.read::<Attachment>()?.sha256)
    })?;
    let report = archive.verify(None)?;
    // An index that differs is made anew, and is no reason to be without a copy.
    let is_lost = |trouble: &&Trouble| !matches!(trouble, Trouble::Index { .. });
    if let Some(trouble) = report.troubles.iter().find(is_lost) {
        return Err(bad(format!("{trouble:?}")));
    }
    drop(archive);
    settle_journal(partial)?;
    // Windows syncs only what may be written.
    OpenOptions::new()
        .write(true)
        .open(partial)
        .and_then(|file| file.sync_all())
        .map_err(|error| ArchiveError::file(partial, error))?;
    Ok(report.head)
}

/// Writes the log into the file and leaves it; fails when somebody else has the file open.
fn settle_journal(path: &Path) -> Result<()> {
    let connection =
        Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(failed)?;
    connection
        .busy_timeout(Duration::ZERO)
        .and_then(|()| connection.pragma_update(None, "journal_mode", "DELETE"))
        .map_err(failed)
}

/// Keeps the archive, where there is one, under another name, and its log with it, so that its own
/// name can be given to the copy in one step.
fn keep(path: &Path, aside: &Path) -> Result<()> {
    for ending in LOGS {
        let log = beside(path, ending);
        if log.exists() {
            rename(&log, &beside(aside, ending))?;
        }
    }
    if !path.exists() {
        return Ok(());
    }
    // A second name leaves no moment without an archive; not every file system has them.
    match fs::hard_link(path, aside) {
        Ok(()) => Ok(()),
        Err(_) => rename(path, aside),
    }
}

fn rename(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to).map_err(|error| ArchiveError::file(to, error))?;
    sync_folder(folder_of(to))
}
