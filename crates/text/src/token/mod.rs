//! Words, and what is no word: document numbers, addresses, numbers, units, numerals, abbreviations.
//! What a speller must not look at has a [`Kind`] of its own.

mod classify;
mod split;

pub use split::tokens;

use std::ops::Range;

/// A stretch of text without blanks, or the end of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'t> {
    /// Its text; empty at the end of a line.
    pub text: &'t str,
    /// Its start in the whole text, in bytes.
    pub start: usize,
    /// What it is.
    pub kind: Kind,
}

impl Token<'_> {
    /// Its place in the whole text, in bytes.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Letters that should be a syllable.
    Word,
    /// A number, a date in figures, a percentage.
    Number,
    /// The unit behind a number: `km`, `kWh`.
    Unit,
    /// A document number or symbol, or letters and digits mixed: `968/CĐ-TTg`.
    Code,
    /// An address of the network or of mail.
    Address,
    /// Letters in capitals that abbreviate: `UBND`, `TTg`.
    Abbreviation,
    /// A Roman numeral.
    Roman,
    /// A single letter, as it numbers an item.
    Letter,
    /// A name transcribed with hyphens (`Vla-đi-mia`) or with an apostrophe (`H'Mông`).
    Transcribed,
    /// A punctuation mark or another sign.
    Mark(char),
    /// The end of a line.
    Newline,
}
