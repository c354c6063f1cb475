//! The embedded back end: one SQLite file, its write-ahead log, and the objects beside it.
//!
//! `journal_mode = WAL` with `synchronous = FULL` is the fastest setting that loses no acknowledged
//! number when the power goes.

mod backup;
mod find;
mod open;
mod place;

use std::path::Path;
use std::time::Duration;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ErrorCode, ToSql, params_from_iter};

use crate::archive::Archive;
use crate::records::Entry;
use crate::store::{Find, Mode, Range, Store, Words};
use crate::table::{ENTRY, Table};
use crate::value::{Row, Value};
use crate::{ArchiveError, Result};

pub use backup::{preview, restore};
pub use open::objects_folder;

/// An archive in one file.
pub type SqliteArchive = Archive<SqliteStore>;

/// How long a writer waits for the others.
const PATIENCE: Duration = Duration::from_secs(20);
/// Statements that are kept ready; there are fewer.
const STATEMENTS: usize = 96;

/// A SQLite file, open.
#[derive(Debug)]
pub struct SqliteStore {
    connection: Connection,
}

impl Store for SqliteStore {
    fn begin(&mut self, mode: Mode) -> Result<()> {
        self.run(match mode {
            Mode::Read => "BEGIN DEFERRED",
            Mode::Write => "BEGIN IMMEDIATE",
        })
    }

    fn commit(&mut self) -> Result<()> {
        self.run("COMMIT")
    }

    fn rollback(&mut self) {
        if !self.connection.is_autocommit() {
            // What fails here is undone when the connection closes.
            let _ = self.run("ROLLBACK");
        }
    }

    fn insert(&mut self, row: &Row) -> Result<()> {
        let sql = format!(
            "INSERT INTO {} ({}) VALUES ({})",
            row.table.name,
            columns(row.table),
            marks(row.values.len())
        );
        self.write(&sql, &row.values)
    }

    fn rows(&self, range: &Range<'_>) -> Result<Vec<Row>> {
        let (sql, values) = select(range);
        self.read(range.table, &sql, &values)
    }

    fn count(&self, table: &'static Table) -> Result<u64> {
        let sql = format!("SELECT count(*) FROM {}", table.name);
        let count: i64 = self
            .connection
            .query_row(&sql, [], |row| row.get(0))
            .map_err(failed)?;
        Ok(count.unsigned_abs())
    }

    fn put_entry(&mut self, entry: &Entry, words: Option<&Words>) -> Result<()> {
        let row = Row::of(entry)?;
        let sql = format!(
            "INSERT OR REPLACE INTO entry ({}) VALUES ({})",
            columns(&ENTRY),
            marks(row.values.len())
        );
        self.write(&sql, &row.values)?;
        let Some(words) = words else {
            return Ok(());
        };
        let texts = [
            &words.code,
            &words.subject,
            &words.organ,
            &words.signer,
            &words.recipients,
            &words.body,
            &words.marked,
        ];
        let mut values = vec![Value::Int(entry.document)];
        values.extend(texts.map(|text| Value::Text(text.clone())));
        self.write(
            "INSERT OR REPLACE INTO words
                (rowid, code, subject, organ, signer, recipients, body, marked)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            &values,
        )
    }

    fn clear_index(&mut self) -> Result<()> {
        self.run("DELETE FROM entry")?;
        self.run("INSERT INTO words (words) VALUES ('delete-all')")
    }

    fn find(&self, find: &Find) -> Result<Vec<Entry>> {
        let (sql, values) = find::select(find);
        let rows = self.read(&ENTRY, &sql, &values)?;
        rows.iter().map(Row::read).collect()
    }

    fn integrity(&self) -> Result<Vec<String>> {
        let mut statement = self
            .connection
            .prepare("PRAGMA integrity_check(20)")
            .map_err(failed)?;
        let lines = statement
            .query_map([], |row| row.get::<_, String>(0))
            .and_then(Iterator::collect::<rusqlite::Result<Vec<_>>>);
        // A file so damaged that it cannot be checked is a trouble, not a failure.
        Ok(match lines {
            Ok(lines) => lines.into_iter().filter(|line| line != "ok").collect(),
            Err(error) => vec![error.to_string()],
        })
    }
}

impl SqliteStore {
    fn run(&self, sql: &str) -> Result<()> {
        self.connection.execute_batch(sql).map_err(failed)
    }

    fn write(&self, sql: &str, values: &[Value]) -> Result<()> {
        self.connection
            .prepare_cached(sql)
            .and_then(|mut statement| statement.execute(params_from_iter(values)))
            .map(|_| ())
            .map_err(failed)
    }

    fn read(&self, table: &'static Table, sql: &str, values: &[Value]) -> Result<Vec<Row>> {
        let mut statement = self.connection.prepare_cached(sql).map_err(failed)?;
        let mut rows = statement.query(params_from_iter(values)).map_err(failed)?;
        let mut read = Vec::new();
        while let Some(row) = rows.next().map_err(failed)? {
            let values = (0..table.columns.len()).map(|at| row.get_ref(at).map(value));
            read.push(Row {
                table,
                values: values.collect::<rusqlite::Result<_>>().map_err(failed)?,
            });
        }
        Ok(read)
    }
}

/// What to ask for some rows.
fn select(range: &Range<'_>) -> (String, Vec<Value>) {
    let mut values: Vec<Value> = range.equal.iter().map(|(_, value)| value.clone()).collect();
    let mut conditions: Vec<String> = range
        .equal
        .iter()
        .map(|(column, _)| format!("{column} = ?"))
        .collect();
    let fixed = |name: &str| range.equal.iter().any(|(column, _)| *column == name);
    let open: Vec<(usize, &str)> = range
        .table
        .key_columns()
        .iter()
        .enumerate()
        .map(|(at, column)| (at, column.name))
        .filter(|(_, name)| !fixed(name))
        .collect();
    let names: Vec<&str> = open.iter().map(|(_, name)| *name).collect();
    if let Some(after) = range.after.filter(|_| !open.is_empty()) {
        let sign = if range.backwards { '<' } else { '>' };
        let marks = marks(open.len());
        conditions.push(format!("({}) {sign} ({marks})", names.join(", ")));
        values.extend(open.iter().filter_map(|(at, _)| after.get(*at).cloned()));
    }
    let mut sql = format!("SELECT {} FROM {}", columns(range.table), range.table.name);
    if !conditions.is_empty() {
        sql += &format!(" WHERE {}", conditions.join(" AND "));
    }
    if !names.is_empty() {
        let way = if range.backwards { " DESC" } else { "" };
        let order: Vec<String> = names.iter().map(|name| format!("{name}{way}")).collect();
        sql += &format!(" ORDER BY {}", order.join(", "));
    }
    sql += " LIMIT ?";
    values.push(Value::Int(i64::try_from(range.limit).unwrap_or(i64::MAX)));
    (sql, values)
}

fn columns(table: &Table) -> String {
    let names: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
    names.join(", ")
}

fn marks(count: usize) -> String {
    vec!["?"; count].join(", ")
}

/// A value as it stands. What no column of ours can hold is shown as text, so that it has a digest,
/// and a wrong one.
fn value(stored: ValueRef<'_>) -> Value {
    match stored {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::Int(number),
        ValueRef::Text(text) => Value::Text(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Real(_) | ValueRef::Blob(_) => Value::Text(format!("{stored:?}")),
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
        }))
    }
}

fn failed(error: rusqlite::Error) -> ArchiveError {
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => ArchiveError::Busy,
        _ => ArchiveError::Store(Box::new(error)),
    }
}

/// What stands beside a file under its name and one more ending.
fn beside(path: &Path, ending: &str) -> std::path::PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}
