//! Two words in a row that are both misspelt (`thâm quyển`): mending either alone gains nothing, for
//! the other does not fit beside it.

use crate::confusion::Meant;
use crate::context::{COMPANY_WEIGHT, Candidate, Context, Window};
use crate::model::{WordId, class};
use crate::units::Unit;

/// Words that are likelier than this, each as a natural logarithm and both together, are not looked at.
pub(crate) const LIKELY: f32 = -4.0;
const BOTH_LIKELY: f32 = -13.0;
/// How likely what was meant second must be behind what was meant first: only words that go together.
const TOGETHER: f32 = -2.5;

/// The words that depend on the two: they, and the two behind them.
const REACH: usize = 4;

/// What was meant at two places in a row.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pair {
    pub(crate) first: Candidate,
    pub(crate) second: Candidate,
}

/// Whether two words in a row, as likely as this behind those before them, are worth a look.
pub(crate) fn may_both_be_wrong(first: f32, second: f32) -> bool {
    first <= LIKELY && second <= LIKELY && first + second <= BOTH_LIKELY
}

impl Context<'_> {
    /// What may have been meant at a place and the next one, where both are wrong.
    pub(crate) fn pair(&self, units: &[Unit], words: &[WordId], at: usize) -> Option<Pair> {
        let (one, two) = (units.get(at)?, units.get(at + 1)?);
        let (first, second) = (one.syllable?, two.syllable?);
        // One that was mended already is no longer what was written.
        if one.word != words[at] || two.word != words[at + 1] {
            return None;
        }
        let written = self.reach(words, at, [one.word, two.word]);
        if !may_both_be_wrong(written.0[0], written.0[1]) {
            return None;
        }
        let mut best: Option<(f32, Meant, Meant, Reach)> = None;
        let before = at.checked_sub(1).map_or(class::BREAK, |at| words[at]);
        for &c in self.model.near(first) {
            let behind = self.model.behind([before, c.word]);
            for &d in self.model.near(second) {
                if c.word == class::RARE
                    || d.word == class::RARE
                    || behind.log_p(d.word).0 < TOGETHER
                {
                    continue;
                }
                let mended = self.reach(words, at, [c.word, d.word]);
                let gain = mended.total() - written.total() + c.slip.prior() + d.slip.prior();
                if best.as_ref().is_none_or(|best| gain > best.0) {
                    best = Some((gain, c, d, mended));
                }
            }
        }
        let (gain, c, d, mended) = best?;
        let better = |at: usize, written: WordId, meant: WordId| {
            let around = self.model.around(words, at);
            self.model.fit(&around, meant) - self.model.fit(&around, written)
        };
        let fits = [
            better(at, one.word, c.word),
            better(at + 1, two.word, d.word),
        ];
        let gain = gain + COMPANY_WEIGHT * (fits[0] + fits[1]);
        let prior = c.slip.prior() + d.slip.prior();
        let candidate = |meant: Meant, from: usize, fits_better: f32| Candidate {
            gain,
            meant: meant.syllable,
            slip: meant.slip,
            prior,
            window: mended.window(from),
            fits_better,
        };
        Some(Pair {
            first: candidate(c, 0, fits[0]),
            second: candidate(d, 1, fits[1]),
        })
    }

    /// How likely the words are from a place on, when these two stand there.
    fn reach(&self, words: &[WordId], at: usize, two: [WordId; 2]) -> Reach {
        let word = |place: usize| match place.checked_sub(at) {
            Some(place @ 0..=1) => two[place],
            _ => words.get(place).copied().unwrap_or(class::BREAK),
        };
        let before = |place: usize, back: usize| place.checked_sub(back).map_or(class::BREAK, word);
        let mut reach = Reach::default();
        for place in 0..REACH {
            let three = [
                before(at + place, 2),
                before(at + place, 1),
                word(at + place),
            ];
            // Behind a break nothing depends on them any more.
            if place > 1 && three[1] == class::BREAK {
                break;
            }
            (reach.0[place], reach.1[place]) = self.likely(three);
        }
        reach
    }
}

/// How likely each word is behind the two before it, and how many words of it were seen.
#[derive(Debug, Clone, Copy, Default)]
struct Reach([f32; REACH], [u8; REACH]);

impl Reach {
    fn total(&self) -> f32 {
        self.0.iter().sum()
    }

    fn window(&self, from: usize) -> Window {
        let mut window = Window::default();
        window.log_p.copy_from_slice(&self.0[from..from + 3]);
        window.order.copy_from_slice(&self.1[from..from + 3]);
        window
    }
}
