//! Word files in the shapes in which offices write them, with invented content. For tests only.
//!
//! A [`Fixture`] is [`Words`] (what the paper says) in a [`Shape`] (how somebody made it in Word):
//! the same words in another shape must read the same. The shapes are those counted in official
//! documents: headers in tables of any make, by tabs or blanks; lines drawn in five ways; runs cut
//! anywhere; letters of three encodings; numbers typed or counted.
//!
//! This crate writes WordprocessingML by hand, as Word does, with everything Word adds (revision
//! numbers, languages, bookmarks, styles in use or not). It shares nothing with the program's own
//! writer and knows nothing of its reader.

mod body;
mod ending;
mod fixtures;
mod header;
mod ink;
mod legacy;
mod line;
mod package;
mod page;
mod shape;
mod styles;
mod words;
mod writer;

pub use fixtures::{Fixture, around, fixtures, long};
pub use shape::{Ending, Gallery, Header, Letters, Line, Number, PageNumber, Shape, Sheet, Track};
pub use words::{Item, Words};
