//! The documents that a draft cites, in its reading order.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use thethuc_citation::{Citation, CitedDate, Entry, Found, Tail, find, read_note};
use thethuc_model::{FOOTNOTE_MARK, NgayThangNam};

use crate::{Draft, FieldText};

/// Everything that a draft cites.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Citations {
    /// What was found in every running text of the draft, in the same order.
    pub texts: Vec<Found>,
    /// The cited documents, in reading order.
    pub cited: Vec<Cited>,
}

/// A document cited in a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited {
    /// Index of its text in [`Draft::running`].
    pub text: usize,
    /// The words that cite it.
    pub citation: Citation,
    /// The footnote at its symbol, when that says the rest: the index of its text, and its words.
    pub note: Option<(usize, Tail)>,
    /// Whether its words are not the drafter's own: it stands in the trích yếu of another cited
    /// document, or in the draft's own trích yếu, which is a title.
    pub is_quoted: bool,
    /// The first citation of the same document in the drafter's own words, as an index into
    /// [`Citations::cited`]; its own index where it is that.
    pub first: usize,
    /// What makes two citations the same document ([`Citation::key`]).
    pub key: String,
}

impl Cited {
    /// Thời gian ban hành, in the text or in the footnote.
    #[must_use]
    pub fn date(&self) -> Option<&CitedDate> {
        let noted = self.note.as_ref().and_then(|(_, note)| note.date.as_ref());
        self.citation.date.as_ref().or(noted)
    }

    /// The day of issue in the calendar.
    #[must_use]
    pub fn day(&self) -> Option<NaiveDate> {
        self.date().and_then(CitedDate::calendar)
    }

    /// Whether its body is named.
    #[must_use]
    pub fn has_agency(&self) -> bool {
        let noted = self
            .note
            .as_ref()
            .is_some_and(|(_, note)| note.agency.is_some());
        self.citation.agency.is_some() || noted
    }

    /// Whether its trích yếu is given.
    #[must_use]
    pub fn has_subject(&self) -> bool {
        let noted = self
            .note
            .as_ref()
            .is_some_and(|(_, note)| note.subject.is_some());
        self.citation.subject.is_some() || noted
    }

    /// Cơ quan ban hành as it is written.
    #[must_use]
    pub fn agency<'d>(&self, draft: &'d Draft<'_>) -> Option<&'d str> {
        if let Some(range) = &self.citation.agency {
            return draft.running.get(self.text)?.text.get(range.clone());
        }
        let (text, note) = self.note.as_ref()?;
        draft.running.get(*text)?.text.get(note.agency.clone()?)
    }

    /// The text that it stands in.
    #[must_use]
    pub fn field_text<'d>(&self, draft: &'d Draft<'_>) -> Option<&'d FieldText> {
        draft.running.get(self.text)
    }

    /// What the library knows of it. A law cited by name without its date is the one in force on
    /// the draft's day, if the library has it.
    #[must_use]
    pub fn entry<'d>(&self, draft: &Draft<'d>) -> Option<&'d Entry> {
        let library = draft.knowledge.library;
        if let Some(cited) = &self.citation.symbol {
            return library.by_symbol(&cited.symbol, self.day());
        }
        let text = &self.field_text(draft)?.text;
        let name = text.get(self.citation.name.clone()?)?;
        let laws = library.laws(&self.citation.kind()?.name, name);
        match self.date() {
            Some(date) => laws.into_iter().find(|law| same_day(law, date)),
            None => {
                let day = latest_day(&draft.document.thoi_gian)?;
                laws.into_iter()
                    .filter(|law| law.date <= day)
                    .max_by_key(|law| law.date)
            }
        }
    }
}

fn same_day(law: &Entry, date: &CitedDate) -> bool {
    match date.calendar() {
        Some(day) => law.date == day,
        None => law.date.year() == i32::from(date.year),
    }
}

/// The first day that a date with blanks can be; none without a year.
#[must_use]
pub fn earliest_day(date: &NgayThangNam) -> Option<NaiveDate> {
    let (month, day) = (date.thang.unwrap_or(1), date.ngay.unwrap_or(1));
    NaiveDate::from_ymd_opt(date.nam?.into(), month.into(), day.into())
}

/// The last day that a date with blanks can be; none without a year.
pub(crate) fn latest_day(date: &NgayThangNam) -> Option<NaiveDate> {
    let (year, month) = (i32::from(date.nam?), u32::from(date.thang.unwrap_or(12)));
    let days: Vec<u32> = date
        .ngay
        .map_or((28..=31).rev().collect(), |day| vec![day.into()]);
    days.into_iter()
        .find_map(|day| NaiveDate::from_ymd_opt(year, month, day))
}

impl Citations {
    pub(crate) fn of(running: &[FieldText]) -> Self {
        let texts: Vec<Found> = running.iter().map(|text| find(&text.text)).collect();
        let mut cited = Vec::new();
        for (index, found) in texts.iter().enumerate() {
            let is_title = running[index].field.to_string() == "/trich_yeu";
            let notes = notes_of(running, index);
            let mut quoted_to = 0;
            for citation in &found.citations {
                let letters = &running[index].text;
                cited.push(Cited {
                    text: index,
                    note: note(running, &notes, citation),
                    is_quoted: is_title || citation.short.start < quoted_to,
                    first: cited.len(),
                    key: citation.key(letters),
                    citation: citation.clone(),
                });
                let subject = citation.subject.as_ref().map_or(0, |subject| subject.end);
                quoted_to = quoted_to.max(subject);
            }
        }
        tell_first(&mut cited);
        Self { texts, cited }
    }
}

/// Finds the first citation of every document. Where numbers start anew each year, two years are
/// two documents.
fn tell_first(cited: &mut [Cited]) {
    let mut firsts: HashMap<String, Vec<(Option<u16>, usize)>> = HashMap::new();
    for (index, cited) in cited
        .iter_mut()
        .enumerate()
        .filter(|(_, cited)| !cited.is_quoted)
    {
        let symbol = cited.citation.symbol.as_ref();
        let comes_again = symbol.is_some_and(|cited| cited.symbol.comes_again());
        let year = cited.date().filter(|_| comes_again).map(|date| date.year);
        let known = firsts.entry(cited.key.clone()).or_default();
        let same = |known: Option<u16>| known.is_none() || year.is_none() || known == year;
        match known.iter_mut().find(|(known, _)| same(*known)) {
            Some((known, first)) => {
                *known = known.or(year);
                cited.first = *first;
            }
            None => known.push((year, index)),
        }
    }
}

/// The footnotes of a text: the place of each mark, and the index of its text. Footnotes stand
/// right before their text, in the order of their marks, with notes of theirs between them.
fn notes_of(running: &[FieldText], index: usize) -> Vec<(usize, usize)> {
    let field = running[index].field.segments();
    let is_inside = |other: &usize| running[*other].field.segments().starts_with(field);
    let mut notes: Vec<usize> = (0..index).rev().take_while(is_inside).collect();
    // A note's path goes on with its index and its name.
    notes.retain(|&other| running[other].field.segments().len() == field.len() + 2);
    notes.reverse();
    let marks = running[index].text.match_indices(FOOTNOTE_MARK);
    marks.map(|(place, _)| place).zip(notes).collect()
}

/// The footnote whose mark stands right behind the symbol, when it goes on with the citation.
fn note(
    running: &[FieldText],
    notes: &[(usize, usize)],
    citation: &Citation,
) -> Option<(usize, Tail)> {
    let found = notes.binary_search_by_key(&citation.short.end, |(mark, _)| *mark);
    let (_, text) = notes[found.ok()?];
    let tail = read_note(&running[text].text);
    (tail.date.is_some() || tail.agency.is_some()).then_some((text, tail))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_day_may_be_any() {
        let date = NgayThangNam::new(None, Some(2), Some(2024)).unwrap();
        assert_eq!(earliest_day(&date), NaiveDate::from_ymd_opt(2024, 2, 1));
        assert_eq!(latest_day(&date), NaiveDate::from_ymd_opt(2024, 2, 29));
        assert_eq!(latest_day(&NgayThangNam::default()), None);
    }
}
