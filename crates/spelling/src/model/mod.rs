//! The language model: how likely a syllable is behind two others.
//!
//! Syllable trigrams, estimated with interpolated Kneser–Ney, and vectors for what stands further away
//! ([`company`]), pruned and quantised into one file that is read where it lies. [`Tables::write`] makes such a file, [`Model::read`] reads it; the trainer
//! lives elsewhere. Nothing in a file can make the reader panic: what points outside is not found.

pub mod company;
mod habits;
mod packed;
mod read;
mod starts;
mod trees;
mod write;

pub use habits::Habit;
pub use read::{Behind, Model, ModelError};
pub use trees::{Forest, Node};
pub use write::{Bigram, Tables, Trigram, Unigram};

/// A word of the model: a class of tokens, or a syllable.
pub type WordId = u16;

/// What is no attested syllable belongs to a class.
pub mod class {
    use super::WordId;

    /// The edge of a sentence or of a part of it.
    pub const BREAK: WordId = 0;
    /// A number.
    pub const NUMBER: WordId = 1;
    /// A symbol, an address, a numeral, a letter.
    pub const CODE: WordId = 2;
    /// An abbreviation in capitals.
    pub const ABBREVIATION: WordId = 3;
    /// A word of another language, or a name.
    pub const FOREIGN: WordId = 4;
    /// A comma.
    pub const COMMA: WordId = 5;
    /// Another mark.
    pub const MARK: WordId = 6;
    /// A syllable that nobody was seen to write.
    pub const RARE: WordId = 7;
    /// How many classes there are; syllables follow.
    pub const COUNT: WordId = 8;
}

/// Steps of a quantised logarithm in one unit of the natural logarithm.
const STEPS: f32 = 16.0;

/// The sections of a file, in their order.
#[derive(Debug, Clone, Copy)]
enum Section {
    /// What the file is and what it was made from, as text.
    Notice,
    /// Codes of the attested syllables, ascending; `u16`.
    Syllables,
    /// Attested words that are no syllables, sorted, one a line.
    Words,
    /// For each word and one more: quantised probability, back-off, start of its bigrams; `u8`, `u8`,
    /// `u32`.
    Unigrams,
    /// Second words of bigrams, ascending in each range; `u16`, for they are looked through most.
    BigramWords,
    /// For each bigram: quantised probability and back-off ([`packed`], of no words).
    BigramWeights,
    /// For each bigram and one more: start of its trigrams ([`starts`]).
    BigramStarts,
    /// Third words of trigrams, ascending in each range, and quantised probabilities ([`packed`]).
    Trigrams,
    /// The trees that judge corrections ([`Forest`]).
    Trees,
    /// The company that words keep ([`company`]); may be empty.
    Company,
    /// What people write one for another ([`Habit`]), ascending by both words.
    Habits,
}

impl Section {
    const COUNT: usize = 11;
}

/// The first bytes of a file; the last one is the version of the format.
const MAGIC: &[u8; 8] = b"ttspell\x04";
