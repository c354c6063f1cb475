//! Counting what people write one for another, of the places that were judged.

use std::collections::BTreeMap;

use anyhow::Result;
use thethuc_spelling::context::Context;
use thethuc_spelling::model::{Habit, Model, WordId, class};
use thethuc_spelling::reader::Reader;
use thethuc_spelling::units::units;
use thethuc_text::tokens;

use crate::random::hash;
use crate::slips::Spoilt;

/// Into how many parts texts are parted, so that none is judged by what was learnt from itself.
const FOLDS: u64 = 4;

/// For what was written and what was proposed: how often there was an error, and how often none.
type Counts = BTreeMap<[WordId; 2], [u16; 2]>;

/// The habits that each part of the texts shows.
pub(crate) struct Habits([Counts; FOLDS as usize]);

impl Habits {
    /// Counts what the model proposes where somebody judged.
    pub(crate) fn count<'t>(model: &Model, texts: impl Iterator<Item = &'t Spoilt>) -> Self {
        let mut parts: [Counts; FOLDS as usize] = Default::default();
        for text in texts {
            add(model, text, &mut parts[part_of(&text.text)]);
        }
        Self(parts)
    }

    /// All habits, sorted by both words.
    pub(crate) fn all(&self) -> Vec<Habit> {
        sum(self.0.iter())
    }

    /// The model once for each part, with the habits that the others show.
    pub(crate) fn models(&self, model: &Model) -> Result<Models> {
        let others = |part: usize| {
            let others = self.0.iter().enumerate().filter(move |(at, _)| *at != part);
            sum(others.map(|(_, counts)| counts))
        };
        let models = (0..self.0.len()).map(|part| Model::read(model.with_habits(&others(part))));
        Ok(Models(models.collect::<Result<_, _>>()?))
    }
}

/// A model that knows the habits of other texts, for each text.
pub(crate) struct Models(Vec<Model>);

impl Models {
    pub(crate) fn of(&self, text: &str) -> &Model {
        &self.0[part_of(text)]
    }
}

fn part_of(text: &str) -> usize {
    (hash(text) / 100 % FOLDS) as usize
}

fn add(model: &Model, text: &Spoilt, counts: &mut Counts) {
    let context = Context {
        model,
        memory: None,
    };
    let tokens = tokens(&text.text);
    let units = units(&tokens, |syllable| model.id(syllable));
    let reader = Reader::new(context, &tokens, &units);
    for (at, unit) in units.iter().enumerate() {
        let token = tokens.get(unit.token).filter(|_| unit.word != class::BREAK);
        let judged = token.and_then(|token| text.judged(&token.range()));
        let (Some(is_error), Some(correction)) = (judged, reader.correction(at)) else {
            continue;
        };
        let meant = correction.meant.first().map(|&meant| model.id(meant));
        let pair = [unit.word, meant.unwrap_or(class::RARE)];
        counts.entry(pair).or_default()[usize::from(!is_error)] += 1;
    }
}

fn sum<'c>(parts: impl Iterator<Item = &'c Counts>) -> Vec<Habit> {
    let mut all = Counts::new();
    for (pair, counts) in parts.flatten() {
        let sum = all.entry(*pair).or_default();
        *sum = [0, 1].map(|at| sum[at].saturating_add(counts[at]));
    }
    let habit = |([written, meant], [errors, right]): ([WordId; 2], [u16; 2])| Habit {
        written,
        meant,
        errors,
        right,
    };
    all.into_iter().map(habit).collect()
}
