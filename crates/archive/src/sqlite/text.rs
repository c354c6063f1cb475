//! The full text: what stands in its columns, and how it is asked.
//!
//! Every word stands there twice: with its marks in one column, folded in that of its place. A mark
//! between two fields keeps phrases inside them.

use std::collections::BTreeSet;

use crate::store::{Field, Phrase, Place};

/// The places that have a column, in the order of the columns behind that of the marks.
pub(super) const COLUMNS: [Place; 4] = [
    Place::Anywhere,
    Place::Organ,
    Place::Signer,
    Place::Recipients,
];
/// A letter for private use, which no text has and FTS5 takes for a word.
const BETWEEN: &str = " \u{e000} ";

pub(super) fn joined(fields: impl Iterator<Item = String>) -> String {
    fields.collect::<Vec<_>>().join(BETWEEN)
}

pub(super) fn folded(field: &Field) -> String {
    spaced(field.words.iter().map(|word| word.folded.as_str()))
}

pub(super) fn marked(field: &Field) -> String {
    spaced(field.words.iter().map(|word| word.marked.as_str()))
}

/// The folded words that may be asked for by their beginnings. Figures are left out: there is no end
/// to them.
pub(super) fn vocabulary(fields: &[Field]) -> BTreeSet<&str> {
    let words = fields.iter().flat_map(|field| &field.words);
    words
        .map(|word| word.folded.as_str())
        .filter(|word| word.starts_with(char::is_alphabetic))
        .collect()
}

/// Whether a phrase was typed with marks from end to end, to be found anywhere: then it stands so in
/// the column of the marks.
pub(super) fn is_whole(phrase: &Phrase) -> bool {
    phrase.place == Place::Anywhere && phrase.words.iter().all(|word| word.marked.is_some())
}

/// Runs of words that were typed with marks.
pub(super) fn runs(phrase: &Phrase) -> Vec<String> {
    let runs = phrase.words.split(|word| word.marked.is_none());
    runs.filter(|run| !run.is_empty())
        .map(|run| spaced(run.iter().filter_map(|word| word.marked.as_deref())))
        .collect()
}

fn spaced<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.collect::<Vec<_>>().join(" ")
}

/// FTS5's own language: every word quoted, so that none of its signs can be typed in. `ends` are the
/// words that the open phrases may end with, in their order.
pub(super) fn expression(phrases: &[Phrase], ends: &[Vec<String>]) -> String {
    let mut parts = Vec::new();
    let mut ends = ends.iter();
    for phrase in phrases {
        // Said with its marks it says the same, and is rarer.
        if !is_whole(phrase) {
            let ends = ends.by_ref().take(usize::from(phrase.prefix)).next();
            let phrases = alternatives(phrase, ends);
            parts.push(format!("({} : ({phrases}))", column(phrase.place)));
        }
        let runs = runs(phrase);
        parts.extend(runs.iter().map(|run| format!("(marked : \"{run}\")")));
    }
    parts.join(" AND ")
}

fn column(place: Place) -> &'static str {
    match place {
        Place::Anywhere => "- marked",
        Place::Organ => "organ",
        Place::Signer => "signer",
        Place::Recipients => "recipients",
    }
}

/// The phrase, or what it may be when its last word is open.
fn alternatives(phrase: &Phrase, ends: Option<&Vec<String>>) -> String {
    let words: Vec<&str> = phrase
        .words
        .iter()
        .map(|word| word.folded.as_str())
        .collect();
    let star = if phrase.prefix { " *" } else { "" };
    match ends.filter(|ends| !ends.is_empty()) {
        None => format!("\"{}\"{star}", words.join(" ")),
        Some(ends) => {
            let before = &words[..words.len() - 1];
            let whole = |end: &String| {
                let words = before.iter().copied().chain([end.as_str()]);
                format!("\"{}\"", spaced(words))
            };
            ends.iter().map(whole).collect::<Vec<_>>().join(" OR ")
        }
    }
}
