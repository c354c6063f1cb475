//! Spelling of Vietnamese, offline: what is misspelt, how sure that is, and what was meant.
//!
//! Most errors in Vietnamese are words that exist, so that no word list sees them. A [`Speller`]
//! looks in layers: text that is not as it looks, letters that are no syllable, abbreviations that
//! lost a stroke, phrases that are often written wrong, and words that do not fit those around them
//! ([`context`]), judged by a language model ([`model`]) and by what the office itself writes
//! ([`memory`]).
//!
//! Style is no error: both tone placements (`hòa`, `hoà`) and both of `y` and `i` (`kỹ`, `kĩ`) are
//! right. This crate knows nothing of documents, files or windows.

mod abbreviation;
mod bare;
mod blanks;
mod builtin;
pub mod confusion;
pub mod context;
mod dictionary;
mod doubled;
mod evidence;
mod finding;
mod lines;
pub mod memory;
pub mod model;
mod pairs;
mod phrases;
pub mod reader;
mod recall;
mod repair;
mod speller;
mod typing;
pub mod units;
mod validity;

pub use dictionary::Dictionary;
pub use finding::{Misspelling, Reason, Sure};
pub use speller::Speller;
