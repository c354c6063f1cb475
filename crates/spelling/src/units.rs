//! A text as the model sees it: words, classes of what is no word, and breaks.

use thethuc_text::{Syllable, Token, TokenKind, parse_syllable};

use crate::model::{WordId, class};

/// A word of the model, and the token that it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    /// The word.
    pub word: WordId,
    /// The syllable, where the token is one.
    pub syllable: Option<Syllable>,
    /// The index of the token; of the one behind it for the break at the end.
    pub token: usize,
}

/// The units of a text, with a break at both ends. Marks that only open a line or follow a break
/// are left out.
#[must_use]
pub fn units(tokens: &[Token<'_>], word_of: impl Fn(Syllable) -> WordId) -> Vec<Unit> {
    let mut out = Vec::with_capacity(tokens.len() + 2);
    out.push(at_break(0));
    for (index, token) in tokens.iter().enumerate() {
        let syllable = match token.kind {
            TokenKind::Word => parse_syllable(token.text).map(|parsed| parsed.syllable),
            _ => None,
        };
        let word = syllable.map_or_else(|| class_of(token.kind), &word_of);
        let behind_break = out.last().is_some_and(|last| last.word == class::BREAK);
        let says_nothing = matches!(word, class::BREAK | class::MARK | class::COMMA);
        if !(behind_break && says_nothing) {
            out.push(Unit {
                word,
                syllable,
                token: index,
            });
        }
    }
    if out.len() == 1 || out.last().is_some_and(|last| last.word != class::BREAK) {
        out.push(at_break(tokens.len()));
    }
    out
}

fn at_break(token: usize) -> Unit {
    Unit {
        word: class::BREAK,
        syllable: None,
        token,
    }
}

fn class_of(kind: TokenKind) -> WordId {
    match kind {
        TokenKind::Number => class::NUMBER,
        TokenKind::Abbreviation => class::ABBREVIATION,
        TokenKind::Word | TokenKind::Transcribed | TokenKind::Unit => class::FOREIGN,
        TokenKind::Code | TokenKind::Address | TokenKind::Roman | TokenKind::Letter => class::CODE,
        TokenKind::Newline | TokenKind::Mark('.' | ';' | ':' | '!' | '?') => class::BREAK,
        TokenKind::Mark(',') => class::COMMA,
        TokenKind::Mark(_) => class::MARK,
    }
}
