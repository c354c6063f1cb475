//! What can go wrong.

use std::io;
use std::path::PathBuf;

use chrono::NaiveDate;

use crate::records::{Act, Stage};

/// The result of this crate.
pub type Result<T> = std::result::Result<T, ArchiveError>;

/// What can go wrong. Nothing of a failed call is kept.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ArchiveError {
    /// There is no archive at this place.
    #[error("no archive at {0}")]
    NotFound(PathBuf),
    /// There is already a file at this place.
    #[error("{0} is there already")]
    Exists(PathBuf),
    /// The file is no archive of this program.
    #[error("{0} is not an archive")]
    NotAnArchive(PathBuf),
    /// The file was written by a newer program. It was not touched.
    #[error("{path} has schema {found}, this program knows {known}")]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its schema.
        found: u32,
        /// The newest schema that is known.
        known: u32,
    },
    /// The archive on the server is of an older schema, which only its owner raises
    /// ([`crate::postgres::set_up`]).
    #[error("{name} has schema {found}")]
    Older {
        /// The archive.
        name: PathBuf,
        /// Its schema.
        found: u32,
    },
    /// The rules of the database do not bind this user: the owner of the tables, or a superuser.
    #[error("{0} is the owner of the archive or a superuser")]
    Owner(String),
    /// The database refused: the user has no right to this.
    #[error("the database refused: no right to this")]
    Forbidden,
    /// A database in write-ahead mode needs shared memory, which no network share has: two
    /// machines would destroy it.
    #[error("{path} stands on a network share ({system})")]
    NetworkShare {
        /// The file.
        path: PathBuf,
        /// The file system.
        system: &'static str,
    },
    /// The chain of the audit is broken: something was changed from outside.
    #[error("the audit is broken at line {line}")]
    Broken {
        /// The first line that does not follow from the one before it.
        line: i64,
    },
    /// A copy does not hold what it should.
    #[error("the copy {path} is not sound: {detail}")]
    BadCopy {
        /// The copy.
        path: PathBuf,
        /// The first thing that is wrong with it.
        detail: String,
    },
    /// The server of the archive is not there, or went away; what was begun there is undone.
    #[error("the server of the archive cannot be reached")]
    Unreachable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The server does not know the user, or the password is another.
    #[error("the server does not let {user} in")]
    NotLetIn {
        /// Who wanted to log in.
        user: String,
        /// What the server said.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The way to the server cannot be encrypted, as the settings ask.
    #[error("the way to the server cannot be encrypted")]
    Unencrypted(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The certificate of the server is of nobody whom the settings trust, or for another name; or there
    /// is no certificate in the file of roots.
    #[error("the certificate of the server is refused")]
    Certificate(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The server went away while it recorded, and did not come back: what was to be recorded is
    /// there whole or not at all, and is to be looked for before it is done again.
    #[error("the server went away while it recorded")]
    Unsure(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The archive is on a server, which has means of its own to copy and restore it.
    #[error("{0} names an archive on a server")]
    OnServer(PathBuf),
    /// Another program is using the archive.
    #[error("the archive is in use")]
    Busy,
    /// A row holds what this program never writes.
    #[error("a row of {table} has a strange shape")]
    Shape {
        /// The table.
        table: &'static str,
        /// What was strange.
        source: serde_json::Error,
    },
    /// An act of the transaction failed half-way: none of it was kept.
    #[error("an act of the transaction failed half-way")]
    HalfDone,
    /// There is no such document, book, hồ sơ or attachment.
    #[error("no {what} {id}")]
    Unknown {
        /// What was looked for.
        what: &'static str,
        /// Its identifier.
        id: String,
    },
    /// There is one already.
    #[error("{what} {id} is there already")]
    Taken {
        /// What it is.
        what: &'static str,
        /// Its identifier.
        id: String,
    },
    /// A document that says the same has a number of that book.
    #[error("document {document} says the same and is registered as {code}")]
    Registered {
        /// The document.
        document: i64,
        /// Its số and ký hiệu.
        code: String,
    },
    /// The document is not at a stage where this can be done.
    #[error("{act} is not possible for a document that is {stage}")]
    NotNow {
        /// What was asked for.
        act: Act,
        /// How far the document is.
        stage: Stage,
    },
    /// The text that was approved is not the one that stands there now.
    #[error("the document changed while it was read")]
    Changed,
    /// A field that is needed for this is blank.
    #[error("{0} is blank")]
    Missing(&'static str),
    /// A field is longer than PL VI lets it be.
    #[error("{field} has more than {max} characters")]
    TooLong {
        /// The field.
        field: &'static str,
        /// The most it may have.
        max: usize,
    },
    /// A file is larger than attachments may be.
    #[error("more than {0} bytes")]
    TooLarge(u64),
    /// A number cannot be dated after the day on which it is taken.
    #[error("{0} is in the future")]
    Future(NaiveDate),
    /// The book is numbered by terms, and none had begun on that day.
    #[error("no term of book {book} had begun on {day}")]
    NoTerm {
        /// The book.
        book: String,
        /// The day.
        day: NaiveDate,
    },
    /// No number can be put in at this place: none was taken there, or all letters are.
    #[error("no number can be put in behind {0}")]
    NoPlace(u32),
    /// The bytes of an attachment are gone or not those that were attached.
    #[error("object {sha256} is missing or changed")]
    Object {
        /// Its name in the store.
        sha256: String,
    },
    /// A file cannot be read or written.
    #[error("cannot use {path}")]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The back end failed.
    #[error("the database failed")]
    Store(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl ArchiveError {
    pub(crate) fn file(path: impl Into<PathBuf>, source: io::Error) -> Self {
        Self::File {
            path: path.into(),
            source,
        }
    }

    pub(crate) fn unknown(what: &'static str, id: impl ToString) -> Self {
        Self::Unknown {
            what,
            id: id.to_string(),
        }
    }
}
