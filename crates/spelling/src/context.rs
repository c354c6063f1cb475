//! Real words in the wrong place: what the words around them make of each other.

use std::collections::BinaryHeap;

use thethuc_text::{Syllable, Token, TokenKind};

use crate::confusion::{Meant, Slip};
use crate::memory::Memory;
use crate::model::company::Vector;
use crate::model::{Behind, Model, WordId, class};
use crate::units::Unit;

/// How much a correction must gain, in the natural logarithm of the odds and with the prior of its
/// slip, before the trees are asked.
const WORTH_ASKING: f32 = -2.5;

/// How much the company counts beside the trigrams when candidates are ranked.
pub(crate) const COMPANY_WEIGHT: f32 = 0.5;

/// How well a word fits at least, as far as it becomes likelier, where the office writes it so.
const OFFICE_FITS: f32 = 2.0;

/// More candidates help nobody.
const MOST_CANDIDATES: usize = 5;

/// How many features the trees look at.
pub const FEATURES: usize = 27;

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

/// The model and the office's memory, asked together.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The model.
    pub model: &'a Model,
    /// The office's memory.
    pub memory: Option<&'a Memory>,
}

/// A place between words, looked at once for all that may stand there.
#[derive(Debug, Clone, Copy)]
struct Around<'m> {
    /// The two words before it, the place itself, and the two words behind it.
    words: [WordId; 5],
    behind: Behind<'m>,
}

/// How likely the three words are that a unit takes part in.
#[derive(Debug, Clone, Copy, Default)]
struct Window {
    log_p: [f32; 3],
    order: [u8; 3],
}

/// What may have been meant at a place.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    /// How much likelier the text becomes, with the prior of the slip and the company of the word.
    gain: f32,
    meant: Syllable,
    slip: Slip,
    window: Window,
    /// How much better it fits among what stands around.
    fits_better: f32,
}

impl Window {
    fn total(&self) -> f32 {
        self.log_p.iter().sum()
    }
}

impl<'m> Context<'m> {
    /// The corrections of a text whose score is above `threshold`, best first: each is taken as made
    /// before its neighbours are judged again.
    #[must_use]
    pub fn corrections(&self, tokens: &[Token<'_>], units: &[Unit], threshold: f32) -> Reading {
        let mut judged = units.len();
        let mut words: Vec<WordId> = units.iter().map(|unit| unit.word).collect();
        let mut best: Vec<Option<Correction>> = (0..units.len())
            .map(|at| self.correction(tokens, units, &words, at))
            .collect();
        let mut waiting: BinaryHeap<Waiting> = best
            .iter()
            .flatten()
            .filter(|correction| correction.score > threshold)
            .map(Waiting::of)
            .collect();
        let mut made: Vec<Option<Correction>> = vec![None; units.len()];
        while let Some(next) = waiting.pop() {
            let current = best[next.unit].as_ref();
            let Some(correction) = current.filter(|current| current.score == next.score) else {
                continue;
            };
            words[next.unit] = correction
                .meant
                .first()
                .map_or(class::RARE, |&s| self.model.id(s));
            made[next.unit] = best[next.unit].take();
            let around = next.unit.saturating_sub(2)..(next.unit + 3).min(units.len());
            for at in around.filter(|&at| made[at].is_none()).collect::<Vec<_>>() {
                judged += 1;
                best[at] = self.correction(tokens, units, &words, at);
                waiting.extend(
                    best[at]
                        .iter()
                        .filter(|correction| correction.score > threshold)
                        .map(Waiting::of),
                );
            }
        }
        let mut corrections: Vec<Correction> = made.into_iter().flatten().collect();
        corrections.sort_by(|a, b| b.score.total_cmp(&a.score));
        Reading {
            corrections,
            judged,
        }
    }

    /// Natural logarithm of how likely the words around a place are when `word` stands there.
    #[must_use]
    pub fn likelihood(&self, words: &[WordId], at: usize, word: WordId) -> f32 {
        self.window(&self.around(words, at), word).total()
    }

    /// The best correction of one unit, whatever its score; none where nothing gains enough to ask.
    #[must_use]
    pub fn correction(
        &self,
        tokens: &[Token<'_>],
        units: &[Unit],
        words: &[WordId],
        at: usize,
    ) -> Option<Correction> {
        let unit = units[at];
        let written = unit.syllable?;
        let capitals = capitals(tokens, units, at);
        if unit.word < class::COUNT && unit.word != class::RARE {
            return None;
        }
        let around = self.around(words, at);
        let as_written = self.window(&around, unit.word);
        // A correction gains at most what is missing to certainty.
        if -as_written.total() + Slip::Tone.prior() < WORTH_ASKING {
            return None;
        }
        if !self.any_gains(&around, written, as_written.total()) {
            return None;
        }
        let company = self.model.around(words, at);
        let fits = self.model.fit(&company, unit.word);
        let found = self.ranked(&around, written, as_written, |word| {
            self.model.fit(&company, word) - fits
        });
        let first = found.first()?;
        if first.gain < WORTH_ASKING {
            return None;
        }
        let second = found.get(1).map_or(-10.0, |second| second.gain);
        let mut features = features(&as_written, first, first.gain - second);
        features[18] = self.model.unigram(unit.word);
        features[19] = self.model.unigram(self.model.id(first.meant));
        features[20] = capitals;
        features[21] = known_around(words, at);
        features[22] = written
            .render(thethuc_text::TonePlacement::Old)
            .chars()
            .count() as f32;
        features[23] = as_written.total();
        features[24] = first.fits_better;
        features[25] = fits;
        features[26] = self.fitting_better(&company, written, fits);
        let in_a_name =
            capitals == BESIDE_CAPITAL && words.get(at.wrapping_sub(1)) != Some(&class::BREAK);
        let doubt = if in_a_name { NAME_DOUBT } else { 0.0 };
        let score = self.model.forest().judge(&features) - doubt;
        Some(Correction {
            unit: at,
            meant: found.iter().map(|found| found.meant).collect(),
            slip: first.slip,
            score,
            features,
        })
    }

    /// How many of the candidates fit better among what stands around than what was written does.
    fn fitting_better(&self, company: &Vector, written: Syllable, fits: f32) -> f32 {
        let near = self.model.near(written).iter();
        near.filter(|meant| self.model.fit(company, meant.word) > fits)
            .count() as f32
    }

    /// Whether any candidate gains enough. Most are out by their first probability alone, for the
    /// others add nothing to it.
    fn any_gains(&self, around: &Around<'_>, written: Syllable, total: f32) -> bool {
        self.model.near(written).iter().any(|meant| {
            let wanted = total + WORTH_ASKING - meant.slip.prior();
            self.first(around, meant.word).0 >= wanted
                && self.window(around, meant.word).total() >= wanted
        })
    }

    /// The candidates, the one that gains most first.
    fn ranked(
        &self,
        around: &Around<'_>,
        written: Syllable,
        as_written: Window,
        fits_better: impl Fn(WordId) -> f32,
    ) -> Vec<Candidate> {
        let mut found: Vec<Candidate> = Vec::new();
        let total = as_written.total();
        for &Meant {
            syllable,
            word,
            slip,
        } in self.model.near(written)
        {
            let window = self.window(around, word);
            let likelier = window.total() - total;
            let mut fits_better = fits_better(word);
            // Of what the office writes the vectors know nothing.
            if self.the_office_writes(around, word) {
                fits_better = fits_better.max(likelier.min(OFFICE_FITS));
            }
            let candidate = Candidate {
                gain: likelier + slip.prior() + COMPANY_WEIGHT * fits_better,
                meant: syllable,
                slip,
                window,
                fits_better,
            };
            match found
                .iter_mut()
                .find(|known| known.meant.key() == syllable.key())
            {
                Some(known) if known.gain >= candidate.gain => {}
                Some(known) => *known = candidate,
                None => found.push(candidate),
            }
        }
        found.sort_by(|a, b| {
            b.gain
                .total_cmp(&a.gain)
                .then_with(|| a.meant.cmp(&b.meant))
        });
        found.truncate(MOST_CANDIDATES);
        found
    }

    /// Whether the office writes a word beside one of those around the place.
    fn the_office_writes(&self, around: &Around<'_>, word: WordId) -> bool {
        let [_, before, _, behind, _] = around.words;
        self.memory
            .is_some_and(|memory| memory.writes(before, word) || memory.writes(word, behind))
    }

    fn around(&self, words: &[WordId], at: usize) -> Around<'m> {
        let get = |place: usize| words.get(place).copied().unwrap_or(class::BREAK);
        let before = |back: usize| at.checked_sub(back).map_or(class::BREAK, get);
        let words = [before(2), before(1), get(at), get(at + 1), get(at + 2)];
        Around {
            words,
            behind: self.model.behind([words[0], words[1]]),
        }
    }

    /// How likely a word is behind the two before the place.
    fn first(&self, around: &Around<'_>, word: WordId) -> (f32, u8) {
        let three = [around.words[0], around.words[1], word];
        self.as_the_office_writes(three, around.behind.log_p(word))
    }

    /// How likely the words from the place on are when `word` stands there.
    fn window(&self, around: &Around<'_>, word: WordId) -> Window {
        let mut window = Window::default();
        let mut seen = around.words;
        seen[2] = word;
        for place in 0..3 {
            // Behind a break nothing depends on this word any more.
            if place > 0 && seen[place + 1] == class::BREAK {
                break;
            }
            let three = [seen[place], seen[place + 1], seen[place + 2]];
            (window.log_p[place], window.order[place]) = if place == 0 {
                self.first(around, word)
            } else {
                let behind = self.model.behind([three[0], three[1]]);
                self.as_the_office_writes(three, behind.log_p(three[2]))
            };
        }
        window
    }

    fn as_the_office_writes(&self, three: [WordId; 3], (log_p, order): (f32, u8)) -> (f32, u8) {
        let mixed = self.memory.map(|memory| memory.mixed(three, log_p));
        (mixed.unwrap_or(log_p), order)
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

fn features(written: &Window, candidate: &Candidate, margin: f32) -> [f32; FEATURES] {
    let (meant, slip) = (&candidate.window, candidate.slip);
    let mut out = [0.0; FEATURES];
    out[0] = candidate.gain;
    out[1] = margin;
    out[2] = slip.prior();
    out[3] = f32::from(slip as u8);
    for place in 0..3 {
        out[4 + place] = meant.log_p[place] - written.log_p[place];
        out[7 + place] = written.log_p[place];
        out[10 + place] = meant.log_p[place];
        out[13] += f32::from(meant.order[place]);
        out[14] += f32::from(written.order[place]);
    }
    out[15] = f32::from(written.order[0]);
    out[16] = f32::from(meant.order[0]);
    out[17] = f32::from(meant.order[1]);
    out
}

/// Beside another capital, as in names.
const BESIDE_CAPITAL: f32 = 2.0;

/// How much surer a correction inside a name must be: of people and places little is known.
const NAME_DOUBT: f32 = 2.5;

/// 0 for small letters, 1 for a capital that opens a sentence or stands alone, 2 beside another
/// capital as names do, 3 for a word in capitals.
fn capitals(tokens: &[Token<'_>], units: &[Unit], at: usize) -> f32 {
    let case = |at: Option<usize>| {
        let unit = at.and_then(|at| units.get(at));
        let token = unit
            .filter(|unit| unit.word != class::BREAK)
            .and_then(|unit| tokens.get(unit.token));
        token
            .filter(|token| token.kind == TokenKind::Word)
            .map(|token| thethuc_text::LetterCase::of(token.text))
    };
    use thethuc_text::LetterCase::{Capitals, First, Small};
    match case(Some(at)) {
        None | Some(Small) => 0.0,
        Some(Capitals) => 3.0,
        Some(First) => {
            let beside = [at.checked_sub(1), Some(at + 1)].map(case);
            if beside.contains(&Some(First)) {
                2.0
            } else {
                1.0
            }
        }
    }
}

/// How many of the two words on either side are syllables that are attested.
fn known_around(words: &[WordId], at: usize) -> f32 {
    let from = at.saturating_sub(2);
    let around = words.iter().enumerate().skip(from).take(at + 3 - from);
    around
        .filter(|&(place, &word)| place != at && word >= class::COUNT)
        .count() as f32
}
