//! The layers, in their order.

use std::sync::Arc;

use thethuc_text::{Composed, Placement, Token, TokenKind, TonePlacement, parse_syllable, tokens};

use crate::context::Context;
use crate::dictionary::Dictionary;
use crate::finding::{Misspelling, Reason, Sure};
use crate::memory::Memory;
use crate::model::Model;
use crate::reader::Reader;
use crate::recall::Recall;
use crate::units::{Unit, units};
use crate::{abbreviation, blanks, doubled, phrases, repair, validity};

/// Reads texts and tells what is misspelt. Nothing in a text makes it fail, and the time that it
/// takes grows with the length of the text alone.
#[derive(Debug, Clone)]
pub struct Speller {
    model: Arc<Model>,
    memory: Memory,
    dictionary: Dictionary,
    demand: f32,
    recall: Recall,
}

impl Speller {
    /// A speller without memory of any office.
    #[must_use]
    pub fn new(model: Arc<Model>) -> Self {
        Self {
            model,
            memory: Memory::default(),
            dictionary: Dictionary::default(),
            demand: 0.0,
            recall: Recall::default(),
        }
    }

    /// The model.
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// Learns an approved document of the office. Never one that is still being checked.
    pub fn learn(&mut self, approved: &str) {
        let composed = Composed::new(approved);
        self.memory.learn(&self.model, composed.text());
        self.recall = Recall::default();
    }

    /// Asks for more certainty (above 0) or less (below) before a word that exists is told: the
    /// logarithm of the odds is held against the model's own threshold and this.
    pub fn demand(&mut self, more: f32) {
        self.demand = more;
        self.recall = Recall::default();
    }

    /// Adds words that are right.
    pub fn add_words(&mut self, dictionary: Dictionary) {
        self.dictionary = dictionary;
        self.recall = Recall::default();
    }

    /// What [`Speller::check`] says of a text, at once where it was asked about before: for texts of
    /// a draft, of which a keystroke changes one.
    #[must_use]
    pub fn check_again(&self, text: &str) -> Arc<[Misspelling]> {
        self.recall.of(text, || self.check(text))
    }

    /// What is misspelt in a text, in the order of the text; places do not overlap.
    #[must_use]
    pub fn check(&self, text: &str) -> Vec<Misspelling> {
        let composed = Composed::new(text);
        let mut found = self.check_composed(composed.text());
        for misspelling in &mut found {
            misspelling.range = composed.original(misspelling.range.clone());
        }
        found
    }

    fn check_composed(&self, text: &str) -> Vec<Misspelling> {
        let tokens = tokens(text);
        let units = units(&tokens, |syllable| self.model.id(syllable));
        let context = Context {
            model: &self.model,
            memory: Some(&self.memory).filter(|memory| !memory.is_empty()),
        };
        let mut found = Vec::new();
        repair::find(&tokens, &mut found);
        blanks::find_within(&self.model, text, &tokens, &mut found);
        doubled::find(&context, text, &tokens, &units, &mut found);
        abbreviation::find(&tokens, &mut found);
        phrases::find(&tokens, &mut found);
        let placement = placement(&tokens);
        let known = |word: &str| self.is_known(word);
        validity::find(&context, &tokens, &units, placement, &known, &mut found);
        self.by_context(&context, &tokens, &units, placement, &mut found);
        let mut found = without_overlaps(found);
        found.retain(|misspelling| !self.dictionary.contains(&text[misspelling.range.clone()]));
        found
    }

    fn is_known(&self, word: &str) -> bool {
        let small = word.to_lowercase();
        self.model.knows(&small) || self.memory.knows(&small) || self.dictionary.contains(&small)
    }

    fn by_context(
        &self,
        context: &Context<'_>,
        tokens: &[Token<'_>],
        units: &[Unit],
        placement: TonePlacement,
        found: &mut Vec<Misspelling>,
    ) {
        let forest = self.model.forest();
        let reading = Reader::new(*context, tokens, units).read(forest.threshold + self.demand);
        for correction in reading.corrections {
            let at = units[correction.unit].token;
            let Some(token) = tokens.get(at).filter(|_| !is_address(tokens.get(at + 1))) else {
                continue;
            };
            let suggestion = |&meant| validity::like(token.text, meant, placement);
            found.push(Misspelling {
                range: token.range(),
                sure: if correction.score >= forest.certain {
                    Sure::Certain
                } else {
                    Sure::Likely
                },
                suggestions: correction.meant.iter().map(suggestion).collect(),
                reason: Reason::Context(correction.slip),
            });
        }
    }
}

/// Whether an address stands there: of a word before it, the words around say too little (`đăng tại
/// https://…`).
fn is_address(token: Option<&Token<'_>>) -> bool {
    token.is_some_and(|token| token.kind == TokenKind::Address)
}

/// The tone placement that most words of the text have; the old one, which laws use, where none has
/// any.
fn placement(tokens: &[Token<'_>]) -> TonePlacement {
    let (mut old, mut new) = (0_usize, 0_usize);
    for token in tokens.iter().filter(|token| token.kind == TokenKind::Word) {
        match parse_syllable(token.text).map(|parsed| parsed.placement) {
            Some(Placement::Old) => old += 1,
            Some(Placement::New) => new += 1,
            _ => {}
        }
    }
    if new > old {
        TonePlacement::New
    } else {
        TonePlacement::Old
    }
}

/// The findings in the order of their places; of two at one place the earlier layer's stays.
fn without_overlaps(mut found: Vec<Misspelling>) -> Vec<Misspelling> {
    // The sort is stable: layers keep their order at one place.
    found.sort_by_key(|misspelling| misspelling.range.start);
    let mut out: Vec<Misspelling> = Vec::with_capacity(found.len());
    for misspelling in found {
        match out.last() {
            Some(last) if misspelling.range.start < last.range.end => {}
            _ => out.push(misspelling),
        }
    }
    out
}
