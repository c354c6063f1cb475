//! What the office itself writes: counts from its approved documents, mixed into the model.

use std::collections::{HashMap, HashSet};

use thethuc_text::{TokenKind, parse_syllable, tokens};

use crate::model::{Model, WordId, class};
use crate::units::units;

/// How many times a sequence of the office's counts.
const WEIGHT: f32 = 5.0;
/// How many sequences of the office's outweigh what the model knows of one word before.
const AFTER_ONE: f32 = 400.0;
/// The same for two words before.
const AFTER_TWO: f32 = 12.0;

/// Counts of what approved documents say. A document that is still being checked must not be learnt:
/// its errors would be taken for the office's words.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    /// Counts of sequences of one to three words.
    counts: HashMap<[WordId; 3], u32>,
    /// Words that are no syllables, in small letters.
    words: HashSet<String>,
}

/// Stands in the places that a shorter sequence does not have.
const NOTHING: WordId = WordId::MAX;

impl Memory {
    /// Learns an approved document.
    pub fn learn(&mut self, model: &Model, text: &str) {
        let tokens = tokens(text);
        let others = tokens
            .iter()
            .filter(|token| token.kind == TokenKind::Word && parse_syllable(token.text).is_none());
        self.words
            .extend(others.map(|token| token.text.to_lowercase()));
        let words: Vec<WordId> = units(&tokens, |syllable| model.id(syllable))
            .iter()
            .map(|unit| unit.word)
            .collect();
        for (at, &word) in words.iter().enumerate() {
            let before = |back: usize| at.checked_sub(back).map_or(class::BREAK, |at| words[at]);
            let mut add = |key: [WordId; 3]| *self.counts.entry(key).or_insert(0) += 1;
            add([NOTHING, NOTHING, word]);
            add([NOTHING, before(1), word]);
            // What stands before a break says nothing about what stands behind it.
            if before(1) != class::BREAK {
                add([before(2), before(1), word]);
            }
        }
    }
    /// Whether the office writes a word that is no syllable, in small letters.
    #[must_use]
    pub fn knows(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// Whether the office writes the second word behind the first.
    #[must_use]
    pub fn writes(&self, first: WordId, second: WordId) -> bool {
        let words = first >= class::COUNT && second >= class::COUNT;
        words && self.counts.contains_key(&[NOTHING, first, second])
    }

    /// Whether nothing was learnt.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// The probability that the model gives to the last of three words, as the office would.
    #[must_use]
    pub fn mixed(&self, [first, second, third]: [WordId; 3], log_p: f32) -> f32 {
        let count = |key: [WordId; 3]| self.counts.get(&key).map_or(0.0, |&count| count as f32);
        let of_second = count([NOTHING, NOTHING, second]);
        if of_second == 0.0 {
            return log_p;
        }
        let after_one = (WEIGHT * count([NOTHING, second, third]) + AFTER_ONE * log_p.exp())
            / (WEIGHT * of_second + AFTER_ONE);
        if second == class::BREAK {
            return after_one.ln();
        }
        let after_two = (WEIGHT * count([first, second, third]) + AFTER_TWO * after_one)
            / (WEIGHT * count([NOTHING, first, second]) + AFTER_TWO);
        after_two.ln()
    }
}
