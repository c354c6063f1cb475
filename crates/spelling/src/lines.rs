//! What a line says of itself: how well it reads, how much of it is doubtful, what comes in it again.
//!
//! Nothing here goes beyond a line, so a paragraph is judged alike wherever it stands.

use thethuc_text::{Token, TokenKind, has_marks};

use crate::model::{WordId, class};
use crate::units::Unit;

/// Corrections that gain more are likely to be errors, or to stand beside one.
const LIKELY: f32 = 2.0;

/// Corrections that gain more leave little doubt.
const SURE: f32 = 6.0;

/// What was seen of a unit when each was first looked at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Seen {
    /// Natural logarithm of how likely it is behind the two before it.
    pub(crate) log_p: f32,
    /// What its best correction gains.
    pub(crate) gain: f32,
}

/// What is known of the lines of a text as it was written.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    /// The line of each unit.
    of: Vec<u32>,
    facts: Vec<Facts>,
    /// Each attested syllable with its line, sorted.
    words: Vec<(u32, WordId)>,
    /// Each attested syllable with the word before it and its line, sorted.
    pairs: Vec<(u32, WordId, WordId)>,
    gains: Vec<f32>,
}

/// What is known of one line.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Facts {
    /// How many attested syllables it has.
    pub(crate) words: f32,
    /// How many words bear marks and are no attested syllable.
    pub(crate) broken: f32,
    /// How many corrections gain much.
    pub(crate) doubtful: Doubtful,
    log_p: f32,
}

/// How many corrections gain much.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Doubtful {
    /// So much that they are likely.
    pub(crate) likely: f32,
    /// So much that there is little doubt.
    pub(crate) sure: f32,
}

impl Doubtful {
    fn of(gain: f32) -> Self {
        Self {
            likely: f32::from(u8::from(gain > LIKELY)),
            sure: f32::from(u8::from(gain > SURE)),
        }
    }
}

impl Facts {
    fn add(&mut self, unit: &Unit, token: Option<&Token<'_>>, seen: Seen) {
        if unit.word >= class::COUNT {
            self.words += 1.0;
            self.log_p += seen.log_p;
        }
        self.broken += f32::from(u8::from(is_broken(unit.word, token)));
        let doubtful = Doubtful::of(seen.gain);
        self.doubtful.likely += doubtful.likely;
        self.doubtful.sure += doubtful.sure;
    }

    /// How likely a syllable of the line is, in the mean of the logarithms.
    pub(crate) fn reads_well(&self) -> f32 {
        self.log_p / self.words.max(1.0)
    }
}

fn is_broken(word: WordId, token: Option<&Token<'_>>) -> bool {
    let is_marked = |token: &Token<'_>| token.kind == TokenKind::Word && has_marks(token.text);
    word == class::RARE || word == class::FOREIGN && token.is_some_and(is_marked)
}

impl Lines {
    /// The lines of a text; `seen` is told of each unit.
    pub(crate) fn new(tokens: &[Token<'_>], units: &[Unit], seen: &[Seen]) -> Self {
        let of = lines_of(tokens, units);
        let count = of.last().map_or(0, |&last| last as usize + 1);
        let mut lines = Self {
            facts: vec![Facts::default(); count],
            gains: seen.iter().map(|seen| seen.gain).collect(),
            ..Self::default()
        };
        let mut before = class::BREAK;
        for ((unit, &line), &seen) in units.iter().zip(&of).zip(seen) {
            lines.facts[line as usize].add(unit, tokens.get(unit.token), seen);
            if unit.word >= class::COUNT {
                lines.words.push((line, unit.word));
                lines.pairs.push((line, before, unit.word));
            }
            before = unit.word;
        }
        lines.words.sort_unstable();
        lines.pairs.sort_unstable();
        lines.of = of;
        lines
    }

    /// What is known of the line of a place.
    pub(crate) fn facts(&self, at: usize) -> Facts {
        self.facts[self.of[at] as usize]
    }

    /// How much of its line is doubtful beside a place and the two on either side of it.
    pub(crate) fn doubtful(&self, at: usize) -> Doubtful {
        let mut doubtful = self.facts(at).doubtful;
        let near = at.saturating_sub(2)..(at + 3).min(self.of.len());
        for place in near.filter(|&place| self.of[place] == self.of[at]) {
            let own = Doubtful::of(self.gains[place]);
            doubtful.likely -= own.likely;
            doubtful.sure -= own.sure;
        }
        doubtful
    }

    /// How often a word stands in the line of a place.
    pub(crate) fn times(&self, at: usize, word: WordId) -> f32 {
        count(&self.words, (self.of[at], word))
    }

    /// How often two words stand in a row in the line of a place; the second is a syllable.
    pub(crate) fn pairs(&self, at: usize, first: WordId, second: WordId) -> f32 {
        count(&self.pairs, (self.of[at], first, second))
    }
}

/// The line of each unit, counted from 0.
fn lines_of(tokens: &[Token<'_>], units: &[Unit]) -> Vec<u32> {
    let (mut line, mut next) = (0, 0);
    let line_of = |unit: &Unit| {
        let until = unit.token.max(next).min(tokens.len());
        let passed = tokens[next..until].iter();
        line += passed
            .filter(|token| token.kind == TokenKind::Newline)
            .count() as u32;
        next = until;
        line
    };
    units.iter().map(line_of).collect()
}

/// How often a value stands among sorted ones.
fn count<T: Ord + Copy>(sorted: &[T], wanted: T) -> f32 {
    let from = sorted.partition_point(|&value| value < wanted);
    let rest = sorted.get(from..).unwrap_or_default();
    rest.partition_point(|&value| value == wanted) as f32
}

#[cfg(test)]
mod tests {
    use thethuc_text::tokens;

    use super::*;
    use crate::units::units;

    /// The lines of a text in which every syllable is the word with the number of its letters.
    fn lines(text: &str, gain: f32) -> Lines {
        let tokens = tokens(text);
        let letters = |syllable: thethuc_text::Syllable| {
            let written = syllable.render(thethuc_text::TonePlacement::Old);
            class::COUNT + written.chars().count() as WordId
        };
        let units = units(&tokens, letters);
        let seen = vec![Seen { log_p: -2.0, gain }; units.len()];
        Lines::new(&tokens, &units, &seen)
    }

    #[test]
    fn words_are_counted_in_their_line_alone() {
        let lines = lines("ta đi chơi\nta về nhà ta", 0.0);
        let (two, three, four) = (class::COUNT + 2, class::COUNT + 3, class::COUNT + 4);
        // Units: a break, three words, a break, four words, a break.
        assert_eq!(lines.facts(1).words, 3.0);
        assert_eq!(lines.facts(5).words, 4.0);
        assert_eq!(lines.times(1, two), 2.0);
        assert_eq!(lines.times(5, two), 3.0);
        assert_eq!(lines.times(5, four), 0.0);
        assert_eq!(lines.pairs(1, two, two), 1.0);
        assert_eq!(lines.pairs(5, three, two), 1.0);
        assert_eq!(lines.facts(1).reads_well(), -2.0);
    }

    #[test]
    fn what_is_doubtful_is_counted_beside_the_place() {
        let lines = lines("ta đi chơi rồi ta về\nta", 3.0);
        // Eight units with both breaks; five of them are the place and those near it.
        assert_eq!(lines.doubtful(3).likely, 3.0);
        assert_eq!(lines.doubtful(3).sure, 0.0);
    }

    #[test]
    fn words_with_marks_that_are_no_syllables_are_broken() {
        let lines = lines("theo quy địng windows", 0.0);
        assert_eq!(lines.facts(1).broken, 1.0);
    }
}
