//! The register read back: pages of it, and what is strange in it.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::Result;
use crate::archive::Archive;
use crate::read;
use crate::records::{Cancellation, Direction, Entry, Facts, Identity, Number};
use crate::search::Filter;
use crate::store::{Find, Range, Store};
use crate::table::{CANCELLATION, NUMBER};
use crate::text::key;
use crate::value::{Row, Value};

/// A line of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterLine {
    /// The number.
    pub number: Number,
    /// Why it was cancelled, if it was.
    pub cancelled: Option<String>,
    /// Its document.
    pub entry: Entry,
}

/// What is strange in a series. None of these is refused: an office's past is registered as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RegisterFinding {
    /// Numbers are missing, from the first to the last of these.
    Gap(u32, u32),
    /// A number was put in late — NĐ 30/2020/NĐ-CP, Điều 15.1 knows none such.
    Late(Number),
    /// A number has an earlier date than one before it — Điều 15.1: by order and time of issue.
    DateOrder(Number),
    /// An incoming document is registered more than once: the same number, symbol and author
    /// — PL VI, Phần I.
    Twice(Number, i64),
}

impl<S: Store> Archive<S> {
    /// Numbers of a series from one on, in order: at most `limit` of them.
    ///
    /// # Errors
    /// When the store fails.
    pub fn register_page(
        &self,
        book: &str,
        period: &str,
        from: u32,
        limit: usize,
    ) -> Result<Vec<RegisterLine>> {
        let before: [Value; 4] = [
            book.into(),
            period.into(),
            from.saturating_sub(1).into(),
            // Behind every letter.
            "~".into(),
        ];
        let rows = self.store.rows(&Range {
            equal: &[("book", book.into()), ("period", period.into())],
            after: Some(&before),
            limit,
            ..Range::all(&NUMBER)
        })?;
        self.register_lines(&rows)
    }

    /// The last number of a series.
    ///
    /// # Errors
    /// When the store fails.
    pub fn last_number(&self, book: &str, period: &str) -> Result<Option<Number>> {
        read::last(
            &self.store,
            &[("book", book.into()), ("period", period.into())],
        )
    }

    /// What is strange in a series.
    ///
    /// # Errors
    /// When the store fails.
    pub fn findings(&self, book: &str, period: &str) -> Result<Vec<RegisterFinding>> {
        let mut series = Series::default();
        let equal = [("book", book.into()), ("period", period.into())];
        read::some_at_a_time(&self.store, &NUMBER, &equal, None, |rows| {
            let numbers: Vec<Number> = rows.iter().map(Row::read).collect::<Result<_>>()?;
            let firsts = self.firsts(&numbers)?;
            for number in numbers {
                let first = firsts.get(&number.document).copied();
                series.add(number, first);
            }
            Ok(())
        })?;
        Ok(series.found)
    }

    /// Incoming documents that are already registered under the same identifier, or under the same
    /// number, symbol and author — NĐ 30/2020/NĐ-CP, PL VI, Phần I. Asked before registering.
    ///
    /// # Errors
    /// When the store fails.
    pub fn same_documents(&self, facts: &Facts) -> Result<Vec<Entry>> {
        let Some(identity) = Identity::of(facts) else {
            return Ok(Vec::new());
        };
        self.same_as(vec![identity], 10)
    }

    fn same_as(&self, identities: Vec<Identity>, limit: usize) -> Result<Vec<Entry>> {
        if identities.is_empty() {
            return Ok(Vec::new());
        }
        self.store.find(&Find {
            identities,
            filter: Filter {
                direction: Some(Direction::Den),
                ..Filter::default()
            },
            limit,
            ..Find::default()
        })
    }

    /// Of the incoming documents with these numbers, each with the first one that is the same and was
    /// registered before it.
    fn firsts(&self, numbers: &[Number]) -> Result<HashMap<i64, i64>> {
        let documents: Vec<i64> = numbers.iter().map(|number| number.document).collect();
        let entries = self.entries(&documents)?.into_values();
        let incoming = entries.filter(|entry| entry.direction == Direction::Den);
        let identities: HashMap<i64, Identity> = incoming
            .filter_map(|entry| Some((entry.document, entry.identity()?)))
            .collect();
        let mut first: HashMap<Identity, i64> = HashMap::new();
        // From the newest: the one that stays is the first.
        for entry in self.same_as(identities.values().cloned().collect(), usize::MAX)? {
            first.extend(entry.identity().map(|same| (same, entry.document)));
        }
        let firsts = identities.into_iter().filter_map(|(document, identity)| {
            let first = *first.get(&identity)?;
            (first < document).then_some((document, first))
        });
        Ok(firsts.collect())
    }

    /// Lines of a series, from its numbers in their order.
    fn register_lines(&self, rows: &[Row]) -> Result<Vec<RegisterLine>> {
        let numbers: Vec<Number> = rows.iter().map(Row::read).collect::<Result<_>>()?;
        let cancelled = self.cancelled(rows)?;
        let documents: Vec<i64> = numbers.iter().map(|number| number.document).collect();
        let mut entries = self.entries(&documents)?;
        // Whoever sees the number of a document and not the document itself sees no line of it.
        let lines = numbers.into_iter().zip(rows).filter_map(|(number, row)| {
            Some(RegisterLine {
                entry: entries.remove(&number.document)?,
                cancelled: cancelled.get(row.key()).cloned(),
                number,
            })
        });
        Ok(lines.collect())
    }

    /// Why numbers were cancelled, of a piece of a series, by their keys.
    fn cancelled(&self, rows: &[Row]) -> Result<HashMap<Vec<Value>, String>> {
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else {
            return Ok(HashMap::new());
        };
        let series = [
            ("book", first.values[0].clone()),
            ("period", first.values[1].clone()),
        ];
        let found = self.store.rows(&Range {
            equal: &series,
            after: Some(first.key()),
            with_it: true,
            limit: rows.len(),
            ..Range::all(&CANCELLATION)
        })?;
        let found = found.iter().filter(|row| row.key() <= last.key());
        found
            .map(|row| {
                let cancellation: Cancellation = row.read()?;
                Ok((row.key().to_vec(), cancellation.reason))
            })
            .collect()
    }
}

/// What was seen of a series so far.
#[derive(Default)]
struct Series {
    last: u32,
    latest: Option<NaiveDate>,
    found: Vec<RegisterFinding>,
}

impl Series {
    /// Looks at the next number; `first` is the document that is the same as its own.
    fn add(&mut self, number: Number, first: Option<i64>) {
        if number.ordinal > self.last + 1 {
            let gap = RegisterFinding::Gap(self.last + 1, number.ordinal - 1);
            self.found.push(gap);
        }
        self.last = number.ordinal;
        let twice = first.map(|first| RegisterFinding::Twice(number.clone(), first));
        self.found.extend(twice);
        if !number.suffix.is_empty() {
            self.found.push(RegisterFinding::Late(number));
            return;
        }
        let dated = number.dated;
        if self.latest.is_some_and(|latest| dated < latest) {
            self.found.push(RegisterFinding::DateOrder(number));
        }
        self.latest = self.latest.max(Some(dated));
    }
}

/// A number as it is compared: small letters, no zeros before it, no blanks.
pub(crate) fn plain_number(number: &str) -> String {
    key(number.trim_start_matches(['0', ' ']))
}
