//! Vietnamese text as every other crate needs it: composed letters (NFC), letter case that keeps
//! byte offsets, folding for search keys, the encodings before Unicode, syllables by rule, and
//! tokens that tell words from what is no word.
//!
//! This crate knows nothing of documents, law or pages.

mod case;
mod encoding;
mod fold;
mod legacy;
mod nfc;
mod number;
mod offsets;
mod roman;
mod syllable;
mod token;

pub use case::{LetterCase, capitalize_first, to_upper_same_len};
pub use encoding::{Guess, guess_charset, syllable_share};
pub use fold::fold;
pub use legacy::Charset;
pub use nfc::{is_nfc, nfc};
pub use number::number_of_words;
pub use offsets::Composed;
pub use roman::roman;
pub use syllable::{
    ONSETS, Parsed, Placement, RIMES, SYLLABLE_CODES, Syllable, Tone, TonePlacement, has_marks,
    parse as parse_syllable, without_tone,
};
pub use token::{Kind as TokenKind, Token, tokens};
