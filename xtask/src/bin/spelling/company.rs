//! Training the vectors of [`thethuc_spelling::model::company`]: of what may have been meant, the word
//! that was written shall fit best among those around it. One pass after another over the text, one
//! place after another, so that the same text makes the same numbers.

use thethuc_spelling::confusion::candidates;
use thethuc_spelling::model::WordId;
use thethuc_spelling::model::class;
use thethuc_spelling::model::company::{Company, DIMENSIONS, REACH, Vector, neighbour};

use crate::counts::Vocabulary;
use crate::random::Random;

/// How often the text is gone through.
const PASSES: usize = 2;
/// How many of the words one slip away are held against the one written, each time.
const NEAR: usize = 8;
/// How many others.
const OTHERS: usize = 2;
/// How far a step goes at first; the last one goes nowhere.
const RATE: f32 = 0.06;

/// Vectors of all words of a text.
pub(crate) fn train<'t>(
    vocabulary: &Vocabulary,
    paragraphs: impl Iterator<Item = &'t str>,
) -> Company {
    let read = |paragraph: &str| {
        let mut words = Vec::new();
        vocabulary.sequence(paragraph, &mut words);
        words
    };
    let mut texts: Vec<Vec<WordId>> = paragraphs.map(read).collect();
    // Laws and articles by turns.
    Random(0x0DD5).shuffle(&mut texts);
    let mut random = Random(0x00C0_4BA5);
    let mut small = || (random.share() as f32 - 0.5) / 8.0;
    let words = vocabulary.len();
    let company = Company {
        places: vec![[1.0; DIMENSIONS]; 2 * REACH],
        around: (0..words)
            .map(|_| std::array::from_fn(|_| small()))
            .collect(),
        there: vec![[0.0; DIMENSIONS]; words],
        bias: vec![0.0; words],
    };
    let mut training = Training {
        near: near(vocabulary),
        written: texts.iter().flatten().copied().collect(),
        company,
        random: Random(0x5EED),
        rate: RATE,
        surprise: 0.0,
        steps: 0,
    };
    let all = PASSES * texts.iter().map(Vec::len).sum::<usize>();
    let mut done = 0;
    for _ in 0..PASSES {
        for text in &texts {
            training.rate = RATE * (1.0 - done as f32 / all as f32);
            for at in 0..text.len() {
                training.learn(text, at);
            }
            done += text.len();
        }
        let mean = training.surprise / f64::from(training.steps);
        println!("vectors: each word among eleven, surprise {mean:.4}");
        (training.surprise, training.steps) = (0.0, 0);
    }
    training.company
}

/// For each word the words one slip away.
fn near(vocabulary: &Vocabulary) -> Vec<Vec<WordId>> {
    let mut near = vec![Vec::new(); usize::from(class::COUNT)];
    for &syllable in &vocabulary.syllables {
        let own = vocabulary.id(syllable);
        let mut words = Vec::new();
        candidates(syllable, |other, _| {
            let word = vocabulary.id(other);
            if word != class::RARE && word != own {
                words.push(word);
            }
        });
        words.sort_unstable();
        words.dedup();
        near.push(words);
    }
    near
}

struct Training {
    near: Vec<Vec<WordId>>,
    /// The text in a row, to draw words as often as they are written.
    written: Vec<WordId>,
    company: Company,
    random: Random,
    rate: f32,
    /// The sum of how surprising the words were, in this pass, and of how many.
    surprise: f64,
    steps: u32,
}

impl Training {
    /// One step: the word written at a place against some that were not.
    fn learn(&mut self, text: &[WordId], at: usize) {
        let word = text[at];
        let near = &self.near[usize::from(word)];
        if near.is_empty() {
            return;
        }
        let mut rivals = [word; 1 + NEAR + OTHERS];
        for rival in &mut rivals[1..=NEAR] {
            *rival = *self.random.pick(near).unwrap_or(&word);
        }
        for rival in &mut rivals[1 + NEAR..] {
            *rival = *self.random.pick(&self.written).unwrap_or(&word);
        }
        let around = self.around(text, at);
        let fits = rivals.map(|rival| self.fit(&around, rival));
        let slopes = slopes(&rivals, fits);
        self.surprise -= f64::from((1.0 - slopes[0]).max(f32::MIN_POSITIVE)).ln();
        self.steps += 1;
        let mut back = [0.0; DIMENSIONS];
        for (&rival, slope) in rivals.iter().zip(slopes) {
            let step = self.rate * slope;
            let there = &mut self.company.there[usize::from(rival)];
            for ((back, there), around) in back.iter_mut().zip(there).zip(&around) {
                *back += step * *there;
                *there += step * around;
            }
            self.company.bias[usize::from(rival)] += step;
        }
        self.step_back(text, at, &back);
    }

    fn around(&self, text: &[WordId], at: usize) -> Vector {
        let mut sum = [0.0; DIMENSIONS];
        for (place, weights) in self.company.places.iter().enumerate() {
            if let Some(&word) = neighbour(at, place).and_then(|at| text.get(at)) {
                let around = &self.company.around[usize::from(word)];
                for ((sum, around), weight) in sum.iter_mut().zip(around).zip(weights) {
                    *sum += around * weight;
                }
            }
        }
        sum
    }

    fn fit(&self, around: &Vector, word: WordId) -> f32 {
        let there = &self.company.there[usize::from(word)];
        // Eight sums side by side: one instruction adds them all.
        let mut sums = [0.0_f32; 8];
        for (around, there) in around
            .as_chunks::<8>()
            .0
            .iter()
            .zip(there.as_chunks::<8>().0)
        {
            for ((sum, around), there) in sums.iter_mut().zip(around).zip(there) {
                *sum += around * there;
            }
        }
        self.company.bias[usize::from(word)] + sums.iter().sum::<f32>()
    }

    fn step_back(&mut self, text: &[WordId], at: usize, back: &Vector) {
        for (place, weights) in self.company.places.iter_mut().enumerate() {
            if let Some(&word) = neighbour(at, place).and_then(|at| text.get(at)) {
                let around = &mut self.company.around[usize::from(word)];
                for ((back, around), weight) in back.iter().zip(around).zip(weights) {
                    let old = *around;
                    *around += back * *weight;
                    *weight += PLACE_RATE * back * old;
                }
            }
        }
    }
}

/// Places are shared by all words: they take smaller steps.
const PLACE_RATE: f32 = 0.1;

/// How far each fit is from what it should be: one for the first, none for all others.
fn slopes<const N: usize>(rivals: &[WordId; N], fits: [f32; N]) -> [f32; N] {
    let most = fits.iter().fold(f32::MIN, |most, fit| most.max(*fit));
    let mut odds = fits.map(|fit| f64::from(fit - most).exp() as f32);
    // The word itself, drawn again, is no rival.
    for (odds, rival) in odds.iter_mut().zip(rivals).skip(1) {
        if *rival == rivals[0] {
            *odds = 0.0;
        }
    }
    let sum: f32 = odds.iter().sum();
    let mut slopes = odds.map(|odds| -odds / sum);
    slopes[0] += 1.0;
    slopes
}
