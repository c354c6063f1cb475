//! Passages without marks: names of files, addresses, other languages, Vietnamese typed without marks
//! on purpose. Words in them are not told one by one.

use thethuc_text::{Token, TokenKind, has_marks};

use crate::model::class;
use crate::units::Unit;

/// How many words on either side are looked at.
const REACH: usize = 3;
/// Fewer words say nothing.
const FEWEST: usize = 5;

/// For each unit whether no word around it bears marks, nor it itself.
pub(crate) fn bare(tokens: &[Token<'_>], units: &[Unit]) -> Vec<bool> {
    let word = |unit: &Unit| {
        let token = tokens.get(unit.token).filter(|_| unit.word != class::BREAK);
        token.filter(|token| token.kind == TokenKind::Word)
    };
    let marked: Vec<Option<bool>> = units
        .iter()
        .map(|unit| word(unit).map(|token| has_marks(token.text)))
        .collect();
    let is_bare = |at: usize| {
        let around = at.saturating_sub(REACH)..(at + REACH + 1).min(units.len());
        let words = marked[around].iter().flatten();
        words.clone().count() >= FEWEST && !words.clone().any(|&marked| marked)
    };
    (0..units.len()).map(is_bare).collect()
}
