//! What somebody types into the search: words, `"phrases"`, and `begin*`. Any input is a query;
//! signs without meaning are blanks.
//!
//! A word typed without marks finds all its spellings (`hoi dong`, `Hội đồng`); one typed with
//! marks finds itself alone. The back end looks for tokens ([`crate::tokens`]); whether the words of
//! a phrase stand one behind another is compared in the text itself, where the tokens do not say it.

use std::ops::Range;

use thethuc_text::nfc;

use crate::store::Asked;
use crate::text::{Spelled, Word, cut, folded, with_marks, words};
use crate::tokens::{self, Place};

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
    words: Vec<Spelled>,
    /// Whether the last may be only the beginning of a word.
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
    pub(crate) fn asked(&self, place: Place) -> impl Iterator<Item = Asked> + use<'_> {
        self.terms.iter().flat_map(move |term| term.asked(place))
    }

    /// Whether what has all that is [`Self::asked`] has the terms.
    pub(crate) fn is_exact(&self) -> bool {
        self.terms.iter().all(Term::is_exact)
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
        let words = words(part).map(|word| Spelled::of(word.text));
        Self {
            words: words.filter(|word| !word.folded.is_empty()).collect(),
            prefix,
        }
    }

    /// Tokens without which the term does not stand there. An open word has its last letters, and
    /// with them its tone, still to come: it is asked for without marks.
    fn asked(&self, place: Place) -> Vec<Asked> {
        let sign = place.sign();
        let open = self.words.last().filter(|_| self.prefix);
        let whole = &self.words[..self.words.len() - usize::from(open.is_some())];
        let token = |token: &str| Asked::OneOf(vec![format!("{sign}{token}")]);
        let pairs = whole.windows(2);
        let pairs = pairs.map(|pair| token(&tokens::pair(&pair[0].folded, &pair[1].folded)));
        // Wherever they stand in the document: it is compared.
        let marked_pairs = whole.windows(2).filter_map(|pair| {
            let pair = tokens::marked_pair(&pair[0], &pair[1])?;
            Some(Asked::OneOf(vec![
                pair,
                tokens::WITHOUT_MARKED_PAIRS.to_owned(),
            ]))
        });
        let is_marked = |nth: usize| whole.get(nth).is_some_and(|word| word.marked.is_some());
        let is_apart = |nth: &usize| !is_marked(nth + 1) && !is_marked(nth.wrapping_sub(1));
        // To look up many documents among those of a common word takes long: one whose marks are asked
        // for in a pair is not asked for again.
        let marked = (0..whole.len()).filter(is_apart);
        let marked = marked.filter_map(|nth| whole[nth].marked.as_deref());
        let unmarked = match whole {
            [word] if word.marked.is_none() => Some(token(&word.folded)),
            _ => None,
        };
        pairs
            .chain(marked_pairs)
            .chain(marked.map(token))
            .chain(unmarked)
            .chain(open.map(|word| Asked::Beginning(sign, word.folded.clone())))
            .collect()
    }

    /// Whether the tokens say all: of a word alone, and of two without marks.
    fn is_exact(&self) -> bool {
        match self.words.as_slice() {
            [_] => true,
            [first, second] => !self.prefix && first.marked.is_none() && second.marked.is_none(),
            _ => false,
        }
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

impl Spelled {
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
        let query = Query::parse("12/QĐ-UBND");
        assert!(!query.is_exact());
        let asked: Vec<Asked> = query.asked(Place::Anywhere).collect();
        let of = |token: &str| Asked::OneOf(vec![token.to_owned()]);
        assert_eq!(asked, [of("12_qd"), of("qd_ubnd"), of("qđ")]);
    }

    #[test]
    fn words_are_asked_for_by_tokens() {
        let asked = |typed: &str, place| {
            let query = Query::parse(typed);
            let asked = query.asked(place).map(|asked| match asked {
                Asked::OneOf(tokens) => tokens.join("|"),
                Asked::Beginning(sign, letters) => format!("{sign}{letters}*"),
            });
            (query.is_exact(), asked.collect::<Vec<_>>().join(" "))
        };
        for (typed, exact, tokens) in [
            ("hội dong", true, "_b_hôi\u{e005} _b_dong"),
            ("\"hoi dong\"", true, "_b_hoi_dong"),
            ("\"hội dong\"", false, "_b_hoi_dong _b_hôi\u{e005}"),
            (
                "\"hội đồng dân cu\"",
                false,
                "_b_hoi_dong _b_dong_dan _b_dan_cu _lo63|_h _a5ot|_h",
            ),
            ("bàn/ghế/go*", false, "_b_ban_ghe _ipls|_h _b_go*"),
            ("th*", true, "_b_th*"),
            ("12/th*", false, "_b_12 _b_th*"),
        ] {
            assert_eq!(asked(typed, Place::Signer), (exact, tokens.to_owned()));
        }
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
            for asked in query.asked(Place::Anywhere) {
                let tokens = match asked {
                    Asked::OneOf(tokens) => tokens,
                    Asked::Beginning(_, letters) => vec![letters],
                };
                prop_assert!(!tokens.is_empty());
                for token in tokens {
                    prop_assert!(!token.is_empty());
                    prop_assert!(token.chars().all(|c| c.is_alphanumeric() || c == '_' || !c.is_ascii()));
                }
            }
            for range in query.marks(&all(&text)) {
                prop_assert!(text.get(range).is_some());
            }
        }
    }
}
