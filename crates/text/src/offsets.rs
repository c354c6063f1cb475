//! Composed text that remembers where it came from.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::{UnicodeNormalization, char::canonical_combining_class};

use crate::is_nfc;

/// A text in NFC, with the places of the text that it was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Composed<'t> {
    text: Cow<'t, str>,
    /// For every cluster whose length changed, and the one behind it: its start in the composed
    /// text and in the original. Between two entries the distance stays the same.
    turns: Vec<(usize, usize)>,
    original_len: usize,
}

impl<'t> Composed<'t> {
    /// Composes the text.
    #[must_use]
    pub fn new(original: &'t str) -> Self {
        if is_nfc(original) {
            return Self {
                text: Cow::Borrowed(original),
                turns: Vec::new(),
                original_len: original.len(),
            };
        }
        let mut text = String::with_capacity(original.len());
        let mut turns = Vec::new();
        for cluster in clusters(original) {
            let from = text.len();
            text.extend(original[cluster.clone()].nfc());
            if text.len() - from != cluster.len() {
                turns.push((from, cluster.start));
                turns.push((text.len(), cluster.end));
            }
        }
        Self {
            text: Cow::Owned(text),
            turns,
            original_len: original.len(),
        }
    }

    /// The text in NFC.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The place in the original, in bytes, of a place in the composed text. A place inside a letter
    /// that was composed is widened to the whole letter.
    #[must_use]
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        self.at(range.start, false)..self.at(range.end, true)
    }

    fn at(&self, place: usize, end: bool) -> usize {
        let behind = self
            .turns
            .partition_point(|&(composed, _)| composed <= place);
        let Some(&(composed, original)) = behind.checked_sub(1).and_then(|at| self.turns.get(at))
        else {
            return place.min(self.original_len);
        };
        let next = self
            .turns
            .get(behind)
            .map_or(self.original_len, |turn| turn.1);
        // Inside a changed cluster there is no counterpart: its start or its end.
        let moved = original + (place - composed);
        let changed = behind % 2 == 1;
        match (changed && place > composed, end) {
            (true, false) => original,
            (true, true) => next,
            _ => moved.min(self.original_len),
        }
    }
}

/// Stretches that compose by themselves: a letter and the marks behind it.
fn clusters(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, _) = chars.next()?;
        while chars.next_if(|&(_, c)| joins(c)).is_some() {}
        let end = chars.peek().map_or(text.len(), |&(at, _)| at);
        Some(start..end)
    })
}

/// Whether a character may compose with what stands before it: marks, and the later parts of a
/// Hangul syllable.
fn joins(c: char) -> bool {
    canonical_combining_class(c) != 0 || !is_nfc_start(c)
}

fn is_nfc_start(c: char) -> bool {
    use unicode_normalization::{IsNormalized, is_nfc_quick};
    is_nfc_quick(std::iter::once(c)) != IsNormalized::Maybe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lead_back_to_the_letters_they_came_from() {
        let original = "Nghi\u{323} quye\u{302}\u{301}t số 5";
        let composed = Composed::new(original);
        assert_eq!(composed.text(), "Nghị quyết số 5");
        for (found, wanted) in [
            ("Nghị", "Nghi\u{323}"),
            ("quyết", "quye\u{302}\u{301}t"),
            ("số", "số"),
            ("5", "5"),
            ("ị", "i\u{323}"),
        ] {
            let at = composed.text().find(found).unwrap();
            let place = composed.original(at..at + found.len());
            assert_eq!(&original[place], wanted);
        }
        assert_eq!(
            composed.original(0..composed.text().len()),
            0..original.len()
        );
    }

    #[test]
    fn composed_text_keeps_its_places() {
        let composed = Composed::new("Ủy ban");
        assert_eq!(composed.original(4..7), 4..7);
    }
}
