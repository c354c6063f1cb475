//! What the trees look at.

use thethuc_text::{LetterCase, Token, TokenKind, TonePlacement};

use crate::context::Proposal;
use crate::lines::Lines;
use crate::model::{Model, WordId, class};
use crate::units::Unit;

/// How many features the trees look at.
pub const FEATURES: usize = 57;

/// Beside another capital, as in names.
const BESIDE_CAPITAL: f32 = 2.0;

/// Marks that stand around a part of a text.
const QUOTES: &str = "\"'“”‘’«»()";

/// A place in a text, and what was worked out of all places.
pub(crate) struct Place<'a> {
    pub(crate) model: &'a Model,
    pub(crate) tokens: &'a [Token<'a>],
    pub(crate) units: &'a [Unit],
    pub(crate) words: &'a [WordId],
    pub(crate) proposals: &'a [Option<Proposal>],
    pub(crate) lines: &'a Lines,
    pub(crate) at: usize,
}

impl Place<'_> {
    /// What the trees look at where something is proposed.
    pub(crate) fn features(&self, proposal: &Proposal) -> [f32; FEATURES] {
        let mut out = [0.0; FEATURES];
        let groups: [&[f32]; 6] = [
            &candidate(proposal),
            &self.word(proposal),
            &self.bonds(proposal),
            &self.neighbours(proposal),
            &self.line(proposal),
            &self.habit(proposal),
        ];
        for (place, &value) in out.iter_mut().zip(groups.into_iter().flatten()) {
            *place = value;
        }
        out
    }

    /// What is known of the word itself, 10.
    fn word(&self, proposal: &Proposal) -> [f32; 10] {
        let letters = proposal.written.render(TonePlacement::Old);
        [
            self.model.unigram(self.units[self.at].word),
            self.model.unigram(self.model.id(proposal.best.meant)),
            self.capitals(),
            self.known_around(),
            letters.chars().count() as f32,
            proposal.as_written.total(),
            proposal.best.fits_better,
            proposal.fits,
            proposal.fitting_better,
            1.0 + proposal.others.len() as f32,
        ]
    }

    /// How the word and the best candidate go with the words beside them, 4: how much likelier they
    /// are behind and before them than by themselves.
    fn bonds(&self, proposal: &Proposal) -> [f32; 4] {
        let best = &proposal.best;
        let own = self.model.unigram(self.units[self.at].word);
        let meant = self.model.unigram(self.model.id(best.meant));
        let next = self.model.unigram(self.word_at(1));
        let (written, mended) = (proposal.as_written.log_p, best.window.log_p);
        [
            written[0] - own,
            written[1] - next,
            mended[0] - meant,
            mended[1] - next,
        ]
    }

    /// What stands beside it, 11.
    fn neighbours(&self, proposal: &Proposal) -> [f32; 11] {
        let own = proposal.best.gain;
        let gain = |offset: isize| {
            let at = self.at.checked_add_signed(offset);
            Proposal::gain(at.and_then(|at| self.proposals.get(at)?.as_ref()))
        };
        let kind = |offset: isize| f32::from(self.word_at(offset).min(class::COUNT));
        let capital = |offset: isize| match self.case(offset) {
            None | Some(LetterCase::Small) => 0.0,
            Some(LetterCase::First) => 1.0,
            Some(LetterCase::Capitals) => 2.0,
        };
        [
            gain(-2),
            gain(-1),
            gain(1),
            gain(2),
            gain(-1).max(gain(1)) - own,
            gain(-2).max(gain(2)) - own,
            kind(-1),
            kind(1),
            capital(-1),
            capital(1),
            self.quoted(),
        ]
    }

    /// What its line says, 12.
    fn line(&self, proposal: &Proposal) -> [f32; 12] {
        let (lines, at) = (self.lines, self.at);
        let facts = lines.facts(at);
        let doubtful = lines.doubtful(at);
        let written = self.units[at].word;
        let meant = self.model.id(proposal.best.meant);
        let per_word = |count: f32| count / (facts.words + 20.0);
        let beside = |word: WordId| {
            lines.pairs(at, self.word_at(-1), word) + lines.pairs(at, word, self.word_at(1))
        };
        [
            facts.words,
            facts.reads_well(),
            facts.broken,
            per_word(facts.broken),
            doubtful.likely,
            per_word(doubtful.likely),
            doubtful.sure,
            per_word(doubtful.sure),
            lines.times(at, written),
            lines.times(at, meant),
            beside(written),
            beside(meant),
        ]
    }

    /// What readers said where the same was proposed, 2: the odds that there was an error, and how often
    /// they were asked, as logarithms.
    fn habit(&self, proposal: &Proposal) -> [f32; 2] {
        let meant = self.model.id(proposal.best.meant);
        let habit = self.model.habit(self.units[self.at].word, meant);
        let (errors, right) = (f32::from(habit.errors), f32::from(habit.right));
        [
            ((errors + 0.5) / (right + 0.5)).ln(),
            (1.0 + errors + right).ln(),
        ]
    }

    fn word_at(&self, offset: isize) -> WordId {
        let at = self.at.checked_add_signed(offset);
        let word = at.and_then(|at| self.words.get(at));
        word.copied().unwrap_or(class::BREAK)
    }

    /// 0 for small letters, 1 for a capital that opens a sentence or stands alone, 2 beside another
    /// capital as names do, 3 for a word in capitals.
    fn capitals(&self) -> f32 {
        match self.case(0) {
            Some(LetterCase::Capitals) => 3.0,
            Some(LetterCase::First) if self.is_beside_a_capital() => BESIDE_CAPITAL,
            Some(LetterCase::First) => 1.0,
            Some(LetterCase::Small) | None => 0.0,
        }
    }

    fn is_beside_a_capital(&self) -> bool {
        [-1, 1]
            .map(|offset| self.case(offset))
            .contains(&Some(LetterCase::First))
    }

    /// Whether the place belongs to a name as far as capitals tell: behind a word, beside a capital.
    pub(crate) fn is_in_a_name(&self) -> bool {
        self.capitals() == BESIDE_CAPITAL && self.word_at(-1) != class::BREAK
    }

    /// The letter case of a word; none where no word stands.
    fn case(&self, offset: isize) -> Option<LetterCase> {
        let unit = self.at.checked_add_signed(offset);
        let unit = unit.and_then(|at| self.units.get(at));
        let token = unit
            .filter(|unit| unit.word != class::BREAK)
            .and_then(|unit| self.tokens.get(unit.token))
            .filter(|token| token.kind == TokenKind::Word);
        token.map(|token| LetterCase::of(token.text))
    }

    /// On how many sides a bracket or a quotation mark stands.
    fn quoted(&self) -> f32 {
        let own = self.units[self.at].token;
        let beside = [own.checked_sub(1), Some(own + 1)].into_iter().flatten();
        let quotes = beside
            .filter_map(|at| self.tokens.get(at))
            .filter(|token| matches!(token.kind, TokenKind::Mark(mark) if QUOTES.contains(mark)));
        quotes.count() as f32
    }

    /// How many of the two words on either side are syllables that are attested.
    fn known_around(&self) -> f32 {
        let known = [-2, -1, 1, 2].map(|offset| self.word_at(offset) >= class::COUNT);
        known.into_iter().filter(|&known| known).count() as f32
    }
}

/// What the best candidate changes, 18.
fn candidate(proposal: &Proposal) -> [f32; 18] {
    let best = &proposal.best;
    let second = proposal.others.first().map_or(-10.0, |second| second.gain);
    let (meant, written) = (&best.window, &proposal.as_written);
    let mut out = [0.0; 18];
    out[0] = best.gain;
    out[1] = best.gain - second;
    out[2] = best.prior;
    out[3] = f32::from(best.slip as u8);
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

#[cfg(test)]
mod tests {
    use thethuc_text::tokens;

    use crate::Speller;
    use crate::context::Context;
    use crate::reader::{FEATURES, Reader};
    use crate::units::units;

    /// What is looked at for the word that stands at a place, counted from 1.
    fn features(text: &str, at: usize) -> [f32; FEATURES] {
        let model = Speller::builtin().unwrap().model();
        let context = Context {
            model,
            memory: None,
        };
        let tokens = tokens(text);
        let units = units(&tokens, |syllable| model.id(syllable));
        let reader = Reader::new(context, &tokens, &units);
        reader.correction(at).unwrap().features
    }

    #[test]
    fn what_is_written_right_elsewhere_in_the_line_is_counted() {
        let once = features("người có thẩm quyên quyết định", 4);
        let again = features("người có thẩm quyên quyết định, thẩm quyền của Bộ", 4);
        let elsewhere = features("người có thẩm quyên quyết định\nthẩm quyền của Bộ", 4);
        let last = 18 + 10 + 4 + 11 + 12 - 1;
        assert_eq!([once[last], again[last], elsewhere[last]], [0.0, 1.0, 0.0]);
    }

    #[test]
    fn what_the_neighbours_gain_and_brackets_are_seen() {
        let alone = features("người có (thẩm quyên quyết định", 5);
        let quoted = features("người có (thẩm quyên) quyết định", 5);
        let of_quotes = 18 + 10 + 4 + 10;
        assert_eq!([alone[of_quotes], quoted[of_quotes]], [0.0, 1.0]);
        let two = "người có thẩm quyên quyến định";
        let left = 18 + 10 + 4 + 1;
        assert_eq!(features(two, 5)[left], features(two, 4)[0]);
    }
}
