//! Syllables by rule. A written Vietnamese syllable is an onset, a rime and a tone; which of them go
//! together is a matter of spelling rules, not of a word list. [`Syllable::all`] counts every
//! syllable that can be written; whether anyone writes it is for a dictionary to say.

mod letters;
mod parse;
mod render;
mod tables;

pub use letters::{Tone, has_marks, without_tone};
pub use parse::{Parsed, Placement, parse};
pub use render::TonePlacement;

pub use tables::{ONSETS, RIMES};

/// An onset, a rime and a tone that may be written together. Letter case is not part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Syllable {
    onset: u8,
    rime: u8,
    tone: Tone,
}

/// The number of codes ([`Syllable::code`]); not every one of them is a syllable.
pub const SYLLABLE_CODES: usize = ONSETS.len() * RIMES.len() * Tone::ALL.len();

impl Syllable {
    /// The syllable of these parts, as [`Syllable::onset`] and [`Syllable::rime`] give them; none
    /// where the spelling rules exclude it.
    #[must_use]
    pub fn new(onset: &str, rime: &str, tone: Tone) -> Option<Self> {
        let onset = ONSETS.iter().position(|&known| known == onset)?;
        let rime = RIMES.iter().position(|&known| known == rime)?;
        Self::from_indexes(onset, rime, tone)
    }

    /// [`Syllable::new`] by the places of the parts in [`ONSETS`] and [`RIMES`].
    #[must_use]
    pub fn from_indexes(onset: usize, rime: usize, tone: Tone) -> Option<Self> {
        if onset >= ONSETS.len() || rime >= RIMES.len() {
            return None;
        }
        let lawful = tables::go_together(onset, rime) && tables::bears(rime, tone);
        lawful.then_some(Self {
            onset: u8::try_from(onset).ok()?,
            rime: u8::try_from(rime).ok()?,
            tone,
        })
    }

    /// Every syllable that can be written, in the order of their codes.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..SYLLABLE_CODES).filter_map(|code| Self::from_code(u16::try_from(code).ok()?))
    }

    /// A number below [`SYLLABLE_CODES`], one for each syllable.
    #[must_use]
    pub fn code(self) -> u16 {
        let rimes = RIMES.len() as u16;
        (u16::from(self.onset) * rimes + u16::from(self.rime)) * 6 + self.tone as u16
    }

    /// The syllable of a code.
    #[must_use]
    pub fn from_code(code: u16) -> Option<Self> {
        let code = usize::from(code);
        let tone = Tone::ALL[code % 6];
        let (onset, rime) = (code / 6 / RIMES.len(), code / 6 % RIMES.len());
        (onset < ONSETS.len())
            .then(|| Self::from_indexes(onset, rime, tone))
            .flatten()
    }

    /// The onset as it is written before most vowels: `ngh` and `ng` are two; empty where none.
    #[must_use]
    pub fn onset(self) -> &'static str {
        ONSETS[usize::from(self.onset)]
    }

    /// The rime without its tone. The `u` of `qu` and the `i` of `gi` belong to the onset.
    #[must_use]
    pub fn rime(self) -> &'static str {
        RIMES[usize::from(self.rime)]
    }

    /// The places of the onset in [`ONSETS`] and of the rime in [`RIMES`].
    #[must_use]
    pub fn indexes(self) -> (usize, usize) {
        (usize::from(self.onset), usize::from(self.rime))
    }

    /// The tone.
    #[must_use]
    pub fn tone(self) -> Tone {
        self.tone
    }

    /// The same syllable with another tone; none where its rime cannot bear it.
    #[must_use]
    pub fn with_tone(self, tone: Tone) -> Option<Self> {
        tables::bears(usize::from(self.rime), tone).then_some(Self { tone, ..self })
    }

    /// The syllable that stands for all its spellings: a final `y` that may be written `i` (`kỹ`,
    /// `kĩ`) is `i`. Tone placement is no part of a syllable.
    #[must_use]
    pub fn key(self) -> Self {
        if self.rime != tables::Y || self.onset == 0 {
            return self;
        }
        let both = tables::go_together(usize::from(self.onset), usize::from(tables::I));
        let rime = if both { tables::I } else { self.rime };
        Self { rime, ..self }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_syllable_reads_as_it_was_written_in_both_placements() {
        let mut written = HashSet::new();
        for syllable in Syllable::all() {
            for placement in [TonePlacement::Old, TonePlacement::New] {
                let text = syllable.render(placement);
                let parsed = parse(&text).unwrap_or_else(|| panic!("{text} does not parse"));
                assert_eq!(parsed.syllable, syllable, "{text}");
                assert_ne!(parsed.placement, Placement::Misplaced, "{text}");
            }
            assert!(written.insert(syllable.render(TonePlacement::Old)));
            assert_eq!(Syllable::from_code(syllable.code()), Some(syllable));
        }
        assert_eq!(written.len(), SYLLABLES);
    }

    /// Counted from the tables; a change of them shows here.
    const SYLLABLES: usize = 18_180;

    #[test]
    fn spellings_of_one_syllable_have_one_key() {
        let key = |text: &str| parse(text).unwrap().syllable.key();
        assert_eq!(key("kỹ"), key("kĩ"));
        assert_eq!(key("quý"), key("quí"));
        assert_eq!(key("hòa"), key("hoà"));
        assert_ne!(key("ý"), key("í"));
        assert_ne!(key("tai"), key("tay"));
    }
}
