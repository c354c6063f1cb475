//! Words that the office or its people add.

use std::collections::HashSet;

use thethuc_text::nfc;

/// Words that are right, whatever the speller thinks of them. Letter case does not matter.
#[derive(Debug, Clone, Default)]
pub struct Dictionary {
    words: HashSet<String>,
}

impl Dictionary {
    /// A dictionary of words, one a line; lines that begin with `#` say something else.
    #[must_use]
    pub fn of_lines(lines: &str) -> Self {
        let mut dictionary = Self::default();
        for line in lines.lines().filter(|line| !line.starts_with('#')) {
            dictionary.add(line);
        }
        dictionary
    }

    /// Adds a word or a phrase.
    pub fn add(&mut self, word: &str) {
        let word = key(word);
        if !word.is_empty() {
            self.words.insert(word);
        }
    }

    /// Whether the word is in it.
    #[must_use]
    pub fn contains(&self, word: &str) -> bool {
        !self.words.is_empty() && self.words.contains(&key(word))
    }
}

fn key(word: &str) -> String {
    let words: Vec<String> = nfc(word)
        .split_whitespace()
        .map(str::to_lowercase)
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_in_any_case() {
        let dictionary = Dictionary::of_lines("# của cơ quan\nĐắk Pơ\n\nkho lưu");
        assert!(dictionary.contains("đắk pơ") && dictionary.contains("Kho  lưu"));
        assert!(!dictionary.contains("Đắk") && !dictionary.contains(""));
    }
}
