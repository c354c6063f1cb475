//! Dates of issue as citations write them — NĐ 30/2020/NĐ-CP, PL I/II.6.b.

use std::ops::Range;

use chrono::NaiveDate;
use serde::Serialize;

use crate::text::{char_at, number_at, reads, skip_blanks};

/// The date that a citation gives, as it stands: no calendar was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CitedDate {
    /// Where it stands, from `ngày` or `năm` on.
    pub span: Range<usize>,
    /// Day; none where only the year is given.
    pub day: Option<u16>,
    /// Month; none where only the year is given.
    pub month: Option<u16>,
    /// Year.
    pub year: u16,
    /// How it is written.
    pub style: DateStyle,
}

/// How a date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateStyle {
    /// `ngày 05 tháng 3 năm 2020`.
    Long,
    /// `ngày 05/3/2020`, also with `-` or `.`.
    Short,
    /// `năm 2020`, after the name of a law.
    Year,
}

impl CitedDate {
    /// The day in the calendar; none when the calendar has no such day, or only the year is given.
    #[must_use]
    pub fn calendar(&self) -> Option<NaiveDate> {
        let (day, month) = (self.day?, self.month?);
        NaiveDate::from_ymd_opt(self.year.into(), month.into(), day.into())
    }

    /// Whether it names a day that no calendar has.
    #[must_use]
    pub fn is_impossible(&self) -> bool {
        self.style != DateStyle::Year && self.calendar().is_none()
    }
}

/// The date that begins at `at` with `ngày`.
pub(crate) fn read(text: &str, at: usize) -> Option<CitedDate> {
    let from = skip_blanks(text, reads(text, at, "ngày")?);
    let (day, behind) = number_at(text, from)?;
    let (month, year, end, style) = short(text, behind).or_else(|| long(text, behind))?;
    Some(CitedDate {
        span: at..end,
        day: Some(day),
        month: Some(month),
        year,
        style,
    })
}

/// The year that begins at `at` with `năm`.
pub(crate) fn read_year(text: &str, at: usize) -> Option<CitedDate> {
    let from = skip_blanks(text, reads(text, at, "năm")?);
    let (year, end) = year_at(text, from)?;
    Some(CitedDate {
        span: at..end,
        day: None,
        month: None,
        year,
        style: DateStyle::Year,
    })
}

type Rest = (u16, u16, usize, DateStyle);

fn short(text: &str, at: usize) -> Option<Rest> {
    let mark = char_at(text, at).filter(|c| matches!(c, '/' | '-' | '.'))?;
    let (month, behind) = number_at(text, at + 1)?;
    let again = char_at(text, behind).filter(|&c| c == mark)?;
    let (year, end) = year_at(text, behind + again.len_utf8())?;
    Some((month, year, end, DateStyle::Short))
}

fn long(text: &str, at: usize) -> Option<Rest> {
    let behind = reads(text, skip_blanks(text, at), "tháng")?;
    let (month, behind) = number_at(text, skip_blanks(text, behind))?;
    let behind = reads(text, skip_blanks(text, behind), "năm")?;
    let (year, end) = year_at(text, skip_blanks(text, behind))?;
    Some((month, year, end, DateStyle::Long))
}

fn year_at(text: &str, at: usize) -> Option<(u16, usize)> {
    number_at(text, at).filter(|(year, end)| end - at == 4 && (1900..2200).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Option<(Option<u16>, Option<u16>, u16, DateStyle)> {
        read(text, 0).map(|date| (date.day, date.month, date.year, date.style))
    }

    #[test]
    fn long_and_short_dates() {
        let long = Some((Some(5), Some(3), 2020, DateStyle::Long));
        assert_eq!(parts("ngày 05 tháng 3 năm 2020 của"), long);
        assert_eq!(parts("ngày\u{A0}05\u{A0}tháng\n3 năm 2020"), long);
        let short = Some((Some(5), Some(3), 2020, DateStyle::Short));
        assert_eq!(parts("ngày 05/3/2020"), short);
        assert_eq!(parts("ngày 5-3-2020,"), short);
        assert_eq!(parts("ngày 05.3.2020."), short);
    }

    #[test]
    fn what_is_no_date_of_issue() {
        for text in [
            "ngày 05/3",
            "ngày làm việc",
            "ngày 05 tháng 3",
            "ngày 05/3-2020",
            "ngày 1/1/20",
        ] {
            assert_eq!(parts(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_that_no_calendar_has_is_kept_and_told() {
        let date = read("ngày 30 tháng 02 năm 2024", 0).unwrap();
        assert!(date.is_impossible());
        assert!(!read("ngày 29/02/2024", 0).unwrap().is_impossible());
    }
}
