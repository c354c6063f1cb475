//! What a speller said of texts, kept while they are asked about again: between two looks at a draft
//! one paragraph of it changed.
//!
//! Invariant: an answer that is kept is the answer that reading the text again would give, so a
//! speller that learns begins anew.

use std::collections::HashMap;
use std::mem;
use std::sync::{Arc, Mutex, PoisonError};

use crate::Misspelling;

/// How many bytes of text are kept before those that nobody asked about go: a document of some two
/// hundred pages.
const ROOM: usize = 1 << 20;

/// Texts with what was said of them. Clones share nothing.
#[derive(Debug, Default)]
pub(crate) struct Recall(Mutex<Generations>);

/// Texts asked about since the last turn, and those asked about in the turn before.
#[derive(Debug, Default)]
struct Generations {
    young: HashMap<Arc<str>, Arc<[Misspelling]>>,
    young_bytes: usize,
    old: HashMap<Arc<str>, Arc<[Misspelling]>>,
}

impl Recall {
    /// What was said of a text, or what `read` says of it now.
    pub(crate) fn of(
        &self,
        text: &str,
        read: impl FnOnce() -> Vec<Misspelling>,
    ) -> Arc<[Misspelling]> {
        if let Some(known) = self.generations(|kept| kept.find(text)) {
            return known;
        }
        // Not under the lock: other threads read other texts meanwhile.
        let said: Arc<[Misspelling]> = read().into();
        self.generations(|kept| kept.keep(text.into(), Arc::clone(&said)));
        said
    }

    fn generations<T>(&self, act: impl FnOnce(&mut Generations) -> T) -> T {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Clone for Recall {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Generations {
    fn find(&mut self, text: &str) -> Option<Arc<[Misspelling]>> {
        if let Some(said) = self.young.get(text) {
            return Some(Arc::clone(said));
        }
        let (text, said) = self.old.remove_entry(text)?;
        self.keep(text, Arc::clone(&said));
        Some(said)
    }

    fn keep(&mut self, text: Arc<str>, said: Arc<[Misspelling]>) {
        if self.young_bytes + text.len() > ROOM {
            self.old = mem::take(&mut self.young);
            self.young_bytes = 0;
        }
        self.young_bytes += text.len();
        self.young.insert(text, said);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(recall: &Recall, text: &str) -> bool {
        let mut read = false;
        recall.of(text, || {
            read = true;
            Vec::new()
        });
        read
    }

    #[test]
    fn a_text_is_read_once() {
        let recall = Recall::default();
        assert!(said(&recall, "một"));
        assert!(said(&recall, "hai"));
        assert!(!said(&recall, "một"));
        assert!(said(&recall.clone(), "một"));
    }

    #[test]
    fn what_nobody_asks_about_goes_and_what_is_asked_about_stays() {
        let recall = Recall::default();
        let long = |number: usize| format!("{number} {}", "x".repeat(ROOM / 4));
        assert!(said(&recall, "giữ"));
        assert!(said(&recall, "bỏ"));
        for number in 0..40 {
            assert!(said(&recall, &long(number)));
            assert!(!said(&recall, "giữ"));
        }
        assert!(said(&recall, "bỏ"));
        let bytes: usize = recall.generations(|kept| {
            let all = kept.young.keys().chain(kept.old.keys());
            all.map(|text| text.len()).sum()
        });
        assert!(bytes <= 2 * ROOM);
    }
}
