//! Words of a text as the search compares them.

use std::ops::Range;

use thethuc_text::{fold, nfc};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Longer words than this are cut.
const MAX_WORD_CHARS: usize = 64;

/// A text folded to its words with one blank between them: equal for texts that differ in case,
/// marks, blanks and signs only.
pub(crate) fn key(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A word in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word<'a> {
    /// Where it stands, in bytes.
    pub(crate) range: Range<usize>,
    /// As it is written.
    pub(crate) text: &'a str,
}

/// The words of a composed text, in order: runs of letters and digits.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(in_word)?;
        let length = text[start..].find(|c| !in_word(c));
        rest = length.map_or(text.len(), |length| start + length);
        Some(Word {
            range: start..rest,
            text: &text[start..rest],
        })
    })
}

fn in_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// A word as it is indexed and asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spelled {
    /// Folded: letters and digits only; empty for one that has none.
    pub(crate) folded: String,
    /// With its marks ([`with_marks`]), where it has any: a tone, a hat, a horn, a breve, or the stroke
    /// of đ.
    pub(crate) marked: Option<String>,
}

impl Spelled {
    pub(crate) fn of(word: &str) -> Self {
        let word = cut(word);
        let (folded, marked) = (folded(word), with_marks(word));
        Self {
            marked: Some(marked).filter(|marked| *marked != folded),
            folded,
        }
    }
}

/// A word folded, of letters and digits only; empty for one that has none.
pub(crate) fn folded(word: &str) -> String {
    let mut folded = fold(word);
    folded.retain(char::is_alphanumeric);
    folded
}

/// A word without what is beyond 64 letters: no Vietnamese word is longer.
pub(crate) fn cut(word: &str) -> &str {
    let end = word.char_indices().nth(MAX_WORD_CHARS);
    end.map_or(word, |(end, _)| &word[..end])
}

/// A word with its marks, compared without case, and with the tone behind the letters: `hòa` and
/// `hoà` are the same word. A tone is a character for private use, which no text has and every index
/// takes for a letter.
pub(crate) fn with_marks(word: &str) -> String {
    let mut tones = String::new();
    let mut letters = String::new();
    for c in word.nfd().flat_map(char::to_lowercase) {
        match c {
            '\u{300}' => tones.push('\u{e001}'),
            '\u{301}' => tones.push('\u{e002}'),
            '\u{303}' => tones.push('\u{e003}'),
            '\u{309}' => tones.push('\u{e004}'),
            '\u{323}' => tones.push('\u{e005}'),
            letter => letters.push(letter),
        }
    }
    nfc(&letters).into_owned() + &tones
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_key_knows_no_case_marks_or_signs() {
        assert_eq!(key(" Số: 12/QĐ-UBND "), "so 12 qd ubnd");
        assert_eq!(key("Đường  Điện\tBiên"), "duong dien bien");
    }

    #[test]
    fn old_and_new_places_of_the_tone_are_one_word() {
        assert_eq!(with_marks("hoà"), with_marks("HÒA"));
        assert_eq!(with_marks("thuỷ"), with_marks("thủy"));
        assert_ne!(with_marks("hoá"), with_marks("hòa"));
        assert_ne!(with_marks("đường"), with_marks("dường"));
        assert_ne!(with_marks("mau"), with_marks("mâu"));
    }

    #[test]
    fn marks_are_seen() {
        let is_marked = |word: &str| Spelled::of(word).marked.is_some();
        assert!(["đi", "HỘI", "cơ"].into_iter().all(is_marked));
        assert!(!["HOI", "12"].into_iter().any(is_marked));
    }

    proptest! {
        #[test]
        fn words_are_whole_and_in_order(text in "\\PC{0,60}") {
            let mut last = 0;
            for word in words(&text) {
                prop_assert!(word.range.start >= last && !word.text.is_empty());
                prop_assert_eq!(&text[word.range.clone()], word.text);
                last = word.range.end;
            }
        }
    }
}
