//! Patterns compiled once.

use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

/// A pattern from a literal. One that does not compile matches nothing; the suites run each.
pub(crate) struct Pattern(LazyLock<Option<Regex>>);

impl Pattern {
    pub(crate) const fn new(compile: fn() -> Option<Regex>) -> Self {
        Self(LazyLock::new(compile))
    }

    pub(crate) fn is_match(&self, text: &str) -> bool {
        self.0.as_ref().is_some_and(|regex| regex.is_match(text))
    }

    /// The places of all matches.
    pub(crate) fn places<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
        let found = self.0.iter().flat_map(move |regex| regex.find_iter(text));
        found.map(|found| found.range())
    }

    pub(crate) fn captures<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        self.0.as_ref().and_then(|regex| regex.captures(text))
    }
}

macro_rules! pattern {
    ($literal:literal) => {
        $crate::pattern::Pattern::new(|| regex::Regex::new($literal).ok())
    };
}
pub(crate) use pattern;
