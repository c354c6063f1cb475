//! Nộp lưu: when a hồ sơ is to be handed over to the archive of the agency, and that it was
//! — NĐ 30/2020/NĐ-CP, Điều 30 and 31.

use std::collections::HashMap;

use chrono::{Days, Months, NaiveDate};

use crate::archive::Archive;
use crate::read;
use crate::records::{Act, HandOver, HoSo, HoSoFacts};
use crate::store::Store;
use crate::transaction::{Line, Transaction};
use crate::value::Row;
use crate::{ArchiveError, Result};

/// Within a year from the day on which the work ended — Điều 30.2.
const TERM: Months = Months::new(12);
/// Within three months from the day on which a construction was settled — Điều 30.2.
const CONSTRUCTION_TERM: Months = Months::new(3);
/// A unit may keep a hồ sơ for at most two years behind its time — Điều 31.3.d.
const LONGEST_KEPT: Months = Months::new(24);
/// The system tells of a hồ sơ thirty days before its time — PL VI, Phần I, III.5.b. The decree counts
/// them from the day on which the archive of the agency announces its list of hồ sơ to be handed over,
/// which the program does not know: counting them to the last day of Điều 30.2 is its own reading.
const NOTICE: Days = Days::new(30);

/// A hồ sơ whose time comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The hồ sơ.
    pub ho_so: HoSo,
    /// The last day on which it may be handed over.
    pub day: NaiveDate,
}

/// The last day on which a hồ sơ may be handed over; none before its work ended.
#[must_use]
pub fn hand_over_day(facts: &HoSoFacts) -> Option<NaiveDate> {
    let term = if facts.construction {
        CONSTRUCTION_TERM
    } else {
        TERM
    };
    let day = facts.end_date?.checked_add_months(term)?;
    let latest = day.checked_add_months(LONGEST_KEPT)?;
    Some(facts.kept_until.unwrap_or(day).clamp(day, latest))
}

impl Transaction<'_> {
    /// Nộp lưu: records that a hồ sơ was handed over — Điều 30.
    ///
    /// # Errors
    /// [`ArchiveError::Taken`] when it was already, [`ArchiveError::Future`] for a day to come,
    /// [`ArchiveError::Missing`] without a receiver.
    pub fn hand_over(&mut self, hand_over: &HandOver) -> Result<()> {
        let facts = read::ho_so(self.store, hand_over.ho_so)?.facts;
        let key = [("ho_so", hand_over.ho_so.into())];
        self.free::<HandOver>("hand-over", &key, hand_over.ho_so)?;
        if hand_over.day > self.by.at.date_naive() {
            return Err(ArchiveError::Future(hand_over.day));
        }
        if hand_over.receiver.trim().is_empty() {
            return Err(ArchiveError::Missing("receiver"));
        }
        let line = Line {
            act: Act::NopLuu,
            document: None,
            detail: &facts.file_notation,
        };
        self.record(&line, &[Row::of(hand_over)?])
    }
}

impl<S: Store> Archive<S> {
    /// The hồ sơ that are to be handed over within thirty days or were to be, the first one first
    /// — PL VI, Phần I, III.5.b.
    ///
    /// # Errors
    /// When the store fails.
    pub fn to_hand_over(&self, today: NaiveDate) -> Result<Vec<Due>> {
        let is_told = |day: &NaiveDate| {
            let told = day.checked_sub_days(NOTICE);
            told.is_none_or(|told| told <= today)
        };
        let mut found = Vec::new();
        for ho_so in self.all_ho_so()? {
            if let Some(day) = hand_over_day(&ho_so.facts).filter(is_told) {
                found.push(Due { ho_so, day });
            }
        }
        let ids: Vec<i64> = found.iter().map(|due| due.ho_so.id).collect();
        let done = self.handed_over(&ids)?;
        found.retain(|due| !done.contains_key(&due.ho_so.id));
        found.sort_by_key(|due| (due.day, due.ho_so.id));
        Ok(found)
    }

    /// When and to whom hồ sơ were handed over, of those that were.
    ///
    /// # Errors
    /// When the store fails.
    pub fn handed_over(&self, ho_so: &[i64]) -> Result<HashMap<i64, HandOver>> {
        let done: Vec<HandOver> = read::among(&self.store, "ho_so", ho_so, false)?;
        let done = done.into_iter();
        Ok(done.map(|hand_over| (hand_over.ho_so, hand_over)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_term_runs_from_the_end_of_the_work() {
        let mut facts = HoSoFacts::default();
        assert_eq!(hand_over_day(&facts), None);
        facts.end_date = Some(day("2026-02-28"));
        assert_eq!(hand_over_day(&facts), Some(day("2027-02-28")));
        facts.construction = true;
        assert_eq!(hand_over_day(&facts), Some(day("2026-05-28")));
    }

    #[test]
    fn a_ho_so_is_kept_for_two_more_years_at_most() {
        let mut facts = HoSoFacts {
            end_date: Some(day("2026-06-30")),
            ..HoSoFacts::default()
        };
        for (kept, until) in [
            ("2026-01-01", "2027-06-30"),
            ("2028-01-31", "2028-01-31"),
            ("2035-01-01", "2029-06-30"),
        ] {
            facts.kept_until = Some(day(kept));
            assert_eq!(hand_over_day(&facts), Some(day(until)));
        }
    }
}
