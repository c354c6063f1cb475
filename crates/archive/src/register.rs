//! Sổ đăng ký: books, and the numbers taken from them.
//!
//! A number is the last one of its series and one more, taken in the transaction that registers the
//! document and writes the audit. One writer writes at a time, so that no number is taken twice;
//! what fails is rolled back whole, so that none is left out; and rows are never removed, so that
//! none comes back.

use chrono::{Datelike, NaiveDate};

use crate::documents::required;
use crate::read;
use crate::records::{Act, Book, Cancellation, Number, Span, Term};
use crate::transaction::{Line, Remark, Transaction};
use crate::value::Row;
use crate::{ArchiveError, Result};

impl Transaction<'_> {
    /// Mở sổ: opens a book.
    ///
    /// # Errors
    /// [`ArchiveError::Taken`] when there is one of that name.
    pub fn open_book(&mut self, book: &Book) -> Result<()> {
        if book.id.trim().is_empty() {
            return Err(ArchiveError::Missing("book"));
        }
        self.free::<Book>("book", &[("id", book.id.as_str().into())], &book.id)?;
        let line = Line {
            act: Act::MoSo,
            document: None,
            detail: &book.title,
        };
        self.record(&line, &[Row::of(book)?])
    }

    /// Mở nhiệm kỳ: begins a term of a book that is numbered by terms.
    ///
    /// # Errors
    /// [`ArchiveError::Taken`] when a term begins on that day or has that label;
    /// [`ArchiveError::Unknown`] when no book is numbered by terms under that name.
    pub fn open_term(&mut self, term: &Term) -> Result<()> {
        read::last::<Book>(self.store, &[("id", term.book.as_str().into())])?
            .filter(|book| book.span == Span::NhiemKy)
            .ok_or_else(|| ArchiveError::unknown("book", &term.book))?;
        let book = ("book", term.book.as_str().into());
        for field in [
            ("first_day", term.first_day.to_string().as_str().into()),
            ("label", term.label.as_str().into()),
        ] {
            self.free::<Term>("term", &[book.clone(), field], &term.label)?;
        }
        let line = Line {
            act: Act::MoNhiemKy,
            document: None,
            detail: &term.label,
        };
        self.record(&line, &[Row::of(term)?])
    }

    /// Cấp số: gives an approved document the next number of a book
    /// — NĐ 30/2020/NĐ-CP, Điều 15.
    ///
    /// # Errors
    /// [`ArchiveError::NotNow`] when it is not approved or has a number,
    /// [`ArchiveError::Future`] when the date is after today.
    pub fn take_number(&mut self, document: i64, book: &str, dated: NaiveDate) -> Result<Number> {
        self.may_be_numbered(document, book)?;
        let number = self.next_number(document, book, dated)?;
        let text = number.text().to_string();
        let remark = Remark {
            comment: &text,
            ..Remark::default()
        };
        let rows = vec![Row::of(&number)?];
        self.step(document, Act::CapSo, remark, rows)?;
        Ok(number)
    }

    /// Cấp số bổ sung: puts an approved document behind a number that was taken long before, under
    /// that number with the next letter. The decree knows no such number (Điều 15.1): it is an act
    /// of its own, needs a reason, and is always named by [`crate::Archive::findings`].
    ///
    /// # Errors
    /// [`ArchiveError::NoPlace`] when the number was never taken or all its letters are.
    pub fn insert_number(
        &mut self,
        document: i64,
        book: &str,
        behind: u32,
        dated: NaiveDate,
        reason: &str,
    ) -> Result<Number> {
        self.may_be_numbered(document, book)?;
        if reason.trim().is_empty() {
            return Err(ArchiveError::Missing("reason"));
        }
        let mut number = self.next_number(document, book, dated)?;
        let place = [
            ("book", book.into()),
            ("period", number.period.as_str().into()),
            ("ordinal", behind.into()),
        ];
        let last: Option<Number> = read::last(self.store, &place)?;
        number.suffix = last
            .and_then(|last| next_letter(&last.suffix))
            .ok_or(ArchiveError::NoPlace(behind))?;
        number.ordinal = behind;
        number.reason = Some(reason.trim().to_owned());
        let remark = Remark {
            comment: reason,
            ..Remark::default()
        };
        let rows = vec![Row::of(&number)?];
        self.step(document, Act::CapSoBoSung, remark, rows)?;
        Ok(number)
    }

    /// Hủy số: cancels the number of a document that was not issued, and with it the document. The
    /// number stays taken.
    ///
    /// # Errors
    /// [`ArchiveError::NotNow`] when the document has no number or was issued: then it is recalled
    /// by another document — NĐ 30/2020/NĐ-CP, Điều 18.4.
    pub fn cancel_number(&mut self, document: i64, reason: &str) -> Result<Number> {
        if reason.trim().is_empty() {
            return Err(ArchiveError::Missing("reason"));
        }
        read::way(self.store, document)?.then(Act::HuySo)?;
        let number = read::number(self.store, document)?
            .ok_or_else(|| ArchiveError::unknown("number", document))?;
        let rows = vec![Row::of(&Cancellation {
            book: number.book.clone(),
            period: number.period.clone(),
            ordinal: number.ordinal,
            suffix: number.suffix.clone(),
            reason: reason.trim().to_owned(),
        })?];
        let remark = Remark {
            comment: reason,
            ..Remark::default()
        };
        self.step(document, Act::HuySo, remark, rows)?;
        Ok(number)
    }

    /// The number that comes next.
    pub(crate) fn next_number(
        &self,
        document: i64,
        book: &str,
        dated: NaiveDate,
    ) -> Result<Number> {
        if dated > self.by.at.date_naive() {
            return Err(ArchiveError::Future(dated));
        }
        let period = self.period(book, dated)?;
        let series = [("book", book.into()), ("period", period.as_str().into())];
        let last: Option<Number> = read::last(self.store, &series)?;
        Ok(Number {
            book: book.to_owned(),
            period,
            ordinal: crate::transaction::following(last.map(|last| last.ordinal)),
            suffix: String::new(),
            document,
            dated,
            reason: None,
        })
    }

    fn may_be_numbered(&self, document: i64, book: &str) -> Result<()> {
        let direction = read::direction(self.store, document)?;
        self.book_for(book, direction)?;
        read::way(self.store, document)?.then(Act::CapSo)?;
        required(&read::version(self.store, document)?.facts, true)
    }

    fn period(&self, book: &str, day: NaiveDate) -> Result<String> {
        let found: Option<Book> = read::last(self.store, &[("id", book.into())])?;
        match found.map(|book| book.span) {
            None => Err(ArchiveError::unknown("book", book)),
            Some(Span::Nam) => Ok(format!("{:04}", day.year())),
            Some(Span::NhiemKy) => read::all::<Term>(self.store, &[("book", book.into())])?
                .into_iter()
                .rfind(|term| term.first_day <= day)
                .map(|term| term.label)
                .ok_or_else(|| ArchiveError::NoTerm {
                    book: book.to_owned(),
                    day,
                }),
        }
    }
}

/// The letter behind this one, of the 26 small Latin letters.
fn next_letter(suffix: &str) -> Option<String> {
    match suffix.bytes().next() {
        None => Some("a".to_owned()),
        Some(letter @ b'a'..=b'y') => Some(char::from(letter + 1).to_string()),
        Some(_) => None,
    }
}
