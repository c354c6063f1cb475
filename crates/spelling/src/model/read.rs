//! Reading a file where it lies.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use thethuc_text::{SYLLABLE_CODES, Syllable};

use super::company::{Kept, Vector};
use super::packed::Packed;
use super::write::file;
use super::{Forest, Habit, MAGIC, STEPS, Section, WordId, class, starts};
use crate::confusion::{Meant, Near};

/// A language model.
#[derive(Clone)]
pub struct Model {
    bytes: Cow<'static, [u8]>,
    sections: [Range<usize>; Section::COUNT],
    weights: Packed<2>,
    trigrams: Packed<1>,
    /// The word of every syllable code, of its key ([`Syllable::key`]); [`class::RARE`] for those that
    /// are not attested.
    ids: Vec<WordId>,
    forest: Forest,
    company: Kept,
    near: Near,
}

impl fmt::Debug for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = self.bytes.len();
        f.debug_struct("Model")
            .field("bytes", &bytes)
            .finish_non_exhaustive()
    }
}

/// Why bytes are no model.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// Other bytes, or a version that this program does not read.
    #[error("no spelling model of a version that is known here")]
    Magic,
    /// The file ends too soon, or its sections do not fit each other.
    #[error("the spelling model is damaged: {0}")]
    Damaged(&'static str),
}

const UNIGRAM_BYTES: usize = 6;

impl Model {
    /// Reads a file that [`super::Tables::write`] made.
    ///
    /// # Errors
    /// When the bytes are no model, or a damaged one.
    pub fn read(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, ModelError> {
        let bytes = bytes.into();
        let sections = sections(&bytes)?;
        let section = |which: Section| &bytes[sections[which as usize].clone()];
        let words = usize::from(class::COUNT) + section(Section::Syllables).len() / 2;
        let (weights, trigrams) = (Packed::of(1), Packed::of(words));
        let lengths = || {
            let count = u32_at(section(Section::Unigrams), words * UNIGRAM_BYTES + 2)?;
            let begin = section(Section::BigramStarts);
            let fits = section(Section::Unigrams).len() == (words + 1) * UNIGRAM_BYTES
                && section(Section::BigramWords).len() == count * 2
                && section(Section::BigramWeights).len() == weights.len(count)
                && begin.len() == starts::len(count + 1)
                && section(Section::Trigrams).len() == trigrams.len(starts::at(begin, count)?);
            fits.then_some(())
        };
        lengths().ok_or(ModelError::Damaged("its tables differ in length"))?;
        if std::str::from_utf8(section(Section::Words)).is_err() {
            return Err(ModelError::Damaged("its words are no text"));
        }
        let ids = ids(section(Section::Syllables));
        let forest = Forest::read(section(Section::Trees))
            .ok_or(ModelError::Damaged("its trees do not end"))?;
        let company = Kept::read(section(Section::Company), words).ok_or(ModelError::Damaged(
            "its vectors are not as many as its words",
        ))?;
        Ok(Self {
            weights,
            trigrams,
            ids,
            forest,
            company,
            near: Near::default(),
            sections,
            bytes,
        })
    }

    /// What the file is, what it was made from, and its licence.
    #[must_use]
    pub fn notice(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(self.section(Section::Notice))
    }

    /// The file with other trees.
    #[must_use]
    pub fn with_forest(&self, forest: &Forest) -> Vec<u8> {
        self.with(Section::Trees, &forest.write())
    }

    /// The file with other habits, which are sorted by both words.
    #[must_use]
    pub fn with_habits(&self, habits: &[Habit]) -> Vec<u8> {
        self.with(Section::Habits, &Habit::write(habits))
    }

    fn with(&self, which: Section, bytes: &[u8]) -> Vec<u8> {
        let sections = self.sections.iter().enumerate();
        let sections = sections.map(|(at, range)| match at {
            at if at == which as usize => bytes,
            _ => &self.bytes[range.clone()],
        });
        file(&sections.collect::<Vec<_>>())
    }

    /// The word of a syllable; [`class::RARE`] where nobody was seen to write it.
    #[must_use]
    pub fn id(&self, syllable: Syllable) -> WordId {
        let code = usize::from(syllable.code());
        self.ids.get(code).copied().unwrap_or(class::RARE)
    }

    /// The attested syllables one slip away from the one written.
    pub(crate) fn near(&self, written: Syllable) -> &[Meant] {
        self.near.of(written, |syllable| self.id(syllable))
    }

    /// The syllable of a word; none for a class.
    #[must_use]
    pub fn syllable(&self, word: WordId) -> Option<Syllable> {
        let at = usize::from(word.checked_sub(class::COUNT)?);
        let code = self.section(Section::Syllables).get(at * 2..at * 2 + 2)?;
        Syllable::from_code(u16::from_le_bytes([code[0], code[1]]))
    }

    /// Whether a word that is no syllable was seen often, in small letters.
    #[must_use]
    pub fn knows(&self, word: &str) -> bool {
        let words = std::str::from_utf8(self.section(Section::Words)).unwrap_or_default();
        let (mut from, mut to) = (0, words.len());
        while from < to {
            let middle = floor_char(words, from + (to - from) / 2);
            let start = words[from..middle]
                .rfind('\n')
                .map_or(from, |at| from + at + 1);
            let end = words[start..to].find('\n').map_or(to, |at| start + at);
            match words[start..end].cmp(word) {
                std::cmp::Ordering::Equal => return true,
                std::cmp::Ordering::Less => from = end + 1,
                std::cmp::Ordering::Greater => to = start,
            }
        }
        false
    }

    /// The trees that judge corrections.
    #[must_use]
    pub fn forest(&self) -> &Forest {
        &self.forest
    }

    /// What was judged where one word was written and another may have been meant.
    #[must_use]
    pub fn habit(&self, written: WordId, meant: WordId) -> Habit {
        Habit::find(self.section(Section::Habits), written, meant)
    }

    /// What stands around a place, as one vector.
    #[must_use]
    pub fn around(&self, words: &[WordId], at: usize) -> Vector {
        self.company
            .around(self.section(Section::Company), words, at)
    }

    /// How well a word fits among what stands around a place: the difference of two words is the
    /// logarithm of their odds.
    #[must_use]
    pub fn fit(&self, around: &Vector, word: WordId) -> f32 {
        self.company
            .fit(self.section(Section::Company), around, word)
    }

    /// Natural logarithm of the probability of a word by itself.
    #[must_use]
    pub fn unigram(&self, word: WordId) -> f32 {
        self.unigram_entry(word)
            .map_or(-16.0, |entry| log(entry[0]))
    }

    /// Whether the second word was seen behind the first.
    #[must_use]
    pub fn has_bigram(&self, first: WordId, second: WordId) -> bool {
        self.bigram(first, second).is_some()
    }

    /// Natural logarithm of the probability of `words[2]` behind the other two.
    #[must_use]
    pub fn trigram(&self, words: [WordId; 3]) -> f32 {
        self.behind([words[0], words[1]]).log_p(words[2]).0
    }

    /// Two words, found once for all that may stand behind them.
    #[must_use]
    pub fn behind(&self, [first, second]: [WordId; 2]) -> Behind<'_> {
        // What stands before a break says nothing about what stands behind it.
        let both = (second != class::BREAK).then(|| self.bigram(first, second));
        Behind {
            model: self,
            second,
            both: both.flatten().map(|(at, [_, back_off])| (at, back_off)),
        }
    }

    fn section(&self, which: Section) -> &[u8] {
        &self.bytes[self.sections[which as usize].clone()]
    }

    fn unigram_entry(&self, word: WordId) -> Option<&[u8]> {
        let at = usize::from(word) * UNIGRAM_BYTES;
        self.section(Section::Unigrams).get(at..at + UNIGRAM_BYTES)
    }

    fn first_bigram(&self, word: usize) -> Option<usize> {
        let at = word * UNIGRAM_BYTES + 2;
        u32_at(self.section(Section::Unigrams), at)
    }

    /// The place of a bigram, its probability and the weight of shorter contexts behind it.
    fn bigram(&self, first: WordId, second: WordId) -> Option<(usize, [f32; 2])> {
        let start = self.first_bigram(usize::from(first))?;
        let end = self.first_bigram(usize::from(first) + 1)?;
        let (words, _) = self.section(Section::BigramWords).as_chunks::<2>();
        let range = words.get(start..end)?;
        let found = range.binary_search_by_key(&second, |word| u16::from_le_bytes(*word));
        let at = start + found.ok()?;
        let weights = self.section(Section::BigramWeights);
        Some((at, self.weights.logs(weights, at)?))
    }

    fn third(&self, context: usize, third: WordId) -> Option<f32> {
        let starts = self.section(Section::BigramStarts);
        let range = (
            starts::at(starts, context)?,
            starts::at(starts, context + 1)?,
        );
        let trigrams = self.section(Section::Trigrams);
        let (_, [log_p]) = self.trigrams.find(trigrams, range, third)?;
        Some(log_p)
    }
}

/// Two words behind which others are looked up.
#[derive(Debug, Clone, Copy)]
pub struct Behind<'m> {
    model: &'m Model,
    second: WordId,
    /// Both words as a bigram, where they are one: its place, and the weight of shorter contexts.
    both: Option<(usize, f32)>,
}

impl Behind<'_> {
    /// Natural logarithm of the probability of a word behind the two, and how many words the table
    /// that told it had: 1 to 3.
    #[must_use]
    pub fn log_p(&self, third: WordId) -> (f32, u8) {
        let model = self.model;
        let mut weight = 0.0;
        if let Some((both, back_off)) = self.both {
            if let Some(found) = model.third(both, third) {
                return (found, 3);
            }
            weight = back_off;
        }
        match model.bigram(self.second, third) {
            Some((_, [log_p, _])) => (weight + log_p, 2),
            None => {
                let entry = model.unigram_entry(self.second);
                let back_off = entry.map_or(0.0, |entry| log(entry[1]));
                (weight + back_off + model.unigram(third), 1)
            }
        }
    }
}

fn log(step: u8) -> f32 {
    -f32::from(step) / STEPS
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    let bytes: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
    usize::try_from(u32::from_le_bytes(bytes)).ok()
}

fn floor_char(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn sections(bytes: &[u8]) -> Result<[Range<usize>; Section::COUNT], ModelError> {
    if !bytes.starts_with(MAGIC) {
        return Err(ModelError::Magic);
    }
    let mut sections: [Range<usize>; Section::COUNT] = Default::default();
    let mut start = MAGIC.len() + Section::COUNT * 4;
    for (index, section) in sections.iter_mut().enumerate() {
        let len = u32_at(bytes, MAGIC.len() + index * 4)
            .ok_or(ModelError::Damaged("it ends in its head"))?;
        let end = start.saturating_add(len);
        if end > bytes.len() {
            return Err(ModelError::Damaged("it ends too soon"));
        }
        *section = start..end;
        start = end;
    }
    Ok(sections)
}

fn ids(codes: &[u8]) -> Vec<WordId> {
    let mut of_keys = vec![class::RARE; SYLLABLE_CODES];
    for (code, id) in codes.as_chunks::<2>().0.iter().zip(class::COUNT..) {
        if let Some(place) = of_keys.get_mut(usize::from(u16::from_le_bytes(*code))) {
            *place = id;
        }
    }
    let mut ids = vec![class::RARE; SYLLABLE_CODES];
    for syllable in Syllable::all() {
        ids[usize::from(syllable.code())] = of_keys[usize::from(syllable.key().code())];
    }
    ids
}
