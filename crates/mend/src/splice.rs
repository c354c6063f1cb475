//! Changes to the text of a part, by the places of its bytes.

use std::ops::Range;

/// Text in the place of other text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Splice {
    pub(crate) range: Range<usize>,
    pub(crate) text: String,
}

/// Splices in the order in which they were made; those at one place keep that order.
#[derive(Debug, Default)]
pub(crate) struct Splices(Vec<Splice>);

impl Splices {
    pub(crate) fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.replace(at..at, text);
    }

    pub(crate) fn replace(&mut self, range: Range<usize>, text: impl Into<String>) {
        let text = text.into();
        if !(range.is_empty() && text.is_empty()) {
            self.0.push(Splice { range, text });
        }
    }

    /// The text with all splices made; none when two of them meet.
    pub(crate) fn apply(mut self, old: &str) -> Option<String> {
        self.0.sort_by_key(|splice| splice.range.start);
        let mut new = String::with_capacity(old.len() + old.len() / 8);
        let mut at = 0;
        for splice in self.0 {
            new.push_str(old.get(at..splice.range.start)?);
            new.push_str(&splice.text);
            at = splice.range.end;
        }
        new.push_str(old.get(at..)?);
        Some(new)
    }
}

/// A text as XML holds it, in an element or in an attribute.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
    out
}
