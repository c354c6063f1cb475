//! What a transaction that writes has read: while it holds the lock nobody else writes, so that it
//! need not ask again for what it did not write itself.

use std::collections::HashMap;

use super::begun::Begun;
use crate::records::Head;
use crate::sql::Statement;
use crate::store::{Mode, Range};
use crate::table::{AUDIT, Table};
use crate::value::{Row, Value};

/// How many answers are kept; behind these all are forgotten.
const MOST: usize = 64;

/// A question: its words and its values.
type Question = (String, Vec<Value>);

/// Answers by their questions, of one transaction.
#[derive(Debug, Default)]
pub(super) struct Seen {
    is_writing: bool,
    /// With the table that each is about.
    answers: HashMap<Question, (&'static str, Vec<Row>)>,
    begun: Begun,
    head: Option<Head>,
}

impl Seen {
    pub(super) fn begin(&mut self, mode: Mode) {
        *self = Self {
            is_writing: mode == Mode::Write,
            ..Self::default()
        };
    }

    pub(super) fn end(&mut self) {
        *self = Self::default();
    }

    /// The rows that are asked for, where they need not be asked of the server.
    pub(super) fn rows(&self, range: &Range<'_>, question: &Statement) -> Option<Vec<Row>> {
        let question = (question.sql.clone(), question.values.clone());
        let answer = self.answers.get(&question).map(|(_, rows)| rows.clone());
        answer.or_else(|| self.begun.rows(range))
    }

    /// Whether this row is the first with its key.
    pub(super) fn lacks(&self, row: &Row) -> bool {
        self.begun.lacks(row)
    }

    pub(super) fn keep(&mut self, table: &'static Table, question: Statement, rows: &[Row]) {
        if !self.is_writing {
            return;
        }
        if self.answers.len() >= MOST {
            self.answers.clear();
        }
        let question = (question.sql, question.values);
        self.answers.insert(question, (table.name, rows.to_vec()));
    }

    pub(super) fn wrote(&mut self, rows: &[Row]) {
        if !self.is_writing {
            return;
        }
        self.begun.wrote(rows);
        for row in rows {
            self.forget_answers(row.table);
            if row.table == &AUDIT
                && let [Value::Int(line), .., Value::Text(hash)] = row.values.as_slice()
            {
                self.head = Some(Head {
                    line: *line,
                    hash: hash.clone(),
                });
            }
        }
    }

    /// Rows of the table were taken away.
    pub(super) fn forget(&mut self, table: &Table) {
        self.begun.forget();
        self.forget_answers(table);
    }

    fn forget_answers(&mut self, table: &Table) {
        self.answers.retain(|_, (of, _)| *of != table.name);
    }

    /// The last line of the audit, once the transaction wrote one.
    pub(super) fn head(&self) -> Option<Head> {
        self.head.clone()
    }
}
