//! What a transaction that writes has read: while it holds the lock nobody else writes, so that it
//! need not ask again for what it did not write itself.

use std::collections::HashMap;

use crate::records::Head;
use crate::sql::Statement;
use crate::store::Mode;
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

    pub(super) fn rows(&self, question: &Statement) -> Option<Vec<Row>> {
        let question = (question.sql.clone(), question.values.clone());
        self.answers.get(&question).map(|(_, rows)| rows.clone())
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

    pub(super) fn wrote(&mut self, row: &Row) {
        self.forget(row.table);
        if row.table == &AUDIT
            && self.is_writing
            && let [Value::Int(line), .., Value::Text(hash)] = row.values.as_slice()
        {
            self.head = Some(Head {
                line: *line,
                hash: hash.clone(),
            });
        }
    }

    pub(super) fn forget(&mut self, table: &Table) {
        self.answers.retain(|_, (of, _)| *of != table.name);
    }

    /// The last line of the audit, once the transaction wrote one.
    pub(super) fn head(&self) -> Option<Head> {
        self.head.clone()
    }
}
