//! Acts, each with its rows, its step and its line of the audit; all of a transaction or none.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};

use crate::audit;
use crate::index;
use crate::read;
use crate::records::{Act, AuditLine, Checkpoint, Direction, Head, Seal, Step};
use crate::store::Store;
use crate::table::{NUMBER, VERSION};
use crate::value::{Record, Row};
use crate::way::Way;
use crate::{ArchiveError, Result};

/// Who does something, and when. The archive looks at no clock of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct By {
    /// The name under which it is recorded.
    pub who: String,
    /// The moment, in the local time of the office.
    pub at: DateTime<FixedOffset>,
}

/// A transaction that writes. What it did lasts when [`crate::Archive::transact`] returns, and
/// never happened when that fails.
pub struct Transaction<'a> {
    pub(crate) store: &'a mut dyn Store,
    pub(crate) by: &'a By,
    /// Documents whose entry must be made anew, and whether their words changed.
    touched: BTreeMap<i64, bool>,
    /// Acts that were begun and did not come to their end.
    open: u32,
}

/// What a line of the audit says besides who and when.
pub(crate) struct Line<'a> {
    pub(crate) act: Act,
    pub(crate) document: Option<i64>,
    pub(crate) detail: &'a str,
}

/// What a step says besides who and when.
#[derive(Debug, Default)]
pub(crate) struct Remark<'a> {
    pub(crate) comment: &'a str,
    pub(crate) place: &'a str,
    pub(crate) fingerprint: Option<String>,
}

impl<'a> Transaction<'a> {
    pub(crate) fn new(store: &'a mut dyn Store, by: &'a By) -> Self {
        Self {
            store,
            by,
            touched: BTreeMap::new(),
            open: 0,
        }
    }

    /// Does an act of several parts. When it fails half-way the transaction can no longer be kept,
    /// even if whoever asked for it goes on.
    pub(crate) fn whole<T>(&mut self, act: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        self.open += 1;
        let done = act(self)?;
        self.open -= 1;
        Ok(done)
    }

    /// Writes the rows and the line of the audit that seals them.
    pub(crate) fn record(&mut self, line: &Line<'_>, rows: &[Row]) -> Result<()> {
        if self.by.who.trim().is_empty() {
            return Err(ArchiveError::Missing("who"));
        }
        self.whole(|transaction| {
            let line = transaction.sealing(line, rows)?;
            let rows: Vec<Row> = rows.iter().cloned().chain([line]).collect();
            transaction.store.insert(&rows)
        })
    }

    /// Records that everything up to this line of the audit was verified.
    pub(crate) fn verified(&mut self, head: &Head) -> Result<()> {
        let checkpoint = Checkpoint {
            line: head.line,
            hash: head.hash.clone(),
        };
        let line = Line {
            act: Act::KiemTra,
            document: None,
            detail: &head.line.to_string(),
        };
        self.record(&line, &[Row::of(&checkpoint)?])
    }

    /// The next line of the audit.
    fn sealing(&self, line: &Line<'_>, rows: &[Row]) -> Result<Row> {
        let before = self.store.head()?;
        let mut row = Row::of(&AuditLine {
            id: before.line + 1,
            at: self.by.at,
            who: self.by.who.clone(),
            act: line.act,
            document: line.document,
            detail: line.detail.to_owned(),
            seals: rows.iter().map(Seal::of).collect(),
            prev: before.hash,
            hash: String::new(),
        })?;
        audit::close(&mut row);
        Ok(row)
    }

    /// Does something with a document: the act must be possible, and is kept as a step beside the
    /// rows.
    pub(crate) fn step(
        &mut self,
        document: i64,
        act: Act,
        remark: Remark<'_>,
        rows: Vec<Row>,
    ) -> Result<()> {
        let steps = read::steps(self.store, document)?;
        Way::after(read::direction(self.store, document)?, &steps)?.then(act)?;
        let ordinal = following(steps.last().map(|step| step.ordinal));
        self.add_step(document, ordinal, act, remark, rows)
    }

    /// Begins a document, whose rows these are, with a step.
    pub(crate) fn first_step(
        &mut self,
        document: i64,
        direction: Direction,
        act: Act,
        fingerprint: Option<String>,
        rows: Vec<Row>,
    ) -> Result<()> {
        Way::start(direction).then(act)?;
        let remark = Remark {
            fingerprint,
            ..Remark::default()
        };
        self.add_step(document, 1, act, remark, rows)
    }

    fn add_step(
        &mut self,
        document: i64,
        ordinal: u32,
        act: Act,
        remark: Remark<'_>,
        mut rows: Vec<Row>,
    ) -> Result<()> {
        rows.push(Row::of(&Step {
            document,
            ordinal,
            act,
            at: self.by.at,
            who: self.by.who.clone(),
            comment: remark.comment.to_owned(),
            place: remark.place.to_owned(),
            fingerprint: remark.fingerprint,
        })?);
        let has_words = |row: &Row| [&VERSION, &NUMBER].contains(&row.table);
        *self.touched.entry(document).or_default() |= rows.iter().any(has_words);
        let line = Line {
            act,
            document: Some(document),
            detail: remark.comment,
        };
        self.record(&line, &rows)
    }

    /// Says that the entry and the words of a document must be made anew.
    pub(crate) fn touch(&mut self, document: i64) {
        self.touched.insert(document, true);
    }

    /// Brings the index up to what was written.
    pub(crate) fn finish(self) -> Result<()> {
        if self.open > 0 {
            return Err(ArchiveError::HalfDone);
        }
        let touched: Vec<(i64, bool)> = self.touched.into_iter().collect();
        index::put(self.store, &touched)
    }

    /// Fails when there is already a record with this key.
    pub(crate) fn free<R: Record>(
        &self,
        what: &'static str,
        key: &[(&'static str, crate::Value)],
        id: impl ToString,
    ) -> Result<()> {
        match read::last::<R>(self.store, key)? {
            None => Ok(()),
            Some(_) => Err(ArchiveError::Taken {
                what,
                id: id.to_string(),
            }),
        }
    }
}

/// The ordinal behind this one.
pub(crate) fn following(last: Option<u32>) -> u32 {
    last.map_or(1, |last| last + 1)
}
