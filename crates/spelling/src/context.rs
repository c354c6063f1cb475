//! Real words in the wrong place: what the words around them make of each other.

use thethuc_text::Syllable;

use crate::confusion::{Meant, Slip};
use crate::memory::Memory;
use crate::model::company::Vector;
use crate::model::{Behind, Model, WordId, class};
use crate::pairs::{LIKELY, may_both_be_wrong};
use crate::units::Unit;

/// How much a correction must gain, in the natural logarithm of the odds and with the prior of its
/// slip, before the trees are asked.
const WORTH_ASKING: f32 = -4.5;

/// How much the company counts beside the trigrams when candidates are ranked.
pub(crate) const COMPANY_WEIGHT: f32 = 0.5;

/// How well a word fits at least, as far as it becomes likelier, where the office writes it so.
const OFFICE_FITS: f32 = 2.0;

/// How much more two corrections in a row must gain than one.
const TWO_FOR_ONE: f32 = 1.0;

/// More candidates help nobody.
const MOST_CANDIDATES: usize = 5;

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
pub(crate) struct Window {
    pub(crate) log_p: [f32; 3],
    pub(crate) order: [u8; 3],
}

/// What may have been meant at a place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate {
    /// How much likelier the text becomes, with the prior of the slip and the company of the word.
    pub(crate) gain: f32,
    pub(crate) meant: Syllable,
    pub(crate) slip: Slip,
    /// Natural logarithm of how probable what went wrong is: the slip, or two in a row.
    pub(crate) prior: f32,
    pub(crate) window: Window,
    /// How much better it fits among what stands around.
    pub(crate) fits_better: f32,
}

/// What may have been meant at a place, the best first, and what was written.
#[derive(Debug, Clone)]
pub(crate) struct Proposal {
    pub(crate) best: Candidate,
    pub(crate) others: Vec<Candidate>,
    pub(crate) written: Syllable,
    pub(crate) as_written: Window,
    /// How well what was written fits among what stands around.
    pub(crate) fits: f32,
    /// How many of all candidates fit better.
    pub(crate) fitting_better: f32,
}

impl Proposal {
    /// What the best candidate gains; the least that is asked about where nothing is proposed.
    pub(crate) fn gain(proposal: Option<&Self>) -> f32 {
        proposal.map_or(WORTH_ASKING, |proposal| proposal.best.gain)
    }
}

impl Window {
    pub(crate) fn total(&self) -> f32 {
        self.log_p.iter().sum()
    }
}

impl<'m> Context<'m> {
    /// Natural logarithm of how likely the words around a place are when `word` stands there.
    #[must_use]
    pub fn likelihood(&self, words: &[WordId], at: usize, word: WordId) -> f32 {
        self.window(&self.around(words, at), word).total()
    }

    /// What may have been meant at a place, alone or with one of its neighbours; none where nothing
    /// gains enough to ask.
    pub(crate) fn proposal(&self, units: &[Unit], words: &[WordId], at: usize) -> Option<Proposal> {
        let unit = units[at];
        let written = unit.syllable?;
        if unit.word < class::COUNT && unit.word != class::RARE {
            return None;
        }
        let around = self.around(words, at);
        let as_written = self.window(&around, unit.word);
        // A correction gains at most what is missing to certainty.
        if -as_written.total() + Slip::Tone.prior() < WORTH_ASKING {
            return None;
        }
        let alone = self.alone(&around, words, at, written, as_written);
        let gain = Proposal::gain(alone.as_ref()) + TWO_FOR_ONE;
        let [own, next, _] = as_written.log_p;
        let with_next = may_both_be_wrong(own, next)
            .then(|| self.pair(units, words, at))
            .flatten();
        let with_last = (own <= LIKELY)
            .then(|| self.pair(units, words, at.checked_sub(1)?))
            .flatten();
        let pairs = [
            with_next.map(|pair| pair.first),
            with_last.map(|pair| pair.second),
        ];
        let best = pairs.into_iter().flatten().filter(|pair| pair.gain > gain);
        match best.max_by(|a, b| a.gain.total_cmp(&b.gain)) {
            Some(best) => Some(self.instead(words, at, written, as_written, alone, best)),
            None => alone,
        }
    }

    /// A proposal with a better candidate.
    fn instead(
        &self,
        words: &[WordId],
        at: usize,
        written: Syllable,
        as_written: Window,
        alone: Option<Proposal>,
        best: Candidate,
    ) -> Proposal {
        if let Some(alone) = alone {
            let mut others = alone.others.clone();
            others.insert(0, alone.best);
            others.retain(|other| other.meant.key() != best.meant.key());
            others.truncate(MOST_CANDIDATES - 1);
            return Proposal {
                best,
                others,
                ..alone
            };
        }
        let company = self.model.around(words, at);
        let fits = self.model.fit(&company, words[at]);
        Proposal {
            best,
            others: Vec::new(),
            written,
            as_written,
            fits,
            fitting_better: self.fitting_better(&company, written, fits),
        }
    }

    /// What may have been meant at a place where its neighbours are right.
    fn alone(
        &self,
        around: &Around<'_>,
        words: &[WordId],
        at: usize,
        written: Syllable,
        as_written: Window,
    ) -> Option<Proposal> {
        if !self.any_gains(around, written, as_written.total()) {
            return None;
        }
        let company = self.model.around(words, at);
        let fits = self.model.fit(&company, self.model.id(written));
        let found = self.ranked(around, written, as_written, |word| {
            self.model.fit(&company, word) - fits
        });
        let (&best, others) = found.split_first()?;
        (best.gain >= WORTH_ASKING).then(|| Proposal {
            best,
            others: others.to_vec(),
            written,
            as_written,
            fits,
            fitting_better: self.fitting_better(&company, written, fits),
        })
    }

    /// Natural logarithm of how likely a word is behind the two before it.
    pub(crate) fn behind_its_two(&self, words: &[WordId], at: usize) -> f32 {
        self.first(&self.around(words, at), words[at]).0
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
                prior: slip.prior(),
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
                self.likely(three)
            };
        }
        window
    }

    /// How likely a word is behind two others.
    pub(crate) fn likely(&self, three: [WordId; 3]) -> (f32, u8) {
        let behind = self.model.behind([three[0], three[1]]);
        self.as_the_office_writes(three, behind.log_p(three[2]))
    }

    fn as_the_office_writes(&self, three: [WordId; 3], (log_p, order): (f32, u8)) -> (f32, u8) {
        let mixed = self.memory.map(|memory| memory.mixed(three, log_p));
        (mixed.unwrap_or(log_p), order)
    }
}
