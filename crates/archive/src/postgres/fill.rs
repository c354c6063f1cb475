//! The index, filled by the owner of the tables: by COPY, and with the index of tokens made at the end.
//! Of a million documents it takes minutes, where every desk waits; one by one they would take hours.

use std::io::Write as _;

use super::link::failed;
use super::{PostgresStore, text};
use crate::index;
use crate::sql::Statement;
use crate::store::{Mode, Store as _, Words};
use crate::value::{Row, Value};
use crate::{ArchiveError, Result};

/// What the server may take to make the index of tokens; its default makes it many times over.
const MEMORY: &str = "512MB";

impl PostgresStore {
    /// Makes the index anew from the records, if it is not there; all of it or none.
    pub(super) fn fill(&mut self) -> Result<()> {
        if index::is_there(self)? {
            return Ok(());
        }
        self.begin(Mode::Write)?;
        self.is_filling = true;
        let done = self.fill_tables().and_then(|()| self.commit());
        self.is_filling = false;
        if done.is_err() {
            self.rollback();
        }
        done
    }

    fn fill_tables(&mut self) -> Result<()> {
        let made = self.query(&Statement {
            sql: "SELECT pg_get_indexdef('words_lexemes'::regclass)".to_owned(),
            values: Vec::new(),
        })?;
        let make: String = made
            .first()
            .map_or(Ok(String::new()), |row| row.try_get(0))
            .map_err(failed)?;
        self.run("DROP INDEX words_lexemes")?;
        index::rebuild(self)?;
        self.run(&format!(
            "SET LOCAL maintenance_work_mem = '{MEMORY}'; {make}; ANALYZE words, entry, dated"
        ))
    }

    /// Adds rows of one table.
    pub(super) fn copy_rows(&self, rows: &[Row]) -> Result<()> {
        for rows in rows.chunk_by(|one, next| one.table == next.table) {
            let table = rows[0].table;
            let names: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
            let lines = rows.iter().map(|row| {
                let values: Vec<String> = row.values.iter().map(copied).collect();
                values.join("\t")
            });
            self.copy(&format!("{} ({})", table.name, names.join(", ")), lines)?;
        }
        Ok(())
    }

    /// Adds the tokens of documents that have none.
    pub(super) fn copy_words(&self, words: &[Words]) -> Result<()> {
        let lines = words
            .iter()
            .map(|words| format!("{}\t{}", words.document, text::lexemes(words)));
        self.copy("words (document, lexemes)", lines)
    }

    fn copy(&self, into: &str, lines: impl Iterator<Item = String>) -> Result<()> {
        let mut client = self.client.borrow_mut();
        let mut copy = client
            .copy_in(&format!("COPY {into} FROM STDIN"))
            .map_err(failed)?;
        for line in lines {
            writeln!(copy, "{line}").map_err(|lost| ArchiveError::Unreachable(Box::new(lost)))?;
        }
        copy.finish().map(|_| ()).map_err(failed)
    }
}

/// A value as COPY reads it
/// (<https://www.postgresql.org/docs/15/sql-copy.html>, Text Format).
fn copied(value: &Value) -> String {
    match value {
        Value::Null => "\\N".to_owned(),
        Value::Int(number) => number.to_string(),
        Value::Text(text) => text
            .replace('\\', "\\\\")
            .replace('\t', "\\t")
            .replace('\n', "\\n")
            .replace('\r', "\\r"),
    }
}
