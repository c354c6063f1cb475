//! The pieces of a symbol: a number, then groups of letters or digits, each behind a separator.

use std::ops::Range;

use crate::kinds;
use crate::text::{char_at, digits_end, is_blank, is_word};

/// The pieces, as they stand.
#[derive(Debug)]
pub(super) struct Lexed {
    pub(super) number: Range<usize>,
    pub(super) groups: Vec<Group>,
    pub(super) end: usize,
}

/// A group, and what parts it from the piece before.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) separator: Separator,
    pub(super) range: Range<usize>,
}

/// A separator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Separator {
    /// `/` or `-`, whatever stands for it.
    pub(super) is_slash: bool,
    /// Blanks stand beside it. A line break alone is the doing of the page and no fault.
    pub(super) has_blank: bool,
    /// A dash stands for the hyphen, or a backslash for the slash.
    pub(super) is_other_mark: bool,
    end: usize,
}

/// Digits of a number.
const MOST_DIGITS: usize = 6;
/// Letters of a group, in bytes. `ĐCTUBTWMTTQVN` has 14.
const MOST_BYTES: usize = 40;
/// Groups of a symbol. Joint circulars name the most agencies.
const MOST_GROUPS: usize = 12;

/// The pieces that begin at `at` with a number; none where no group follows it.
pub(super) fn lex(text: &str, at: usize) -> Option<Lexed> {
    let number = at..number_end(text, at)?;
    let mut lexed = Lexed {
        end: number.end,
        number,
        groups: Vec::new(),
    };
    while lexed.groups.len() < MOST_GROUPS {
        let Some(separator) = separator(text, &lexed) else {
            break;
        };
        let Some(range) = group(text, separator.end) else {
            break;
        };
        lexed.end = range.end;
        lexed.groups.push(Group { separator, range });
    }
    (!lexed.groups.is_empty()).then_some(lexed)
}

fn number_end(text: &str, at: usize) -> Option<usize> {
    let mut end = digits_end(text, at);
    if end == at || end - at > MOST_DIGITS {
        return None;
    }
    if char_at(text, end) == Some('.') {
        let decimals = digits_end(text, end + 1);
        if (1..=3).contains(&(decimals - end - 1)) {
            end = decimals;
        }
    }
    let letter = char_at(text, end).filter(|c| c.is_ascii_lowercase() || *c == 'đ');
    let behind = end + letter.map_or(0, char::len_utf8);
    let ends = letter.is_some() && !char_at(text, behind).is_some_and(is_word);
    Some(if ends { behind } else { end })
}

/// The separator at `at`. Blanks are passed over only where the symbol cannot end yet: before and
/// behind its first `/`, and behind the abbreviation of a type.
fn separator(text: &str, lexed: &Lexed) -> Option<Separator> {
    let (before, broken_before, mark_at) = gap(text, lexed.end);
    let mark = char_at(text, mark_at)?;
    let is_slash = matches!(mark, '/' | '\\');
    let is_dash = matches!(
        mark,
        '-' | '\u{2010}' | '\u{2011}' | '\u{2012}' | '–' | '—' | '\u{2212}'
    );
    if !is_slash && !is_dash {
        return None;
    }
    // One slash, or two around a year; and one more where it stands for the hyphen.
    let has_hyphen = lexed.groups.iter().skip(1).any(|g| !g.separator.is_slash);
    if is_slash && has_hyphen {
        return None;
    }
    let (after, broken_after, end) = gap(text, mark_at + mark.len_utf8());
    let has_blank = before || after;
    if (has_blank || broken_before || broken_after) && !is_open(text, lexed) {
        return None;
    }
    Some(Separator {
        is_slash,
        has_blank,
        is_other_mark: matches!(mark, '\\' | '\u{2012}' | '–' | '—' | '\u{2212}'),
        end,
    })
}

/// Whether the symbol cannot end yet.
fn is_open(text: &str, lexed: &Lexed) -> bool {
    lexed.groups.last().is_none_or(|last| {
        let letters = &text[last.range.clone()];
        letters.bytes().all(|b| b.is_ascii_digit()) || (lexed.groups.len() <= 2 && is_code(letters))
    })
}

fn is_code(letters: &str) -> bool {
    kinds::code(letters).is_some() || kinds::code_meant(letters).is_some()
}

/// Whether blanks stand at `at`, whether only a line break does, and the place behind them.
fn gap(text: &str, at: usize) -> (bool, bool, usize) {
    let end = crate::text::skip_blanks(text, at);
    let blanks = &text[at..end];
    let is_broken = blanks.contains('\n');
    let has_blank = !is_broken && blanks.chars().any(is_blank);
    (has_blank, is_broken, end)
}

fn group(text: &str, at: usize) -> Option<Range<usize>> {
    let letters = text[at..]
        .chars()
        .take_while(|&c| is_word(c) || c == '&')
        .take(MOST_BYTES);
    let end = at + letters.map(char::len_utf8).sum::<usize>();
    let fits = end > at && end - at <= MOST_BYTES;
    fits.then_some(at..end)
}
