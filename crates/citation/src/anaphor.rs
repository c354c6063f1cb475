//! Words that point back to a document: `Công điện nêu trên`, `Nghị định này`.

use std::ops::Range;

use serde::Serialize;

use crate::kinds;
use crate::text::{char_at, skip_blanks_back};

/// A document pointed at by its type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Anaphor {
    /// Where it stands, from the word for the type on.
    pub span: Range<usize>,
    /// The type named: `Công điện`.
    pub kind: &'static str,
    /// What it points at.
    pub points: Points,
}

/// What an anaphor points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Points {
    /// `này`: the document itself, or the one just named.
    This,
    /// `nêu trên`, `nói trên`: one named before.
    Above,
}

/// The words that make an anaphor of the type before them.
pub(crate) const POINTERS: [(&str, Points); 6] = [
    ("này", Points::This),
    ("nêu trên", Points::Above),
    ("nói trên", Points::Above),
    ("kể trên", Points::Above),
    ("dẫn trên", Points::Above),
    ("trên đây", Points::Above),
];

/// The anaphor whose pointer stands at `pointer`; the type must have its capital, for `quyết định
/// này` is any decision.
pub(crate) fn read(text: &str, pointer: Range<usize>, points: Points) -> Option<Anaphor> {
    let (kind, words) = kinds::named_before(text, skip_blanks_back(text, pointer.start))?;
    let has_capital = char_at(text, words.start).is_some_and(char::is_uppercase);
    has_capital.then_some(Anaphor {
        span: words.start..pointer.end,
        kind: &kind.name,
        points,
    })
}
