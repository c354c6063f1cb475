//! A list of what a document cites, for people and programs.

use chrono::NaiveDate;
use serde::Serialize;
use thethuc_citation::{Entry, Fault, Standing};
use thethuc_model::{Document, FieldPath};

use crate::cited::earliest_day;
use crate::{Cited, Draft, Knowledge};

/// A cited document, with what is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CitedDocument {
    /// The field that it stands in.
    pub field: FieldPath,
    /// Start of the words that cite it, in bytes of the field's plain text.
    pub start: usize,
    /// Their end.
    pub end: usize,
    /// Type, `số` and symbol, or type and name, as they are written.
    pub words: String,
    /// What makes two citations the same document.
    pub key: String,
    /// Tên loại; empty where none is named.
    pub kind: String,
    /// Số; empty for a law cited by name.
    pub number: String,
    /// The symbol behind the number; the name of a law.
    pub symbol: String,
    /// Thời gian ban hành as it is written.
    pub date: String,
    /// Cơ quan ban hành as it is written.
    pub agency: String,
    /// Trích yếu as it is written.
    pub subject: String,
    /// Whether it stands in the trích yếu of the document cited before it.
    pub is_quoted: bool,
    /// What is wrong with the symbol.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub faults: Vec<Fault>,
    /// What it is on the document's day; none where the library does not know it, or the document
    /// has no year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standing: Option<Standing>,
    /// Symbols of the documents that took its place.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub replaced_by: Vec<String>,
    /// End of its trích yếu, in bytes of the field's plain text.
    #[serde(skip)]
    pub whole_end: usize,
    /// Whether it is the first citation of its document in the drafter's own words.
    #[serde(skip)]
    pub is_first: bool,
    /// Its day of issue in the calendar.
    #[serde(skip)]
    pub day: Option<NaiveDate>,
    /// What the library knows of it.
    #[serde(skip)]
    pub entry: Option<Entry>,
}

/// Every citation of a document, in reading order, whatever rules it stands under. Never fails.
#[must_use]
pub fn cite(document: &Document, knowledge: Knowledge<'_>) -> Vec<CitedDocument> {
    let draft = Draft::new(document, knowledge);
    let cited = draft.citations().cited.iter().enumerate();
    cited
        .filter_map(|(index, cited)| told(&draft, index, cited))
        .collect()
}

/// The documents of the library that a drafter cited in own words before a place: those are cited
/// in short there. The offset counts bytes of the field's plain text. Never fails.
#[must_use]
pub fn cited_before<'d>(
    document: &'d Document,
    knowledge: Knowledge<'d>,
    field: &FieldPath,
    offset: usize,
) -> Vec<&'d Entry> {
    let draft = Draft::new(document, knowledge);
    let Some(text) = draft.running.iter().position(|text| text.field == *field) else {
        return Vec::new();
    };
    let is_before = |cited: &&Cited| {
        !cited.is_quoted && (cited.text, cited.citation.short.end) <= (text, offset)
    };
    let cited = draft.citations().cited.iter().filter(is_before);
    cited.filter_map(|cited| cited.entry(&draft)).collect()
}

fn told(draft: &Draft<'_>, index: usize, cited: &Cited) -> Option<CitedDocument> {
    let text = cited.field_text(draft)?;
    let citation = &cited.citation;
    let symbol = citation.symbol.as_ref();
    let number = symbol.map_or_else(String::new, |cited| cited.symbol.number.clone());
    let rest = match symbol {
        Some(cited) => cited.symbol.to_string()[number.len() + 1..].to_owned(),
        None => words(&text.text[citation.name.clone().unwrap_or_default()]),
    };
    let entry = cited.entry(draft);
    let day = earliest_day(&draft.document.thoi_gian);
    Some(CitedDocument {
        field: text.field.clone(),
        start: citation.short.start,
        end: citation.short.end,
        words: words(&text.text[citation.short.clone()]),
        key: cited.key.clone(),
        kind: citation
            .kind()
            .map_or_else(String::new, |kind| kind.name.clone()),
        number,
        symbol: rest,
        date: cited.part(
            draft,
            |c| Some(c.date.as_ref()?.span.clone()),
            |n| Some(n.date.as_ref()?.span.clone()),
        ),
        agency: cited.part(draft, |c| c.agency.clone(), |n| n.agency.clone()),
        subject: cited.part(draft, |c| c.subject.clone(), |n| n.subject.clone()),
        is_quoted: cited.is_quoted,
        faults: symbol
            .and_then(|cited| cited.near_miss.as_ref())
            .map_or_else(Vec::new, |near_miss| near_miss.faults.clone()),
        standing: entry.zip(day).map(|(entry, day)| entry.standing(day)),
        replaced_by: entry.map_or_else(Vec::new, |entry| entry.replaced_by.clone()),
        whole_end: citation.span.end,
        is_first: cited.first == index && !cited.is_quoted,
        day: cited.day(),
        entry: entry.cloned(),
    })
}

/// The letters with single blanks.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Cited {
    /// Type, `số` and symbol, or type and name, with single blanks.
    pub(crate) fn words(&self, draft: &Draft<'_>) -> String {
        let text = self.field_text(draft);
        text.map_or_else(String::new, |text| {
            words(&text.text[self.citation.short.clone()])
        })
    }

    /// Trích yếu as it is written, with single blanks.
    pub(crate) fn subject(&self, draft: &Draft<'_>) -> String {
        self.part(draft, |c| c.subject.clone(), |n| n.subject.clone())
    }

    /// The letters of a part, from the text or from the footnote.
    fn part(
        &self,
        draft: &Draft<'_>,
        of_text: impl Fn(&thethuc_citation::Citation) -> Option<std::ops::Range<usize>>,
        of_note: impl Fn(&thethuc_citation::Tail) -> Option<std::ops::Range<usize>>,
    ) -> String {
        let noted = || {
            let (text, note) = self.note.as_ref()?;
            draft.running.get(*text)?.text.get(of_note(note)?)
        };
        let stated = || self.field_text(draft)?.text.get(of_text(&self.citation)?);
        stated().or_else(noted).map_or_else(String::new, words)
    }
}
