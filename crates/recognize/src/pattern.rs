//! Patterns compiled once.

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
