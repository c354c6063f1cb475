//! What of an annotation a speller is not asked for. Deterministic: it goes by the letters of the
//! annotation and the text alone, never by what a speller says.

use thethuc_spelling::confusion::are_variants;
use thethuc_spelling::{Misspelling, Reason};
use thethuc_text::{LetterCase, TokenKind, fold, parse_syllable, tokens};

use crate::measure::Known;

/// Why an annotated place is no misspelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LeftOut {
    /// Both spellings are right: `y` for `i`, tone placement, `tầu` for `tàu`, letter case.
    Style,
    /// A name, a word of another language, a symbol: no Vietnamese word is meant or written.
    Foreign,
    /// A capital inside a sentence: a name.
    Name,
    /// Another word, or words: what was written was not misspelt but badly chosen.
    OtherWord,
    /// The annotation says to take it away.
    Nothing,
}

impl LeftOut {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Style => "style",
            Self::Foreign => "another language",
            Self::Name => "name",
            Self::OtherWord => "another word",
            Self::Nothing => "nothing meant",
        }
    }

    /// Why an annotated place is left out; none where it is an error.
    pub(crate) fn of(text: &str, error: &Known) -> Option<Self> {
        let written = &text[error.range.clone()];
        let Some(right) = error.right.first().filter(|right| !right.is_empty()) else {
            return Some(Self::Nothing);
        };
        if is_style(written, right) {
            return Some(Self::Style);
        }
        let is_vietnamese = |word: &str| parse_syllable(word).is_some();
        let meant = right.split_whitespace().all(is_vietnamese);
        if !meant || is_masked(written) {
            return Some(Self::Foreign);
        }
        if is_inside_a_name(text, error) {
            return Some(Self::Name);
        }
        let words = |text: &str| text.split_whitespace().count();
        if words(written) != words(right) {
            let letters = |text: &str| fold(&text.split_whitespace().collect::<String>());
            return (letters(written) != letters(right)).then_some(Self::OtherWord);
        }
        (!share_letters(written, right)).then_some(Self::OtherWord)
    }
}

fn is_style(written: &str, right: &str) -> bool {
    if written.to_lowercase() == right.to_lowercase() {
        return true;
    }
    match (parse_syllable(written), parse_syllable(right)) {
        (Some(a), Some(b)) => {
            let same = a.syllable.key() == b.syllable.key();
            let misplaced = a.placement == thethuc_text::Placement::Misplaced;
            same && !misplaced || are_variants(a.syllable, b.syllable)
        }
        _ => false,
    }
}

/// Whether the letters are a symbol or an abbreviation, or of a shape that no syllable has.
fn is_masked(written: &str) -> bool {
    tokens(written)
        .iter()
        .any(|token| !matches!(token.kind, TokenKind::Word | TokenKind::Letter))
}

/// A capital behind a word or before another capital.
fn is_inside_a_name(text: &str, error: &Known) -> bool {
    let written = &text[error.range.clone()];
    if LetterCase::of(written) != LetterCase::First {
        return false;
    }
    let before = text[..error.range.start].trim_end_matches(' ');
    let opens =
        before.is_empty() || before.ends_with(['.', '!', '?', '\n', ':', '"', '“', '-', '*', '(']);
    let behind = text[error.range.end..].trim_start_matches(' ');
    !opens || behind.starts_with(char::is_uppercase)
}

/// Whether one of two syllables could come of the other by a slip: they share their onset or what
/// follows, marks apart.
fn share_letters(written: &str, right: &str) -> bool {
    let (written, right) = (fold(written), fold(right));
    let vowel = |c: char| "aeiouy".contains(c);
    let cut = |text: &str| text.find(vowel).unwrap_or(text.len());
    let (a, b) = (written.split_at(cut(&written)), right.split_at(cut(&right)));
    a.1 == b.1 || a.0 == b.0
}

/// Whether the annotation of Viwiki-Spelling marks errors of a kind.
pub(crate) fn is_annotated(found: &Misspelling, _: &str) -> bool {
    !matches!(
        found.reason,
        Reason::Blank | Reason::Encoding | Reason::Doubled | Reason::Stray
    )
}
