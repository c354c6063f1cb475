//! Why a speller did not tell an error.

use std::fmt;

use thethuc_spelling::Speller;
use thethuc_spelling::context::Context;
use thethuc_spelling::model::class;
use thethuc_spelling::reader::Reader;
use thethuc_spelling::units::units;
use thethuc_text::{TokenKind, nfc, parse_syllable, tokens};

use crate::measure::{Known, overlap};

/// The first thing that kept an error from being told.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Miss {
    /// The token is none that is looked at.
    Masked(TokenKind),
    /// Letters that are no syllable, and were not told.
    NoSyllable,
    /// What was meant is further than one slip, or nobody was seen to write it.
    NoCandidate,
    /// What was meant gains too little to ask the trees.
    LittleGain,
    /// The trees doubt the best correction.
    Doubted { score: f32, first: String },
    /// It was to be told by itself, but not after its neighbours were mended.
    Order,
}

impl Miss {
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Masked(_) => "masked",
            Self::NoSyllable => "no syllable, not told",
            Self::NoCandidate => "not among the candidates",
            Self::LittleGain => "gains too little",
            Self::Doubted { .. } => "doubted",
            Self::Order => "changed by its neighbours",
        }
    }
}

impl fmt::Display for Miss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())?;
        match self {
            Self::Masked(kind) => write!(f, " {kind:?}"),
            Self::Doubted { score, first } => write!(f, " {score:.1} {first}"),
            _ => Ok(()),
        }
    }
}

/// Why an error that was not told was not.
pub(crate) fn why(speller: &Speller, text: &str, error: &Known) -> Miss {
    let model = speller.model();
    let start = text[..error.range.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[error.range.end..]
        .find('\n')
        .map_or(text.len(), |at| error.range.end + at);
    let line = &text[start..end];
    let place = error.range.start - start..error.range.end - start;
    let tokens = tokens(line);
    let units = units(&tokens, |syllable| model.id(syllable));
    let at = units.iter().position(|unit| {
        let token = tokens.get(unit.token);
        unit.word != class::BREAK && token.is_some_and(|token| overlap(&token.range(), &place))
    });
    let Some(at) = at else {
        return Miss::Masked(TokenKind::Newline);
    };
    let token = tokens[units[at].token];
    if token.kind != TokenKind::Word {
        return Miss::Masked(token.kind);
    }
    let Some(written) = units[at].syllable else {
        return Miss::NoSyllable;
    };
    let meant = |right: &String| parse_syllable(&nfc(right)).map(|parsed| parsed.syllable);
    let near = error.right.iter().filter_map(meant).any(|meant| {
        let mut found = false;
        thethuc_spelling::confusion::candidates(written, |near, _| {
            found |= near.key() == meant.key()
        });
        found && model.id(meant) != class::RARE
    });
    let context = Context {
        model,
        memory: None,
    };
    match Reader::new(context, &tokens, &units).correction(at) {
        _ if !near => Miss::NoCandidate,
        None => Miss::LittleGain,
        Some(correction) if correction.score <= model.forest().threshold => Miss::Doubted {
            score: correction.score,
            first: correction
                .meant
                .first()
                .map(|meant| meant.render(thethuc_text::TonePlacement::Old))
                .unwrap_or_default(),
        },
        Some(_) => Miss::Order,
    }
}
