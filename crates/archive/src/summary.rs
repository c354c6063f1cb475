//! What an archive holds, in a few figures: shown before a copy is put in its place.

use chrono::{DateTime, FixedOffset};

use crate::Result;
use crate::archive::Archive;
use crate::read;
use crate::records::{AuditLine, Book, Head, Number};
use crate::store::{Range, Store};
use crate::table::{ATTACHMENT, DOCUMENT, NUMBER};
use crate::value::{Row, Value};

/// What an archive holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The office.
    pub office: String,
    /// When the last thing was done.
    pub at: Option<DateTime<FixedOffset>>,
    /// Its books.
    pub books: Vec<Book>,
    /// How many documents.
    pub documents: u64,
    /// How many attachments.
    pub attachments: u64,
    /// The last number of each series, by book and from the newest.
    pub series: Vec<Number>,
    /// The end of the audit.
    pub head: Head,
}

impl<S: Store> Archive<S> {
    /// What the archive holds.
    ///
    /// # Errors
    /// When the store fails.
    pub fn summary(&self) -> Result<Summary> {
        let books: Vec<Book> = read::all(&self.store, &[])?;
        let mut series = Vec::new();
        for book in &books {
            series.extend(self.last_numbers(&book.id)?);
        }
        let last: Option<AuditLine> = read::last(&self.store, &[])?;
        Ok(Summary {
            office: self.office()?,
            at: last.map(|line| line.at),
            books,
            documents: self.store.count(&DOCUMENT)?,
            attachments: self.store.count(&ATTACHMENT)?,
            series,
            head: self.head()?,
        })
    }

    /// The last number of each year or term of a book, from the newest.
    ///
    /// # Errors
    /// When the store fails.
    pub fn last_numbers(&self, book: &str) -> Result<Vec<Number>> {
        let mut found: Vec<Number> = Vec::new();
        loop {
            // Before the first number of the series that was found last.
            let after: Option<[Value; 4]> = found.last().map(|number| {
                [
                    book.into(),
                    number.period.as_str().into(),
                    0_u32.into(),
                    "".into(),
                ]
            });
            let rows = self.store.rows(&Range {
                equal: &[("book", book.into())],
                after: after.as_ref().map(<[Value; 4]>::as_slice),
                backwards: true,
                limit: 1,
                ..Range::all(&NUMBER)
            })?;
            match rows.first() {
                None => return Ok(found),
                Some(row) => found.push(Row::read(row)?),
            }
        }
    }
}
