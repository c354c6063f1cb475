//! Small helps for looking at words.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

/// A pattern that is compiled once. The patterns are fixed texts of the rules, each of which a case
/// under `tests/rules/` runs; one that does not compile matches nothing.
pub(super) struct Pattern(LazyLock<Option<Regex>>);

impl Pattern {
    pub(super) const fn new(compile: fn() -> Option<Regex>) -> Self {
        Self(LazyLock::new(compile))
    }

    /// The places of the first group, or of the whole match where there is no group.
    pub(super) fn places<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
        self.0.iter().flat_map(move |pattern| {
            pattern.captures_iter(text).filter_map(|found| {
                found
                    .get(1)
                    .or_else(|| found.get(0))
                    .map(|place| place.range())
            })
        })
    }

    /// The groups of every match.
    pub(super) fn all<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Captures<'t>> + 't {
        self.0
            .iter()
            .flat_map(move |pattern| pattern.captures_iter(text))
    }

    /// The groups of the first match.
    pub(super) fn captures<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        self.0.as_ref().and_then(|pattern| pattern.captures(text))
    }

    pub(super) fn is_match(&self, text: &str) -> bool {
        self.0
            .as_ref()
            .is_some_and(|pattern| pattern.is_match(text))
    }
}

/// A [`Pattern`] from a literal.
macro_rules! pattern {
    ($literal:literal) => {
        $crate::rules::words::Pattern::new(|| regex::Regex::new($literal).ok())
    };
}
pub(super) use pattern;

/// What holds a place until the drafter fills it: `………`, `[cần điền …]`, `???`.
pub(super) static OPEN: Pattern = pattern!(
    r"(?i)(\.{6,}|…{2,}|_{4,}|\?{3,}|\[\s*(?:…|\.{3}|cần điền|điền|ghi)[^\]]{0,80}\]|\bxxx+\b)"
);

/// Whether the text has letters and all of them are capitals.
pub(super) fn all_capitals(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase)
}

/// Whether two names are the same but for case, marks and blanks.
pub(super) fn same_name(a: &str, b: &str) -> bool {
    key(a) == key(b)
}

fn key(name: &str) -> Vec<String> {
    let folded = thethuc_text::fold(name.trim_end_matches([';', '.', ',', ' ']));
    folded.split_whitespace().map(str::to_owned).collect()
}
