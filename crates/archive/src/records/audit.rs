//! The audit: a chain of lines.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::Act;
use crate::table::{self, Table};
use crate::value::{Record, Row, Value};

/// That a row was written with a line: its table, its key and its SHA-256.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal(pub String, pub Vec<Value>, pub String);

impl Seal {
    /// The seal of a row.
    #[must_use]
    pub fn of(row: &Row) -> Self {
        Self(row.table.name.to_owned(), row.key().to_vec(), row.digest())
    }
}

/// A line of the audit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditLine {
    /// From 1, without gaps.
    pub id: i64,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// Who.
    pub who: String,
    /// What was done.
    pub act: Act,
    /// The document it was done with, if one.
    pub document: Option<i64>,
    /// More about it: a number, a reason, a name.
    pub detail: String,
    /// The rows that were written with it.
    pub seals: Vec<Seal>,
    /// The hash of the line before; of the first line, nothing.
    pub prev: String,
    /// SHA-256 of all of the above.
    pub hash: String,
}

impl Record for AuditLine {
    const TABLE: &'static Table = &table::AUDIT;
}

/// The end of the chain. Kept elsewhere — signed, printed, sent — it proves later that everything
/// up to it is as it was: whoever can write the file could otherwise make the whole chain anew.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Head {
    /// The line.
    pub line: i64,
    /// Its hash.
    pub hash: String,
}

/// That everything up to a line of the audit was verified. The row is sealed by a later line: whoever
/// opens the archive follows the chain from here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkpoint {
    /// The line.
    pub line: i64,
    /// Its hash.
    pub hash: String,
}

impl Record for Checkpoint {
    const TABLE: &'static Table = &table::CHECKPOINT;
}
