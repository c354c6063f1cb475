//! Lists of phrases that a place of a text is held against, found by a hash of one word (a backward list by its last word, read from its end), so that a
//! long list costs what a short one does.

use std::sync::LazyLock;

use crate::text::{is_word, reads, reads_back, small};

/// Phrases with what each stands for. Of two that fit, the one listed first wins.
pub(crate) struct Phrases<T = ()> {
    /// The hash of the phrase's first or last word, and the phrase, in the order of the hashes.
    rows: Vec<(u64, &'static str, T)>,
}

/// A list that is made when it is first asked.
pub(crate) type List<T = ()> = LazyLock<Phrases<T>>;

impl<T: Copy> Phrases<T> {
    /// Phrases to be read forward, with [`Phrases::at`].
    pub(crate) fn forward(list: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        Self::by(list, |phrase| hash(phrase.chars()))
    }

    /// Phrases to be read backward, with [`Phrases::before`].
    pub(crate) fn backward(list: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        Self::by(list, |phrase| hash(phrase.chars().rev()))
    }

    fn by(list: impl IntoIterator<Item = (&'static str, T)>, key: impl Fn(&str) -> u64) -> Self {
        let rows = list
            .into_iter()
            .map(|(phrase, value)| (key(phrase), phrase, value));
        let mut rows: Vec<_> = rows.collect();
        rows.sort_by_key(|(key, ..)| *key);
        Self { rows }
    }

    /// What the phrase at a place stands for, and where it ends.
    pub(crate) fn at(&self, text: &str, at: usize) -> Option<(T, usize)> {
        let mut rows = self.with(hash(text[at..].chars()));
        rows.find_map(|(phrase, value)| Some((value, reads(text, at, phrase)?)))
    }

    /// What the phrase that ends at a place stands for, and where it begins.
    pub(crate) fn before(&self, text: &str, at: usize) -> Option<(T, usize)> {
        let mut rows = self.with(hash(text[..at].chars().rev()));
        rows.find_map(|(phrase, value)| Some((value, reads_back(text, at, phrase)?)))
    }

    fn with(&self, key: u64) -> impl Iterator<Item = (&'static str, T)> {
        let first = self.rows.partition_point(|row| row.0 < key);
        let rows = self.rows[first..]
            .iter()
            .take_while(move |row| row.0 == key);
        rows.map(|&(_, phrase, value)| (phrase, value))
    }
}

impl Phrases {
    /// Where the phrase at a place ends.
    pub(crate) fn end(&self, text: &str, at: usize) -> Option<usize> {
        self.at(text, at).map(|(_, end)| end)
    }

    /// Where the phrase that ends at a place begins.
    pub(crate) fn start(&self, text: &str, at: usize) -> Option<usize> {
        self.before(text, at).map(|(_, start)| start)
    }
}

/// Phrases that stand for nothing but themselves.
pub(crate) fn plain(
    list: impl IntoIterator<Item = &'static str>,
) -> impl Iterator<Item = (&'static str, ())> {
    list.into_iter().map(|phrase| (phrase, ()))
}

/// No word of a phrase is longer, in letters: what is longer is not looked at to its end.
const MOST_LETTERS: usize = 32;

/// A hash (FNV-1a) of the word that the letters begin with, the same in any case.
fn hash(letters: impl Iterator<Item = char>) -> u64 {
    let word = letters.take(MOST_LETTERS).take_while(|&c| is_word(c));
    word.fold(0xcbf2_9ce4_8422_2325, |hash, c| {
        (hash ^ u64::from(u32::from(small(c)))).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_by_its_word_in_any_case() {
        let list = Phrases::forward([("ban hành", 1), ("v/v", 2), ("ban", 3)]);
        assert_eq!(
            list.at("Ban\u{A0}Hành Quy chế", 0),
            Some((1, "Ban\u{A0}Hành".len()))
        );
        assert_eq!(list.at("V/v báo cáo", 0), Some((2, 3)));
        assert_eq!(list.at("bản", 0), None);
        let list = Phrases::backward([("nghị định", 1), ("định", 2)]);
        let text = "theo NGHỊ ĐỊNH";
        assert_eq!(list.before(text, text.len()), Some((1, "theo ".len())));
        assert_eq!(
            list.before("quyết định", "quyết định".len()),
            Some((2, "quyết ".len()))
        );
    }
}
