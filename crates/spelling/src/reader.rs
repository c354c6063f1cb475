//! Reading a text: what is proposed at each place, judged best first, each mended before its neighbours
//! are judged again.

use std::collections::BinaryHeap;

use thethuc_text::{Syllable, Token};

use crate::bare::bare;
use crate::confusion::Slip;
use crate::context::{Context, Proposal};
pub use crate::evidence::FEATURES;
use crate::evidence::Place;
use crate::lines::{Lines, Seen};
use crate::model::{WordId, class};
use crate::units::Unit;

/// How much surer a correction inside a name must be: of people and places little is known.
const NAME_DOUBT: f32 = 2.5;

/// A correction of one unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Correction {
    /// The index of the unit.
    pub unit: usize,
    /// What may have been meant, the most probable first.
    pub meant: Vec<Syllable>,
    /// What went wrong, if the first was meant.
    pub slip: Slip,
    /// The logarithm of the odds that there is an error.
    pub score: f32,
    /// What the trees looked at.
    pub features: [f32; FEATURES],
}

/// What may be wrong in a text, and what it took to tell.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reading {
    /// The corrections, best first.
    pub corrections: Vec<Correction>,
    /// How many times a unit was judged: each once, and again after each of the four around it was
    /// mended, so that it is at most five times the units.
    pub judged: usize,
}

/// A text that is being read.
#[derive(Debug)]
pub struct Reader<'a> {
    context: Context<'a>,
    tokens: &'a [Token<'a>],
    units: &'a [Unit],
    /// The words as they stand now.
    words: Vec<WordId>,
    proposals: Vec<Option<Proposal>>,
    mended: Vec<bool>,
    /// Of which nothing is told.
    bare: Vec<bool>,
    lines: Lines,
}

impl<'a> Reader<'a> {
    /// Looks at each unit once.
    #[must_use]
    pub fn new(context: Context<'a>, tokens: &'a [Token<'a>], units: &'a [Unit]) -> Self {
        let words: Vec<WordId> = units.iter().map(|unit| unit.word).collect();
        let bare = bare(tokens, units);
        let proposals: Vec<Option<Proposal>> = (0..units.len())
            .map(|at| context.proposal(units, &words, at).filter(|_| !bare[at]))
            .collect();
        let seen: Vec<Seen> = (0..units.len())
            .map(|at| Seen {
                log_p: context.behind_its_two(&words, at),
                gain: Proposal::gain(proposals[at].as_ref()),
            })
            .collect();
        Self {
            context,
            tokens,
            units,
            lines: Lines::new(tokens, units, &seen),
            mended: vec![false; units.len()],
            bare,
            words,
            proposals,
        }
    }

    /// The best correction of one unit as the text stands now, whatever its score; none where nothing
    /// gains enough to ask.
    #[must_use]
    pub fn correction(&self, at: usize) -> Option<Correction> {
        let proposal = self.proposals[at].as_ref()?;
        let place = Place {
            model: self.context.model,
            tokens: self.tokens,
            units: self.units,
            words: &self.words,
            proposals: &self.proposals,
            lines: &self.lines,
            at,
        };
        let features = place.features(proposal);
        let doubt = if place.is_in_a_name() {
            NAME_DOUBT
        } else {
            0.0
        };
        let found = std::iter::once(&proposal.best).chain(&proposal.others);
        Some(Correction {
            unit: at,
            meant: found.map(|found| found.meant).collect(),
            slip: proposal.best.slip,
            score: self.context.model.forest().judge(&features) - doubt,
            features,
        })
    }

    /// Mends one unit, and looks again at those around it, which it gives back.
    pub fn mend(&mut self, at: usize, word: WordId) -> impl Iterator<Item = usize> + use<> {
        self.words[at] = word;
        self.mended[at] = true;
        self.proposals[at] = None;
        let around = at.saturating_sub(2)..(at + 3).min(self.units.len());
        let again: Vec<usize> = around
            .filter(|&at| !self.mended[at] && !self.bare[at])
            .collect();
        for &at in &again {
            self.proposals[at] = self.context.proposal(self.units, &self.words, at);
        }
        again.into_iter()
    }

    /// The corrections whose score is above `threshold`, best first: each is taken as made before its
    /// neighbours are judged again.
    #[must_use]
    pub fn read(mut self, threshold: f32) -> Reading {
        let mut judged = self.units.len();
        let mut best: Vec<Option<Correction>> = (0..judged).map(|at| self.correction(at)).collect();
        let mut waiting: BinaryHeap<Waiting> = best
            .iter()
            .flatten()
            .filter(|correction| correction.score > threshold)
            .map(Waiting::of)
            .collect();
        let mut corrections: Vec<Correction> = Vec::new();
        while let Some(next) = waiting.pop() {
            let current = best[next.unit].take_if(|current| current.score == next.score);
            let Some(correction) = current else {
                continue;
            };
            let meant = correction.meant.first();
            let word = meant.map_or(class::RARE, |&s| self.context.model.id(s));
            corrections.push(correction);
            for at in self.mend(next.unit, word) {
                judged += 1;
                best[at] = self.correction(at);
                let told = best[at].iter().filter(|best| best.score > threshold);
                waiting.extend(told.map(Waiting::of));
            }
        }
        corrections.sort_by(|a, b| b.score.total_cmp(&a.score));
        Reading {
            corrections,
            judged,
        }
    }
}

#[derive(Debug, PartialEq)]
struct Waiting {
    score: f32,
    unit: usize,
}

impl Waiting {
    fn of(correction: &Correction) -> Self {
        Self {
            score: correction.score,
            unit: correction.unit,
        }
    }
}

impl Eq for Waiting {}

impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Waiting {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let by_score = self.score.total_cmp(&other.score);
        by_score.then_with(|| other.unit.cmp(&self.unit))
    }
}
