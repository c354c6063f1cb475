//! The embedded back end: one SQLite file, its write-ahead log, and the objects beside it.
//!
//! `journal_mode = WAL` with `synchronous = FULL` is the fastest setting that loses no acknowledged
//! number when the power goes.

mod backup;
mod find;
mod open;
mod place;
mod schedule;

use std::collections::HashSet;
use std::path::Path;
use std::time::Duration;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ErrorCode, OptionalExtension, ToSql, params_from_iter};

use crate::archive::Archive;
use crate::read;
use crate::records::{Entry, Head};
use crate::sql::{self, Statement};
use crate::store::{Asked, Find, Mode, Range, Store, Words};
use crate::table::{ENTRY, Table};
use crate::value::{Row, Value};
use crate::{ArchiveError, Result};

pub use backup::{preview, restore};
pub use open::objects_folder;
pub use schedule::{BackupPolicy, Copy};

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
    /// Words that stand in the vocabulary.
    known: HashSet<String>,
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
        self.known.clear();
        if !self.connection.is_autocommit() {
            // What fails here is undone when the connection closes.
            let _ = self.run("ROLLBACK");
        }
    }

    fn insert(&mut self, rows: &[Row]) -> Result<()> {
        rows.iter()
            .try_for_each(|row| self.write(&sql::insert(std::slice::from_ref(row))))
    }

    fn rows(&self, range: &Range<'_>) -> Result<Vec<Row>> {
        self.read(range.table, &sql::rows(range))
    }

    fn head(&self) -> Result<Head> {
        read::head(self)
    }

    fn count(&self, table: &'static Table) -> Result<u64> {
        let sql = format!("SELECT count(*) FROM {}", table.name);
        let count: i64 = self
            .connection
            .query_row(&sql, [], |row| row.get(0))
            .map_err(failed)?;
        Ok(count.unsigned_abs())
    }

    fn replace(&mut self, row: &Row) -> Result<()> {
        let mut statement = sql::insert(std::slice::from_ref(row));
        statement.sql.insert_str("INSERT".len(), " OR REPLACE");
        self.write(&statement)
    }

    fn remove(&mut self, table: &'static Table, key: &[Value]) -> Result<()> {
        self.write(&sql::delete(table, key))
    }

    fn put_words(&mut self, words: &[Words]) -> Result<()> {
        for words in words {
            self.write(&Statement {
                sql: "INSERT OR REPLACE INTO words (rowid, tokens) VALUES ($1, $2)".to_owned(),
                values: vec![
                    words.document.into(),
                    words.tokens.join(" ").as_str().into(),
                ],
            })?;
            for word in &words.vocabulary {
                self.know(word)?;
            }
        }
        Ok(())
    }

    fn clear_index(&mut self) -> Result<()> {
        self.known.clear();
        self.run("DELETE FROM entry; DELETE FROM vocabulary")?;
        self.run("INSERT INTO words (words) VALUES ('delete-all')")
    }

    fn find(&self, find: &Find) -> Result<Vec<Entry>> {
        let tokens = find.tokens.iter().map(|asked| self.expression(asked));
        let mut tokens = tokens.collect::<Result<Vec<_>>>()?;
        if tokens.len() > 1 {
            // FTS5 looks for what is named first, and compares the rest: the rarest is named first.
            let mut by_rarity = Vec::new();
            for expression in tokens {
                by_rarity.push((self.nth_newest(&expression)?, expression));
            }
            by_rarity.sort();
            tokens = by_rarity
                .into_iter()
                .map(|(_, expression)| expression)
                .collect();
        }
        let rows = self.read(&ENTRY, &find::select(find, &tokens))?;
        rows.iter().map(Row::read).collect()
    }

    fn sees_all(&self) -> Result<bool> {
        Ok(true)
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
    fn over(connection: Connection) -> Self {
        Self {
            connection,
            known: HashSet::new(),
        }
    }

    /// Puts a word into the vocabulary, once.
    fn know(&mut self, word: &str) -> Result<()> {
        if self.known.contains(word) {
            return Ok(());
        }
        self.connection
            .prepare_cached("INSERT OR IGNORE INTO vocabulary VALUES (?)")
            .and_then(|mut statement| statement.execute([word]))
            .map_err(failed)?;
        self.known.insert(word.to_owned());
        Ok(())
    }

    /// What is asked, in FTS5's own language.
    fn expression(&self, asked: &Asked) -> Result<String> {
        match asked {
            Asked::OneOf(tokens) => Ok(find::one_of(tokens)),
            Asked::Beginning(sign, letters) => {
                let words = self.words_that_begin(letters)?;
                let tokens: Vec<String> =
                    words.iter().map(|word| format!("{sign}{word}")).collect();
                Ok(match tokens.as_slice() {
                    [] => format!("\"{sign}{letters}\" *"),
                    tokens => find::one_of(tokens),
                })
            }
        }
    }

    /// One of the newest documents with these tokens: the older it is, the rarer they are; none where
    /// there are only a few.
    fn nth_newest(&self, expression: &str) -> Result<Option<i64>> {
        const NTH: i64 = 64;
        let sql =
            "SELECT rowid FROM words WHERE words MATCH ?1 ORDER BY rowid DESC LIMIT 1 OFFSET ?2";
        self.connection
            .prepare_cached(sql)
            .and_then(|mut statement| {
                statement
                    .query_row((expression, NTH), |row| row.get(0))
                    .optional()
            })
            .map_err(failed)
    }

    /// Words of the index that begin so; none where they are too many, or figures, which the
    /// vocabulary leaves out.
    fn words_that_begin(&self, beginning: &str) -> Result<Vec<String>> {
        const MOST: usize = 1_000;
        let mut statement = self
            .connection
            .prepare_cached("SELECT word FROM vocabulary WHERE word >= ?1 AND word < ?2 LIMIT ?3")
            .map_err(failed)?;
        let end = format!("{beginning}\u{10ffff}");
        let words = statement
            .query_map((beginning, end, MOST as i64 + 1), |row| row.get(0))
            .and_then(Iterator::collect::<rusqlite::Result<Vec<String>>>)
            .map_err(failed)?;
        Ok(if words.len() > MOST {
            Vec::new()
        } else {
            words
        })
    }

    fn run(&self, sql: &str) -> Result<()> {
        self.connection.execute_batch(sql).map_err(failed)
    }

    fn write(&self, statement: &Statement) -> Result<()> {
        self.connection
            .prepare_cached(&statement.sql)
            .and_then(|mut prepared| prepared.execute(params_from_iter(&statement.values)))
            .map(|_| ())
            .map_err(failed)
    }

    fn read(&self, table: &'static Table, statement: &Statement) -> Result<Vec<Row>> {
        let mut prepared = self
            .connection
            .prepare_cached(&statement.sql)
            .map_err(failed)?;
        let mut rows = prepared
            .query(params_from_iter(&statement.values))
            .map_err(failed)?;
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
