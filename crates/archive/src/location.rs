//! Where an office keeps its archive: the file is the embedded database itself, or the settings of a
//! server.

#![allow(
    clippy::disallowed_methods,
    reason = "the archive of an office begins with a file"
)]

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::archive::Archive;
use crate::postgres::{PostgresArchive, Server};
use crate::sqlite::SqliteArchive;
use crate::store::Store;
use crate::{ArchiveError, Result};

/// The settings of a server are a few short fields.
const MAX_SETTINGS_BYTES: u64 = 16 << 10;

/// An archive, wherever it is.
pub type OfficeArchive = Archive<Box<dyn Store + Send>>;

impl OfficeArchive {
    /// Opens the archive of this file, or of the server whose settings ([`Server`], as JSON) it holds.
    ///
    /// # Errors
    /// As [`SqliteArchive::open_file`] and [`PostgresArchive::connect`].
    pub fn open_at(path: &Path) -> Result<Self> {
        match Server::read(path)? {
            Some(server) => Ok(PostgresArchive::connect(&server)?.into_office()),
            None => Ok(SqliteArchive::open_file(path)?.into_office()),
        }
    }
}

impl Server {
    /// The settings in this file; none where it is something else.
    ///
    /// # Errors
    /// [`ArchiveError::NotAnArchive`] when it is JSON that is no settings, [`ArchiveError::NotFound`]
    /// when there is no file.
    pub fn read(path: &Path) -> Result<Option<Self>> {
        if !path.exists() {
            return Err(ArchiveError::NotFound(path.to_owned()));
        }
        let mut text = Vec::new();
        File::open(path)
            .and_then(|file| file.take(MAX_SETTINGS_BYTES).read_to_end(&mut text))
            .map_err(|error| ArchiveError::file(path, error))?;
        if !text.trim_ascii_start().starts_with(b"{") {
            return Ok(None);
        }
        let server = serde_json::from_slice(&text);
        server
            .map(Some)
            .map_err(|_| ArchiveError::NotAnArchive(path.to_owned()))
    }
}

impl<S: Store + Send + 'static> Archive<S> {
    /// The same archive, for whom it makes no difference where it is.
    fn into_office(self) -> OfficeArchive {
        Archive {
            store: Box::new(self.store),
            objects: self.objects,
        }
    }
}
