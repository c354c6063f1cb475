//! What somebody types into the search: words, `"phrases"`, and `begin*`. Any input is a query;
//! signs without meaning are blanks.
//!
//! A word typed without marks finds all its spellings (`hoi dong`, `Hội đồng`); one typed with
//! marks finds itself alone. The back end looks for the words folded and with their marks; whether
//! both stand at one place is compared in the text itself.

use std::ops::Range;

use thethuc_text::nfc;

use crate::store::{Phrase, Place, Typed};
use crate::text::{Word, cut, folded, is_marked, with_marks, words};

/// More terms than these are left out: nobody types them, and each costs.
const MAX_TERMS: usize = 24;

/// A query, understood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    terms: Vec<Term>,
}

/// Words that stand one behind another.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Term {
    words: Vec<Typed>,
    prefix: bool,
}

impl Query {
    /// Understands what was typed; never fails.
    #[must_use]
    pub fn parse(typed: &str) -> Self {
        let typed = nfc(typed);
        let mut terms = Vec::new();
        for (at, part) in typed.split(['"', '“', '”']).enumerate() {
            if at % 2 == 1 {
                terms.push(Term::of(part, false));
            } else {
                terms.extend(part.split_whitespace().map(bare));
            }
        }
        terms.retain(|term| !term.words.is_empty());
        terms.truncate(MAX_TERMS);
        Self { terms }
    }

    /// Whether there is nothing to look for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// What the back end looks for.
    #[must_use]
    pub fn phrases(&self, place: Place) -> Vec<Phrase> {
        let terms = self.terms.iter();
        terms
            .map(|term| Phrase {
                words: term.typed(),
                prefix: term.prefix,
                place,
            })
            .collect()
    }

    /// Whether each term stands, with the marks it was typed with, in one of the texts.
    #[must_use]
    pub(crate) fn stands_in(&self, texts: &[&[Word<'_>]]) -> bool {
        self.terms
            .iter()
            .all(|term| texts.iter().any(|text| term.places(text).next().is_some()))
    }

    /// Where terms stand in a text, in bytes, in order and apart.
    #[must_use]
    pub(crate) fn marks(&self, text: &[Word<'_>]) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = self
            .terms
            .iter()
            .flat_map(|term| term.places(text))
            .collect();
        found.sort_by_key(|range| (range.start, range.end));
        found.dedup_by(|next, before| {
            let joined = next.start < before.end;
            if joined {
                before.end = before.end.max(next.end);
            }
            joined
        });
        found
    }
}

/// A part without quotes: one term. `12/QĐ-UBND` is a phrase of its words; a star at the end leaves
/// the last one open.
fn bare(part: &str) -> Term {
    Term::of(part, part.ends_with('*'))
}

impl Term {
    fn of(part: &str, prefix: bool) -> Self {
        let words = words(part).map(|word| typed(word.text));
        Self {
            words: words.filter(|word| !word.folded.is_empty()).collect(),
            prefix,
        }
    }

    /// The words; the one that is open without its marks.
    fn typed(&self) -> Vec<Typed> {
        let mut words = self.words.clone();
        if let Some(open) = words.last_mut().filter(|_| self.prefix) {
            open.marked = None;
        }
        words
    }

    /// Where the term stands in a text.
    fn places<'t>(&'t self, text: &'t [Word<'t>]) -> impl Iterator<Item = Range<usize>> + use<'t> {
        let count = self.words.len();
        text.windows(count).filter_map(move |found| {
            let mut pairs = self.words.iter().zip(found).enumerate();
            let matches = pairs
                .all(|(nth, (wanted, word))| wanted.is(word.text, self.prefix && nth + 1 == count));
            matches.then(|| found[0].range.start..found[count - 1].range.end)
        })
    }
}

fn typed(word: &str) -> Typed {
    let word = cut(word);
    Typed {
        marked: is_marked(word).then(|| with_marks(word)),
        folded: folded(word),
    }
}

impl Typed {
    /// Whether a word of a text is this one. The marks of an open word are not compared: its last
    /// letters, and with them its tone, are still to come.
    fn is(&self, word: &str, open: bool) -> bool {
        let word = cut(word);
        // Most words begin with another letter, and need not be folded to see it.
        let first = word.bytes().next().filter(u8::is_ascii_alphanumeric);
        if first.is_some_and(|first| self.folded.as_bytes()[0] != first.to_ascii_lowercase()) {
            return false;
        }
        let found = folded(word);
        if open {
            return found.starts_with(&self.folded);
        }
        found == self.folded
            && self
                .marked
                .as_ref()
                .is_none_or(|marked| *marked == with_marks(word))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn all(text: &str) -> Vec<Word<'_>> {
        words(text).collect()
    }

    #[test]
    fn words_without_marks_find_all_spellings_and_with_marks_themselves() {
        let text = "Hội đồng nhân dân đường Điện Biên";
        for (typed, found) in [
            ("hoi dong", true),
            ("\"hoi dong\"", true),
            ("\"dong hoi\"", false),
            ("HỘI", true),
            ("hỏi", false),
            ("\"đường dien\"", true),
            ("dường", false),
            ("die*", true),
            ("diê*", true),
        ] {
            assert_eq!(
                Query::parse(typed).stands_in(&[&all(text)]),
                found,
                "{typed}"
            );
        }
    }

    #[test]
    fn a_number_with_its_symbol_is_a_phrase() {
        let phrases = Query::parse("12/QĐ-UBND").phrases(Place::Anywhere);
        assert_eq!(phrases.len(), 1);
        let words: Vec<_> = phrases[0].words.iter().map(|word| &word.folded).collect();
        assert_eq!(words, ["12", "qd", "ubnd"]);
    }

    #[test]
    fn marks_are_joined_and_in_order() {
        let text = "kế hoạch, kế toán";
        let marks = Query::parse("\"kế hoạch\" hoach ke").marks(&all(text));
        let shown: Vec<_> = marks.into_iter().map(|range| &text[range]).collect();
        assert_eq!(shown, ["kế hoạch", "kế"]);
    }

    proptest! {
        #[test]
        fn any_input_is_a_query_of_folded_words(typed in "\\PC{0,200}", text in "\\PC{0,80}") {
            let query = Query::parse(&typed);
            for phrase in query.phrases(Place::Anywhere) {
                prop_assert!(!phrase.words.is_empty());
                let mut letters = phrase.words.iter().flat_map(|word| word.folded.chars());
                prop_assert!(letters.all(char::is_alphanumeric));
            }
            for range in query.marks(&all(&text)) {
                prop_assert!(text.get(range).is_some());
            }
        }
    }
}
