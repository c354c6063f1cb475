//! Making a file.

use thethuc_text::Syllable;

use super::company::Company;
use super::packed::Packed;
use super::{Forest, MAGIC, STEPS, Section, WordId, starts};

/// What a file holds, before it is pressed together.
#[derive(Debug, Clone, Default)]
pub struct Tables {
    /// What the file is, what it was made from, and its licence.
    pub notice: String,
    /// The attested syllables ([`Syllable::key`]); word ids follow the order of their codes.
    pub syllables: Vec<Syllable>,
    /// Attested words that are no syllables, in small letters.
    pub words: Vec<String>,
    /// One for each word id.
    pub unigrams: Vec<Unigram>,
    /// Sorted by their words.
    pub bigrams: Vec<Bigram>,
    /// Sorted by their words; the first two of each are a bigram.
    pub trigrams: Vec<Trigram>,
    /// The company that words keep, one for each word id; none where there are none.
    pub company: Option<Company>,
}

/// A word by itself.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unigram {
    /// Natural logarithm of its probability.
    pub log_p: f32,
    /// Natural logarithm of the weight of shorter contexts behind it.
    pub back_off: f32,
}

/// A word behind another.
#[derive(Debug, Clone, Copy)]
pub struct Bigram {
    /// Both words.
    pub words: [WordId; 2],
    /// Natural logarithm of the probability of the second.
    pub log_p: f32,
    /// Natural logarithm of the weight of shorter contexts behind both.
    pub back_off: f32,
}

/// A word behind two others.
#[derive(Debug, Clone, Copy)]
pub struct Trigram {
    /// All three words.
    pub words: [WordId; 3],
    /// Natural logarithm of the probability of the third.
    pub log_p: f32,
}

impl Tables {
    /// The file, without trees ([`super::Model::with_forest`]) and habits
    /// ([`super::Model::with_habits`]). The same tables make the same bytes.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let mut sections: [Vec<u8>; Section::COUNT] = Default::default();
        sections[Section::Notice as usize] = self.notice.clone().into_bytes();
        for syllable in &self.syllables {
            sections[Section::Syllables as usize].extend(syllable.code().to_le_bytes());
        }
        sections[Section::Words as usize] = self.words.join("\n").into_bytes();
        self.unigrams_into(&mut sections[Section::Unigrams as usize]);
        for bigram in &self.bigrams {
            sections[Section::BigramWords as usize].extend(bigram.words[1].to_le_bytes());
        }
        let bigrams = self.bigrams.iter();
        sections[Section::BigramWeights as usize] =
            Packed::of(1).write(bigrams.map(|bigram| (0, [bigram.log_p, bigram.back_off])));
        sections[Section::BigramStarts as usize] = starts::write(&self.starts());
        let trigrams = self.trigrams.iter();
        sections[Section::Trigrams as usize] = Packed::of(self.unigrams.len())
            .write(trigrams.map(|trigram| (trigram.words[2], [trigram.log_p])));
        sections[Section::Trees as usize] = Forest::default().write();
        if let Some(company) = &self.company {
            sections[Section::Company as usize] = company.write();
        }
        file(&sections)
    }

    fn unigrams_into(&self, out: &mut Vec<u8>) {
        let mut next = 0;
        for (word, unigram) in self.unigrams.iter().enumerate() {
            while self
                .bigrams
                .get(next)
                .is_some_and(|bigram| usize::from(bigram.words[0]) < word)
            {
                next += 1;
            }
            out.extend([quantised(unigram.log_p), quantised(unigram.back_off)]);
            out.extend((next as u32).to_le_bytes());
        }
        // Nothing stands behind the last word but the end.
        out.extend([u8::MAX, 0]);
        out.extend((self.bigrams.len() as u32).to_le_bytes());
    }

    /// For each bigram and one more the start of its trigrams.
    fn starts(&self) -> Vec<u32> {
        let mut next = 0;
        let begin = |bigram: &Bigram| {
            while self
                .trigrams
                .get(next)
                .is_some_and(|trigram| trigram.words[..2] < bigram.words[..])
            {
                next += 1;
            }
            next as u32
        };
        let mut starts: Vec<u32> = self.bigrams.iter().map(begin).collect();
        starts.push(self.trigrams.len() as u32);
        starts
    }
}

/// A logarithm of at most 0 in one byte.
fn quantised(log: f32) -> u8 {
    (-log * STEPS).round().clamp(0.0, 255.0) as u8
}

/// The sections behind a head that tells how long they are.
pub(super) fn file<S: AsRef<[u8]>>(sections: &[S]) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    for section in sections {
        out.extend((section.as_ref().len() as u32).to_le_bytes());
    }
    for section in sections {
        out.extend(section.as_ref());
    }
    out
}
