//! The back end of an office with many desks: a PostgreSQL server.
//!
//! What somebody may see and write is decided by the database itself (`schema-1.sql`): policies on
//! rows for drafters, reviewers, clerks and archivists, no right at all to change or remove a record.
//! Whoever could put that aside — the owner of the tables, a superuser — is refused here.

mod begun;
mod connect;
mod fill;
mod find;
mod link;
mod owner;
mod seen;
mod text;
mod tls;

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap, HashSet};

use ::postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use ::postgres::{Client, Statement as Prepared};
use bytes::BytesMut;

use crate::archive::Archive;
use crate::records::{Entry, Head};
use crate::sql::{self, Statement};
use crate::store::{Find, Mode, Range, Store, Words};
use crate::table::{ENTRY, Kind, Table};
use crate::value::{Row, Value};
use crate::{ArchiveError, Result};

use link::failed;
use seen::Seen;

pub use connect::Server;
pub use owner::{Person, add_person, set_up};
pub use tls::SslMode;

/// An archive on a server.
pub type PostgresArchive = Archive<PostgresStore>;

/// Whoever writes holds this lock to the end of the transaction: numbers and lines of the audit are
/// taken one after the other.
const WRITING: i64 = 0x5468_5468;

/// A connection to a server.
pub struct PostgresStore {
    server: Server,
    client: RefCell<Client>,
    prepared: RefCell<HashMap<String, Prepared>>,
    is_open: bool,
    /// Whether the owner fills the index, which nobody sees before it is whole.
    is_filling: bool,
    /// Words that stand in the vocabulary.
    known: HashSet<String>,
    /// What was read while this connection alone writes: the way to the server is long.
    read: RefCell<Seen>,
}

impl std::fmt::Debug for PostgresStore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PostgresStore").finish_non_exhaustive()
    }
}

impl Store for PostgresStore {
    fn begin(&mut self, mode: Mode) -> Result<()> {
        let begin = match mode {
            Mode::Read => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY".to_owned(),
            Mode::Write => format!(
                "BEGIN ISOLATION LEVEL READ COMMITTED; SELECT pg_advisory_xact_lock({WRITING})"
            ),
        };
        let begun = self.again(|store| store.run(&begin));
        self.is_open = true;
        if begun.is_err() {
            self.rollback();
        }
        self.read.get_mut().begin(mode);
        begun
    }

    fn commit(&mut self) -> Result<()> {
        let last = self.read.get_mut().head();
        self.read.get_mut().end();
        match (self.run("COMMIT"), last) {
            (Err(ArchiveError::Unreachable(lost)), Some(last)) => {
                self.is_open = false;
                match self.is_kept(&last) {
                    Ok(true) => Ok(()),
                    Ok(false) => Err(ArchiveError::Unreachable(lost)),
                    Err(_) => Err(ArchiveError::Unsure(lost)),
                }
            }
            (done, _) => {
                done?;
                self.is_open = false;
                Ok(())
            }
        }
    }

    fn rollback(&mut self) {
        self.known.clear();
        self.read.get_mut().end();
        if std::mem::take(&mut self.is_open) {
            // What fails here is undone when the connection closes.
            let _ = self.run("ROLLBACK");
        }
    }

    fn insert(&mut self, rows: &[Row]) -> Result<()> {
        if self.is_filling {
            return self.copy_rows(rows);
        }
        self.write(&sql::insert(rows))?;
        self.read.get_mut().wrote(rows);
        Ok(())
    }

    fn rows(&self, range: &Range<'_>) -> Result<Vec<Row>> {
        let statement = sql::rows(range);
        if let Some(rows) = self.read.borrow().rows(range, &statement) {
            return Ok(rows);
        }
        let rows = self.read(range.table, &statement)?;
        let mut read = self.read.borrow_mut();
        read.keep(range.table, statement, &rows);
        Ok(rows)
    }

    fn head(&self) -> Result<Head> {
        if let Some(head) = self.read.borrow().head() {
            return Ok(head);
        }
        let found = self.query(&Statement {
            sql: "SELECT line, hash FROM head()".to_owned(),
            values: Vec::new(),
        })?;
        let head = found.first().and_then(|row| {
            let line: Option<i64> = row.try_get(0).ok()?;
            let hash: Option<String> = row.try_get(1).ok()?;
            line.zip(hash)
        });
        Ok(head.map_or_else(Head::default, |(line, hash)| Head { line, hash }))
    }

    fn count(&self, table: &'static Table) -> Result<u64> {
        let found = self.query(&Statement {
            sql: format!("SELECT count(*) FROM {}", table.name),
            values: Vec::new(),
        })?;
        let count: i64 = found
            .first()
            .map_or(Ok(0), |row| row.try_get(0))
            .map_err(failed)?;
        Ok(count.unsigned_abs())
    }

    fn replace(&mut self, row: &Row) -> Result<()> {
        let rows = std::slice::from_ref(row);
        if self.read.get_mut().lacks(row) || self.write(&sql::update(row))? == 0 {
            return self.insert(rows);
        }
        self.read.get_mut().wrote(rows);
        Ok(())
    }

    fn remove(&mut self, table: &'static Table, key: &[Value]) -> Result<()> {
        self.read.get_mut().forget(table);
        self.write(&sql::delete(table, key)).map(|_| ())
    }

    fn put_words(&mut self, words: &[Words]) -> Result<()> {
        let vocabulary = words.iter().flat_map(|words| &words.vocabulary);
        let new: BTreeSet<&String> = vocabulary
            .filter(|word| !self.known.contains(*word))
            .collect();
        let documents = if self.is_filling {
            self.copy_words(words)?;
            serde_json::json!([])
        } else {
            words
                .iter()
                .map(|words| {
                    let lexemes = text::lexemes(words);
                    serde_json::json!({"document": words.document, "lexemes": lexemes})
                })
                .collect()
        };
        let statement = Statement {
            sql: "SELECT put_words($1, $2)".to_owned(),
            values: vec![
                documents.to_string().as_str().into(),
                serde_json::json!(new).to_string().as_str().into(),
            ],
        };
        let new: Vec<String> = new.into_iter().cloned().collect();
        self.query(&statement)?;
        self.known.extend(new);
        Ok(())
    }

    fn clear_index(&mut self) -> Result<()> {
        self.known.clear();
        self.read.get_mut().forget(&ENTRY);
        self.run("SELECT clear_index()")
    }

    fn find(&self, find: &Find) -> Result<Vec<Entry>> {
        let rows = if find.tokens.is_empty() {
            let all = sql::find(
                find,
                Statement::default(),
                "entry",
                "entry.document",
                Vec::new(),
            );
            self.read(&ENTRY, &all)?
        } else {
            self.find_tokens(find)?
        };
        rows.iter().map(Row::read).collect()
    }

    fn sees_all(&self) -> Result<bool> {
        let found = self.query(&Statement {
            sql: "SELECT is_in('van_thu')".to_owned(),
            values: Vec::new(),
        })?;
        let is_clerk = found.first().map(|row| row.try_get(0).map_err(failed));
        is_clerk.unwrap_or(Ok(false))
    }

    fn integrity(&self) -> Result<Vec<String>> {
        let found = self.query(&Statement {
            sql: "SELECT integrity()".to_owned(),
            values: Vec::new(),
        })?;
        let lines = found.iter().map(|row| row.try_get(0).map_err(failed));
        lines.collect()
    }
}

impl PostgresStore {
    fn read(&self, table: &'static Table, statement: &Statement) -> Result<Vec<Row>> {
        let row = |found: &::postgres::Row| {
            let columns = table.columns.iter().enumerate();
            let values = columns.map(|(at, column)| {
                Ok(match column.kind {
                    Kind::Int => found.try_get::<_, Option<i64>>(at)?.map(Value::Int),
                    Kind::Text | Kind::Json => {
                        found.try_get::<_, Option<String>>(at)?.map(Value::Text)
                    }
                }
                .unwrap_or(Value::Null))
            });
            Ok(Row {
                table,
                values: values
                    .collect::<std::result::Result<_, ::postgres::Error>>()
                    .map_err(failed)?,
            })
        };
        self.query(statement)?.iter().map(row).collect()
    }
}

fn parameters(statement: &Statement) -> Vec<&(dyn ToSql + Sync)> {
    let values = statement.values.iter();
    values.map(|value| value as &(dyn ToSql + Sync)).collect()
}

impl ToSql for Value {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut BytesMut,
    ) -> std::result::Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(number) => number.to_sql(kind, out),
            Self::Text(text) => text.to_sql(kind, out),
        }
    }

    fn accepts(kind: &Type) -> bool {
        [Type::INT8, Type::TEXT].contains(kind)
    }

    to_sql_checked!();
}
