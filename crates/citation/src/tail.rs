//! What follows a symbol or a law's name: date, body, trích yếu — NĐ 30/2020/NĐ-CP, PL I/II.6.b.

use std::ops::Range;

use crate::text::{char_at, reads, skip_blanks};
use crate::{CitedDate, agency, date, subject};

/// The words behind a citation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tail {
    /// Thời gian ban hành.
    pub date: Option<CitedDate>,
    /// Cơ quan ban hành.
    pub agency: Option<Range<usize>>,
    /// Trích yếu.
    pub subject: Option<Range<usize>>,
    /// The place behind date and body.
    pub(crate) core_end: usize,
    /// The place behind all of it.
    pub(crate) end: usize,
}

/// The words of a footnote that stands at a symbol instead of the words themselves: `ngày 04/7/2014
/// của Ban Thường vụ Tỉnh ủy về …`.
#[must_use]
pub fn read_note(note: &str) -> Tail {
    read(note, skip_blanks(note, 0), false)
}

/// The words behind `at`. Date and body stand in either order; a law may have its year alone.
pub(crate) fn read(text: &str, at: usize, is_law: bool) -> Tail {
    let mut tail = Tail {
        core_end: at,
        end: at,
        ..Tail::default()
    };
    for _ in 0..2 {
        let place = skip_blanks(text, tail.core_end);
        if tail.date.is_none() && tail.take_date(text, place, is_law) {
            continue;
        }
        if tail.agency.is_none()
            && let Some(agency) = agency::read_of(text, place)
        {
            tail.core_end = agency.end;
            tail.agency = Some(agency);
        }
    }
    tail.end = tail.core_end;
    let is_told = tail.date.is_some() || tail.agency.is_some();
    let place = skip_blanks(text, tail.core_end);
    if is_told
        && !is_law
        && let Some(subject) = subject::read(text, place)
    {
        tail.end = subject.end;
        tail.subject = Some(subject);
    }
    tail
}

impl Tail {
    /// The date at `place`; the Party sets a comma before it, some offices brackets around it.
    fn take_date(&mut self, text: &str, place: usize, is_law: bool) -> bool {
        let from = match char_at(text, place) {
            Some(',') => skip_blanks(text, place + 1),
            Some('(') => place + 1,
            _ => place,
        };
        let found =
            date::read(text, from).or_else(|| is_law.then(|| date::read_year(text, place))?);
        let Some(date) = found else {
            return false;
        };
        let is_bracketed = from > place && char_at(text, place) == Some('(');
        // A comma parts a date from the clause that goes on with it: `…, ngày 04/5/2023, Ủy ban`.
        let goes_on = from > place
            && !is_bracketed
            && reads(text, skip_blanks(text, date.span.end), "của").is_none();
        if goes_on {
            return false;
        }
        let closes = is_bracketed && char_at(text, date.span.end) == Some(')');
        self.core_end = date.span.end + usize::from(closes);
        self.date = Some(date);
        true
    }
}
