//! What somebody types into the search: words, `"phrases"`, and `begin*`. Any input is a query;
//! signs without meaning are blanks.
//!
//! A word typed without marks finds all its spellings (`hoi dong`, `Hội đồng`); one typed with
//! marks finds itself alone. The back end looks for the words folded and with their marks; whether
//! both stand at one place is compared in the text itself.

use std::ops::Range;

use thethuc_text::{fold, nfc};

use crate::store::{Phrase, Place};
use crate::text::{Word, Words, is_marked, with_marks};

/// More terms than these are left out: nobody types them, and each costs.
const MAX_TERMS: usize = 24;
/// Longer words than this are cut: no Vietnamese word is.
const MAX_WORD_CHARS: usize = 64;

/// A query, understood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    terms: Vec<Term>,
}

/// Words that stand one behind another.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Term {
    words: Vec<Wanted>,
    prefix: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Wanted {
    folded: String,
    /// With its marks, where it was typed with any.
    marked: Option<String>,
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
                words: term.words.iter().map(|word| word.folded.clone()).collect(),
                marked: term.marked(),
                prefix: term.prefix,
                place,
            })
            .collect()
    }

    /// Whether some word was typed with marks, so that texts must be compared.
    #[must_use]
    pub fn has_marks(&self) -> bool {
        let mut words = self.terms.iter().flat_map(|term| &term.words);
        words.any(|word| word.marked.is_some())
    }

    /// Whether each term stands, with the marks it was typed with, in one of the texts.
    #[must_use]
    pub(crate) fn stands_in(&self, texts: &[&Words<'_>]) -> bool {
        self.terms
            .iter()
            .all(|term| texts.iter().any(|text| term.places(text).next().is_some()))
    }

    /// Where terms stand in a text, in bytes, in order and apart.
    #[must_use]
    pub(crate) fn marks(&self, text: &Words<'_>) -> Vec<Range<usize>> {
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
        let words = Words::of(part);
        let words = words.0.iter().map(|word| Wanted::of(word.text));
        Self {
            words: words.filter(|word| !word.folded.is_empty()).collect(),
            prefix,
        }
    }

    /// Runs of words that were typed with marks. The word that is open is none: its tone may still
    /// come.
    fn marked(&self) -> Vec<Vec<String>> {
        let whole = self.words.len() - usize::from(self.prefix);
        let runs = self.words[..whole].split(|word| word.marked.is_none());
        runs.map(|run| run.iter().filter_map(|word| word.marked.clone()).collect())
            .filter(|run: &Vec<String>| !run.is_empty())
            .collect()
    }

    /// Where the term stands in a text.
    fn places<'t>(&'t self, text: &'t Words<'_>) -> impl Iterator<Item = Range<usize>> + use<'t> {
        let count = self.words.len();
        text.0.windows(count).filter_map(move |found| {
            let mut pairs = self.words.iter().zip(found).enumerate();
            let matches =
                pairs.all(|(nth, (wanted, word))| wanted.is(word, self.prefix && nth + 1 == count));
            matches.then(|| found[0].range.start..found[count - 1].range.end)
        })
    }
}

impl Wanted {
    fn of(word: &str) -> Self {
        let word: String = word.chars().take(MAX_WORD_CHARS).collect();
        let folded: String = fold(&word)
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect();
        Self {
            marked: is_marked(&word).then(|| with_marks(&word)),
            folded,
        }
    }

    /// Whether a word of a text is this one. The marks of an open word are not compared: its last
    /// letters, and with them its tone, are still to come.
    fn is(&self, word: &Word<'_>, open: bool) -> bool {
        if open {
            return word.folded.starts_with(&self.folded);
        }
        word.folded == self.folded
            && self
                .marked
                .as_ref()
                .is_none_or(|marked| *marked == with_marks(word.text))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

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
                Query::parse(typed).stands_in(&[&Words::of(text)]),
                found,
                "{typed}"
            );
        }
    }

    #[test]
    fn a_number_with_its_symbol_is_a_phrase() {
        let phrases = Query::parse("12/QĐ-UBND").phrases(Place::Anywhere);
        assert_eq!(phrases.len(), 1);
        assert_eq!(phrases[0].words, ["12", "qd", "ubnd"]);
    }

    #[test]
    fn marks_are_joined_and_in_order() {
        let text = "kế hoạch, kế toán";
        let marks = Query::parse("\"kế hoạch\" hoach ke").marks(&Words::of(text));
        let shown: Vec<_> = marks.into_iter().map(|range| &text[range]).collect();
        assert_eq!(shown, ["kế hoạch", "kế"]);
    }

    proptest! {
        #[test]
        fn any_input_is_a_query_of_folded_words(typed in "\\PC{0,200}", text in "\\PC{0,80}") {
            let query = Query::parse(&typed);
            for phrase in query.phrases(Place::Anywhere) {
                prop_assert!(!phrase.words.is_empty());
                prop_assert!(phrase.words.iter().flat_map(|word| word.chars()).all(char::is_alphanumeric));
            }
            for range in query.marks(&Words::of(&text)) {
                prop_assert!(text.get(range).is_some());
            }
        }
    }
}
