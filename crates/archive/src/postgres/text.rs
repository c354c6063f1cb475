//! The full text: words with their places as a `tsvector`, and phrases as a `tsquery`.
//!
//! Every word stands at its place folded and, where it has marks, with them as well: a phrase may mix
//! words that were typed with marks and without. The label of a place says which field it is in.

use std::collections::BTreeMap;

use crate::store::{Field, Phrase, Place, Typed};

/// A `tsvector` has no places behind this one: words that come later are found alone, but not in
/// phrases. It is the end of some forty pages.
const LAST_PLACE: usize = 16_383;
/// A `tsvector` keeps no more places of a word than these.
const MOST_PLACES: usize = 255;
/// A `tsvector` has less than a megabyte. What is behind this is not found.
const MOST_BYTES: usize = 900_000;
/// Letters for private use, which no word has, before the numbers of [`Window`]s.
const WINDOWS: [(Window, char); 2] = [(Window::Near, '\u{e000}'), (Window::Far, '\u{e006}')];

/// How many of the newest documents are looked at before the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Window {
    /// Four to eight thousand.
    Near,
    /// Sixty-five to a hundred and thirty thousand.
    Far,
}

impl Window {
    fn number(self, document: i64) -> i64 {
        match self {
            Self::Near => document >> 12,
            Self::Far => document >> 16,
        }
    }

    /// The first document of the window that ends before this one.
    pub(super) fn first(self, before: i64) -> i64 {
        let number = (self.number(before - 1) - 1).max(0);
        match self {
            Self::Near => number << 12,
            Self::Far => number << 16,
        }
    }

    /// The words of the documents of the window that ends before this one.
    fn query(self, before: i64) -> String {
        let last = self.number(before - 1);
        let sign = WINDOWS[usize::from(self == Self::Far)].1;
        format!("({sign}{last} | {sign}{})", (last - 1).max(0))
    }
}

/// The words of a document.
pub(super) fn lexemes(document: i64, fields: &[Field]) -> String {
    let mut places: BTreeMap<&str, Vec<(usize, Place)>> = BTreeMap::new();
    let mut bytes = 0;
    let mut at = 0;
    for field in fields {
        for twin in &field.words {
            at += 1;
            let marked = Some(&twin.marked).filter(|marked| **marked != twin.folded);
            for word in [&twin.folded].into_iter().chain(marked) {
                let of_word = places.entry(word).or_default();
                let new = if of_word.is_empty() {
                    word.len() + 6
                } else {
                    2
                };
                if of_word.len() < MOST_PLACES && bytes + new < MOST_BYTES {
                    bytes += new;
                    of_word.push((at.min(LAST_PLACE), field.place));
                }
            }
        }
        // Keeps phrases inside their fields.
        at += 1;
    }
    let windows = WINDOWS.map(|(window, sign)| format!("{sign}{}", window.number(document)));
    let words = places.iter().filter(|(_, places)| !places.is_empty());
    let words = words.map(|(word, places)| {
        let places = places
            .iter()
            .map(|(at, place)| format!("{at}{}", label(*place)));
        format!("'{word}':{}", places.collect::<Vec<_>>().join(","))
    });
    windows
        .into_iter()
        .chain(words)
        .collect::<Vec<_>>()
        .join(" ")
}

/// What to look for, in a window or everywhere.
pub(super) fn query(phrases: &[Phrase], window: Option<(Window, i64)>) -> String {
    let window = window.map(|(window, before)| window.query(before));
    let phrases = phrases.iter().map(phrase);
    window
        .into_iter()
        .chain(phrases)
        .collect::<Vec<_>>()
        .join(" & ")
}

fn phrase(phrase: &Phrase) -> String {
    let last = phrase.words.len() - 1;
    let word = |(at, word): (usize, &Typed)| {
        let star = if phrase.prefix && at == last { "*" } else { "" };
        let label = label(phrase.place);
        let colon = if star.is_empty() && label.is_empty() {
            ""
        } else {
            ":"
        };
        let text = word.marked.as_ref().unwrap_or(&word.folded);
        format!("'{text}'{colon}{star}{label}")
    };
    let words: Vec<String> = phrase.words.iter().enumerate().map(word).collect();
    format!("({})", words.join(" <-> "))
}

/// The label of a place. What is anywhere has none, and is found by none.
fn label(place: Place) -> &'static str {
    match place {
        Place::Anywhere => "",
        Place::Organ => "A",
        Place::Signer => "B",
        Place::Recipients => "C",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Query;
    use crate::text::twins;

    #[test]
    fn a_word_with_marks_stands_twice_at_its_place() {
        let field = |place, text: &str| Field {
            place,
            words: twins(text),
        };
        let fields = [
            field(Place::Organ, "Sở Y tế"),
            field(Place::Anywhere, "y tá"),
        ];
        let lexemes = lexemes(5_000, &fields);
        assert_eq!(
            lexemes,
            "\u{e000}1 \u{e006}0 'so':1A 'sơ\u{e004}':1A 'ta':6 'te':3A 'tá' 'tê\u{e002}':3A 'y':2A,5"
                .replace("'ta':6 'te':3A 'tá' ", "'ta':6 'ta\u{e002}':6 'te':3A ")
        );
    }

    #[test]
    fn phrases_mix_words_with_marks_and_without() {
        let phrases = Query::parse("\"hội dong\" th*").phrases(Place::Signer);
        assert_eq!(
            query(&phrases, Some((Window::Near, 4_097))),
            "(\u{e000}1 | \u{e000}0) & ('hôi\u{e005}':B <-> 'dong':B) & ('th':*B)"
        );
    }

    #[test]
    fn the_longest_text_fits() {
        let text = (0..40_000)
            .map(|nth| format!("từ{nth} "))
            .collect::<String>();
        let field = Field {
            place: Place::Anywhere,
            words: twins(&text),
        };
        assert!(lexemes(1, &[field]).len() < 2 * MOST_BYTES);
    }
}
