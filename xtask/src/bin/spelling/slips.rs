//! Errors made on purpose, as often and of the kinds that people make them.

use std::ops::Range;

use thethuc_spelling::confusion::{Slip, candidates};
use thethuc_spelling::model::{Model, class};
use thethuc_text::{LetterCase, Syllable, TokenKind, TonePlacement, parse_syllable, tokens};

use crate::measure::overlap;
use crate::random::Random;

/// How often each kind of error occurs, in hundredths of those that are made here; the kind is as it
/// looks from the syllable that was meant. Tones in the wrong place are left out: a rule finds them all.
pub(crate) type Rates = [(f64, Slip)];

/// Measured on texts of many kinds (VSEC).
pub(crate) const OF_MANY_TEXTS: &Rates = &[
    (22.0, Slip::ToneExtra),
    (17.0, Slip::Tone),
    (4.0, Slip::HoiNga),
    (5.0, Slip::ToneMissing),
    (11.0, Slip::Quality),
    (2.0, Slip::Unmarked),
    (4.0, Slip::Onset),
    (5.0, Slip::Coda),
    (10.0, Slip::Insertion),
    (6.0, Slip::Deletion),
    (5.0, Slip::Substitution),
];

/// Measured on an encyclopedia.
pub(crate) const OF_AN_ENCYCLOPEDIA: &Rates = &[
    (14.0, Slip::Quality),
    (12.0, Slip::Substitution),
    (11.0, Slip::HoiNga),
    (10.0, Slip::ToneExtra),
    (10.0, Slip::Tone),
    (7.0, Slip::Onset),
    (6.0, Slip::Insertion),
    (5.0, Slip::Coda),
];

/// A text with errors, and where they are.
#[derive(Default)]
pub(crate) struct Spoilt {
    pub(crate) text: String,
    pub(crate) errors: Vec<Planted>,
    /// Places that were looked at and are right, in bytes.
    pub(crate) right: Vec<Range<usize>>,
    /// Places of which nobody can tell.
    pub(crate) doubtful: Vec<Range<usize>>,
}

impl Spoilt {
    /// Whether there is an error at a place; none where nobody judged.
    pub(crate) fn judged(&self, place: &Range<usize>) -> Option<bool> {
        if self.errors.iter().any(|error| error.start == place.start) {
            return Some(true);
        }
        let is_right = self.right.iter().any(|right| overlap(right, place));
        is_right.then_some(false)
    }
}

/// An error made on purpose, or by people.
pub(crate) struct Planted {
    /// Its place in the spoilt text, in bytes.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// What stood there.
    pub(crate) meant: String,
}

/// How the errors of one text are made.
pub(crate) struct Plan<'m> {
    /// Which syllables people write, and how often.
    pub(crate) model: &'m Model,
    /// How often each kind occurs.
    pub(crate) rates: &'static Rates,
    /// One syllable in so many is spoilt.
    pub(crate) one_in: usize,
    /// To which power of its frequency a syllable comes about by a slip: 0 for all alike. What
    /// looks familiar is overlooked more often than what nobody writes.
    pub(crate) familiar: f64,
}

impl Plan<'_> {
    fn exists(&self, syllable: Syllable) -> bool {
        self.model.id(syllable) != class::RARE
    }

    fn weight(&self, syllable: Syllable) -> f64 {
        let word = self.model.id(syllable);
        let log_p = if word == class::RARE {
            NEVER_SEEN
        } else {
            f64::from(self.model.unigram(word))
        };
        (log_p * self.familiar).exp()
    }
}

/// Natural logarithm of the frequency of a syllable that nobody was seen to write.
const NEVER_SEEN: f64 = -14.0;

/// Spoils some syllables of a paragraph.
pub(crate) fn spoil(paragraph: &str, plan: &Plan<'_>, random: &mut Random) -> Spoilt {
    let mut out = Spoilt {
        text: String::with_capacity(paragraph.len() + 16),
        ..Spoilt::default()
    };
    let mut from = 0;
    for token in tokens(paragraph) {
        if token.kind != TokenKind::Word || random.below(plan.one_in) != 0 {
            continue;
        }
        let Some(meant) = parse_syllable(token.text) else {
            continue;
        };
        let Some(written) = slip(meant.syllable, plan, random) else {
            continue;
        };
        out.text.push_str(&paragraph[from..token.start]);
        let start = out.text.len();
        out.text
            .push_str(&LetterCase::of(token.text).apply(&written));
        out.errors.push(Planted {
            start,
            end: out.text.len(),
            meant: token.text.to_owned(),
        });
        from = token.range().end;
    }
    out.text.push_str(&paragraph[from..]);
    out
}

/// A syllable with one slip, as text.
fn slip(meant: Syllable, plan: &Plan<'_>, random: &mut Random) -> Option<String> {
    let total: f64 = plan.rates.iter().map(|(rate, _)| rate).sum();
    let mut draw = random.share() * total;
    let wanted = plan.rates.iter().find(|(rate, _)| {
        draw -= rate;
        draw < 0.0
    })?;
    let typed = matches!(
        wanted.1,
        Slip::Insertion | Slip::Deletion | Slip::Substitution
    );
    if typed && random.below(2) == 0 {
        return Some(mistyped(
            &meant.render(TonePlacement::Old),
            wanted.1,
            random,
        ));
    }
    if wanted.1 == Slip::Unmarked {
        let bare = thethuc_text::fold(&meant.render(TonePlacement::Old));
        let differs = bare != meant.render(TonePlacement::Old);
        let word = parse_syllable(&bare).filter(|parsed| differs && plan.exists(parsed.syllable));
        return word.map(|_| bare);
    }
    let mut found = Vec::new();
    candidates(meant, |written, slip| {
        if slip == wanted.1 && written.key() != meant.key() {
            found.push(written);
        }
    });
    found.sort_unstable();
    found.dedup();
    let weights: Vec<f64> = found.iter().map(|&written| plan.weight(written)).collect();
    let written = random.pick_weighted(&found, &weights)?;
    Some(written.render(TonePlacement::Old))
}

/// A slip of the fingers, whatever comes out.
fn mistyped(meant: &str, slip: Slip, random: &mut Random) -> String {
    const LETTERS: [char; 17] = [
        'a', 'c', 'd', 'e', 'g', 'h', 'i', 'k', 'l', 'm', 'n', 'o', 'r', 's', 't', 'u', 'y',
    ];
    let mut letters: Vec<char> = meant.chars().collect();
    let at = random.below(letters.len());
    let other = random.pick(&LETTERS).copied().unwrap_or('n');
    match slip {
        Slip::Insertion => letters.insert(at, other),
        Slip::Deletion if letters.len() > 1 => drop(letters.remove(at)),
        _ if at + 1 < letters.len() => letters.swap(at, at + 1),
        _ => letters[at] = other,
    }
    letters.into_iter().collect()
}
