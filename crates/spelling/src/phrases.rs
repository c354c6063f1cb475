//! Phrases that are often written wrong: a table, one entry a line, each with a sentence that must be
//! found and one that must not.

use std::collections::HashMap;
use std::sync::LazyLock;

use thethuc_text::{LetterCase, Token, TokenKind};

use crate::finding::{Misspelling, Reason, Sure};

static TABLE: &str = include_str!("../data/phrases.tsv");

struct Phrase {
    wrong: Vec<&'static str>,
    right: &'static str,
    /// Beside these words the wrong phrase may be right.
    unless_beside: Vec<&'static str>,
}

/// The phrases by their first word.
static PHRASES: LazyLock<HashMap<&str, Vec<Phrase>>> = LazyLock::new(|| {
    let mut phrases: HashMap<&str, Vec<Phrase>> = HashMap::new();
    for mut columns in rows() {
        let wrong: Vec<&str> = columns.next().unwrap_or_default().split(' ').collect();
        let right = columns.next().unwrap_or_default();
        let beside = columns.next().unwrap_or_default();
        let first = wrong.first().copied().unwrap_or_default();
        phrases.entry(first).or_default().push(Phrase {
            wrong,
            right,
            unless_beside: beside.split(',').filter(|word| !word.is_empty()).collect(),
        });
    }
    phrases
});

fn rows() -> impl Iterator<Item = impl Iterator<Item = &'static str>> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split('\t'))
}

/// Phrases of the table.
pub(crate) fn find(tokens: &[Token<'_>], found: &mut Vec<Misspelling>) {
    let small: Vec<String> = tokens
        .iter()
        .map(|token| token.text.to_lowercase())
        .collect();
    for at in 0..tokens.len() {
        let of_word = PHRASES.get(small[at].as_str());
        for phrase in of_word.into_iter().flatten() {
            let end = at + phrase.wrong.len();
            if small
                .get(at..end)
                .is_some_and(|words| words == phrase.wrong)
                && !beside(&small, at, end, phrase)
                && let Some(last) = tokens.get(end - 1)
            {
                found.push(Misspelling {
                    range: tokens[at].start..last.range().end,
                    sure: Sure::Certain,
                    suggestions: vec![like(&tokens[at..end], phrase.right)],
                    reason: Reason::Phrase,
                });
            }
        }
    }
}

fn beside(small: &[String], at: usize, end: usize, phrase: &Phrase) -> bool {
    let is_one = |at: Option<usize>| {
        at.and_then(|at| small.get(at))
            .is_some_and(|word| phrase.unless_beside.contains(&word.as_str()))
    };
    is_one(at.checked_sub(1)) || is_one(Some(end))
}

/// The right phrase in the capitals of the wrong one.
fn like(tokens: &[Token<'_>], right: &str) -> String {
    let words = tokens
        .iter()
        .filter(|token| !matches!(token.kind, TokenKind::Mark(_)));
    let mut cases = words.map(|token| match token.kind {
        TokenKind::Abbreviation => LetterCase::Capitals,
        _ => LetterCase::of(token.text),
    });
    let words = right
        .split(' ')
        .map(|word| cases.next().unwrap_or(LetterCase::Small).apply(word));
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use thethuc_text::tokens;

    use super::*;

    fn suggestions(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        find(&tokens(text), &mut found);
        found.into_iter().flat_map(|f| f.suggestions).collect()
    }

    #[test]
    fn every_entry_fires_and_stays_silent() {
        for columns in rows() {
            let columns: Vec<&str> = columns.collect();
            let [wrong, right, _, fires, silent] = columns[..] else {
                panic!("{columns:?}");
            };
            assert_ne!(wrong, right);
            let found = suggestions(fires);
            assert!(
                found.iter().any(|f| f.to_lowercase() == right),
                "{wrong}: {found:?}"
            );
            assert_eq!(suggestions(silent), [""; 0], "{wrong}");
        }
    }

    #[test]
    fn capitals_are_kept() {
        assert_eq!(suggestions("Bổ xung hồ sơ"), ["Bổ sung"]);
        assert_eq!(suggestions("BỔ XUNG HỒ SƠ"), ["BỔ SUNG"]);
        assert_eq!(suggestions("TGĐ Công TTĐTCP"), ["Cổng TTĐTCP"]);
    }
}
