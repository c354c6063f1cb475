//! Making and opening the file.

#![allow(
    clippy::disallowed_methods,
    reason = "the embedded database is a file, looked at before it is touched"
)]

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use rusqlite_migration::{M, Migrations};

use super::{PATIENCE, STATEMENTS, SqliteArchive, SqliteStore, beside, failed, place};
use crate::archive::Archive;
use crate::index;
use crate::objects::{Objects, sync_folder};
use crate::postgres::Server;
use crate::store::{Mode, Store};
use crate::transaction::By;
use crate::{ArchiveError, Result};

/// Says in the file's head whose file it is: `ThTh`.
const APPLICATION: u32 = 0x5468_5468;
/// One step a released schema; a step that was released is never changed.
const STEPS: &[M<'static>] = &[
    M::up(include_str!("schema-1.sql")),
    M::up(include_str!("schema-2.sql")),
    M::up(include_str!("schema-3.sql")),
    M::up(include_str!("schema-4.sql")),
    M::up(include_str!("schema-5.sql")),
    M::up(include_str!("schema-6.sql")),
];

impl SqliteArchive {
    /// Makes an empty archive at this place.
    ///
    /// # Errors
    /// [`ArchiveError::Exists`] when there is a file, [`ArchiveError::NetworkShare`] on a share.
    pub fn create_file(path: &Path, office: &str, by: &By) -> Result<Self> {
        must_be_free(path)?;
        place::must_be_local(path, folder_of(path))?;
        let partial = beside(path, ".partial");
        clear(&partial)?;
        let store = connect(&partial, OpenFlags::SQLITE_OPEN_CREATE)?;
        drop(Archive::begin(store, objects(path), office, by)?);
        fs::rename(&partial, path).map_err(|error| ArchiveError::file(path, error))?;
        sync_folder(folder_of(path))?;
        Self::open_file(path)
    }

    /// Opens an archive whose chain is whole. A file that is not ours, damaged or newer is not
    /// touched; one of an older schema is raised to this one.
    ///
    /// # Errors
    /// [`ArchiveError::NotFound`], [`ArchiveError::NotAnArchive`], [`ArchiveError::OnServer`],
    /// [`ArchiveError::Newer`], [`ArchiveError::NetworkShare`], [`ArchiveError::Broken`].
    pub fn open_file(path: &Path) -> Result<Self> {
        Archive::open(open_store(path)?, objects(path))
    }

    /// Opens an archive without following its chain, to find out by [`Archive::verify`] what is
    /// wrong with it.
    ///
    /// # Errors
    /// As [`Self::open_file`], but not for a broken chain.
    pub fn open_unchecked(path: &Path) -> Result<Self> {
        Ok(Self {
            store: open_store(path)?,
            objects: objects(path),
        })
    }
}

/// The folder of the attachments of an archive.
#[must_use]
pub fn objects_folder(path: &Path) -> PathBuf {
    beside(path, ".files")
}

pub(super) fn objects(path: &Path) -> Objects {
    Objects::new(objects_folder(path))
}

pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Endings of the files that belong to a database. A log that another database left would be
/// written into a new one of its name.
pub(super) const LOGS: [&str; 3] = ["-wal", "-shm", "-journal"];

/// Refuses a name that a file has, or the log of one that is gone.
pub(super) fn must_be_free(path: &Path) -> Result<()> {
    for ending in [""].into_iter().chain(LOGS) {
        let taken = beside(path, ending);
        if taken.exists() {
            return Err(ArchiveError::Exists(taken));
        }
    }
    Ok(())
}

/// Removes what an interrupted piece of work left.
pub(super) fn clear(partial: &Path) -> Result<()> {
    for ending in [""].into_iter().chain(LOGS) {
        let left = beside(partial, ending);
        match fs::remove_file(&left) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(ArchiveError::file(left, error));
            }
            _ => {}
        }
    }
    Ok(())
}

fn open_store(path: &Path) -> Result<SqliteStore> {
    must_be_no_settings(path)?;
    look(path)?;
    place::must_be_local(path, folder_of(path))?;
    connect(path, OpenFlags::empty())
}

/// Refuses the settings of a server.
pub(super) fn must_be_no_settings(path: &Path) -> Result<()> {
    match Server::read(path) {
        Ok(Some(_)) => Err(ArchiveError::OnServer(path.to_owned())),
        _ => Ok(()),
    }
}

/// Reads the head of the file, before SQLite touches anything: whose it is, and how new.
pub(super) fn look(path: &Path) -> Result<()> {
    let mut head = [0; 100];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut head));
    match read.map_err(|error| error.kind()) {
        Ok(()) => {}
        Err(io::ErrorKind::NotFound) => return Err(ArchiveError::NotFound(path.to_owned())),
        Err(io::ErrorKind::UnexpectedEof | io::ErrorKind::IsADirectory) => {
            return Err(ArchiveError::NotAnArchive(path.to_owned()));
        }
        Err(kind) => return Err(ArchiveError::file(path, kind.into())),
    }
    let word = |at: usize| u32::from_be_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]);
    // https://www.sqlite.org/fileformat2.html: the user version stands at 60, the application at 68.
    if !head.starts_with(b"SQLite format 3\0") || word(68) != APPLICATION {
        return Err(ArchiveError::NotAnArchive(path.to_owned()));
    }
    let (found, known) = (word(60), STEPS.len() as u32);
    if found > known {
        return Err(ArchiveError::Newer {
            path: path.to_owned(),
            found,
            known,
        });
    }
    Ok(())
}

pub(super) fn connect(path: &Path, more: OpenFlags) -> Result<SqliteStore> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | more;
    let mut connection = Connection::open_with_flags(path, flags).map_err(failed)?;
    set_up(&connection).map_err(failed)?;
    let raised = schema(&connection)? < STEPS.len();
    Migrations::from_slice(STEPS)
        .to_latest(&mut connection)
        .map_err(|error| ArchiveError::Store(Box::new(error)))?;
    if raised {
        // Into the head of the file itself, where `look` reads it.
        connection
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
            .map_err(failed)?;
    }
    let mut store = SqliteStore::over(connection);
    if !index::is_there(&store)? {
        store.begin(Mode::Write)?;
        index::rebuild(&mut store)?;
        store.commit()?;
    }
    Ok(store)
}

fn schema(connection: &Connection) -> Result<usize> {
    let version: i64 = connection
        .pragma_query_value(None, "user_version", |row| row.get(0))
        .map_err(failed)?;
    Ok(usize::try_from(version).unwrap_or(0))
}

fn set_up(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    // Shadow tables and the schema cannot be written by any statement of ours.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    // 16 MiB of pages.
    connection.pragma_update(None, "cache_size", -16_384)?;
    connection.pragma_update(None, "journal_size_limit", 64 << 20)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_connection_syncs_each_commit_before_it_answers() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kho");
        drop(connect(&path, OpenFlags::SQLITE_OPEN_CREATE).unwrap());
        let store = connect(&path, OpenFlags::empty()).unwrap();
        let asked = |pragma: &str| -> String {
            let value = store
                .connection
                .pragma_query_value(None, pragma, |row| row.get_ref(0).map(super::super::value));
            format!("{:?}", value.unwrap())
        };
        assert_eq!(asked("journal_mode"), "Text(\"wal\")");
        // https://www.sqlite.org/pragma.html#pragma_synchronous: 2 is FULL.
        assert_eq!(asked("synchronous"), "Int(2)");
        assert_eq!(asked("foreign_keys"), "Int(1)");
        assert_eq!(asked("user_version"), format!("Int({})", STEPS.len()));
    }
}
