//! The register read back: pages of it, and what is strange in it.

use chrono::NaiveDate;

use crate::Result;
use crate::archive::Archive;
use crate::read;
use crate::records::{Cancellation, Direction, Entry, Facts, Number};
use crate::search::Filter;
use crate::store::{Find, Range, Store};
use crate::table::NUMBER;
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
        rows.iter().map(|row| self.register_line(row)).collect()
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
        let mut found = Vec::new();
        let mut expected = 1;
        let mut latest: Option<NaiveDate> = None;
        let series = [("book", book.into()), ("period", period.into())];
        read::each::<Number>(&self.store, &series, |row| {
            let number: Number = row.read()?;
            if number.ordinal > expected {
                found.push(RegisterFinding::Gap(expected, number.ordinal - 1));
            }
            expected = number.ordinal + 1;
            found.extend(self.same_as_before(&number)?);
            if number.suffix.is_empty() {
                if latest.is_some_and(|latest| number.dated < latest) {
                    found.push(RegisterFinding::DateOrder(number.clone()));
                }
                latest = latest.max(Some(number.dated));
            } else {
                found.push(RegisterFinding::Late(number));
            }
            Ok(())
        })?;
        Ok(found)
    }

    /// Incoming documents that are already registered under the same identifier, or under the same
    /// number, symbol and author — NĐ 30/2020/NĐ-CP, PL VI, Phần I. Asked before registering.
    ///
    /// # Errors
    /// When the store fails.
    pub fn same_documents(&self, facts: &Facts) -> Result<Vec<Entry>> {
        let number = plain_number(&facts.code_number);
        if number.is_empty() {
            return Ok(Vec::new());
        }
        self.store.find(&Find {
            number: Some(number),
            notation_key: Some(key(&facts.code_notation)),
            organ_key: Some(key(&facts.organ_name)),
            filter: Filter {
                direction: Some(Direction::Den),
                ..Filter::default()
            },
            limit: 10,
            ..Find::default()
        })
    }

    fn same_as_before(&self, number: &Number) -> Result<Option<RegisterFinding>> {
        if self.direction(number.document)? != Direction::Den {
            return Ok(None);
        }
        let facts = self.version(number.document)?.facts;
        let same = self.same_documents(&facts)?;
        Ok(same
            .iter()
            .rfind(|entry| entry.document < number.document)
            .map(|entry| RegisterFinding::Twice(number.clone(), entry.document)))
    }

    fn register_line(&self, row: &Row) -> Result<RegisterLine> {
        let number: Number = row.read()?;
        let columns = NUMBER.key_columns().iter().map(|column| column.name);
        let place: Vec<(&str, Value)> = columns.zip(row.key().iter().cloned()).collect();
        let cancelled: Option<Cancellation> = read::last(&self.store, &place)?;
        let entry = self.entry(number.document)?;
        Ok(RegisterLine {
            number,
            cancelled: cancelled.map(|cancelled| cancelled.reason),
            entry,
        })
    }
}

/// A number as it is compared: small letters, no zeros before it, no blanks.
pub(crate) fn plain_number(number: &str) -> String {
    key(number.trim_start_matches(['0', ' ']))
}
