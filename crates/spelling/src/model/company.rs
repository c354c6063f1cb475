//! The company that words keep, further away than trigrams see: a word has one vector for when it
//! stands around a place and one for when it stands there, and each place around has its own weights.
//!
//! How well a word fits a place is the sum of the vectors around it, weighted by their places, times
//! its own. Only differences between words of one place mean something: they are the logarithm of
//! odds.

use super::WordId;

/// Numbers in a vector.
pub const DIMENSIONS: usize = 64;
/// How many words on either side are looked at.
pub const REACH: usize = 5;

const PLACES: usize = 2 * REACH;
/// Bytes before the vectors: two scales, and the weights of the places.
const HEAD: usize = 8 + PLACES * DIMENSIONS * 4;
/// Bytes of a word: what is added to its fit, its vector around, its vector there.
const WORD: usize = 4 + 2 * DIMENSIONS;

/// A vector.
pub type Vector = [f32; DIMENSIONS];

/// The vectors as they are trained.
#[derive(Debug, Clone, PartialEq)]
pub struct Company {
    /// The weights of the places, from the furthest before to the furthest behind.
    pub places: Vec<Vector>,
    /// For each word its vector when it stands around.
    pub around: Vec<Vector>,
    /// For each word its vector when it stands there.
    pub there: Vec<Vector>,
    /// For each word what is added to its fit.
    pub bias: Vec<f32>,
}

impl Company {
    /// The section of a file: numbers of vectors in a byte each.
    pub(super) fn write(&self) -> Vec<u8> {
        if self.bias.is_empty() {
            return Vec::new();
        }
        let scale = |vectors: &[Vector]| {
            let all = vectors.iter().flatten();
            all.fold(0.0_f32, |most, value| most.max(value.abs())) / 127.0
        };
        let (around, there) = (scale(&self.around), scale(&self.there));
        let mut out = Vec::new();
        for value in [around, there].iter().chain(self.places.iter().flatten()) {
            out.extend(value.to_le_bytes());
        }
        let steps = |vector: &Vector, scale: f32| {
            vector.map(|value| (value / scale).round().clamp(-127.0, 127.0) as i8 as u8)
        };
        for (word, bias) in self.bias.iter().enumerate() {
            out.extend(bias.to_le_bytes());
            out.extend(steps(&self.around[word], around));
            out.extend(steps(&self.there[word], there));
        }
        out
    }
}

/// The vectors of a file, where they lie.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    /// Already scaled.
    places: Vec<Vector>,
    scale: f32,
}

impl Kept {
    /// None where the bytes are of another length than the words need. No bytes at all are no
    /// vectors, which fit every word alike.
    pub(super) fn read(bytes: &[u8], words: usize) -> Option<Self> {
        if bytes.is_empty() {
            return Some(Self {
                places: Vec::new(),
                scale: 0.0,
            });
        }
        if bytes.len() != HEAD + words * WORD {
            return None;
        }
        let mut floats = bytes[..HEAD]
            .as_chunks::<4>()
            .0
            .iter()
            .map(|&bytes| f32::from_le_bytes(bytes));
        let around = floats.next()?;
        let scale = floats.next()?;
        let floats: Vec<f32> = floats.collect();
        let places = floats.as_chunks::<DIMENSIONS>().0.iter();
        Some(Self {
            places: places
                .map(|place| place.map(|weight| weight * around))
                .collect(),
            scale,
        })
    }

    /// What stands around a place, as one vector.
    pub(super) fn around(&self, bytes: &[u8], words: &[WordId], at: usize) -> Vector {
        let mut sum = [0.0; DIMENSIONS];
        for (place, weights) in self.places.iter().enumerate() {
            let Some(&word) = neighbour(at, place).and_then(|at| words.get(at)) else {
                continue;
            };
            let Some(entry) = entry(bytes, word) else {
                continue;
            };
            let steps = &entry[4..4 + DIMENSIONS];
            for ((sum, &step), weight) in sum.iter_mut().zip(steps).zip(weights) {
                *sum += f32::from(step as i8) * weight;
            }
        }
        sum
    }

    /// How well a word fits among what stands around.
    pub(super) fn fit(&self, bytes: &[u8], around: &Vector, word: WordId) -> f32 {
        let Some((bias, vectors)) = entry(bytes, word).and_then(<[u8]>::split_first_chunk::<4>)
        else {
            return 0.0;
        };
        let steps = &vectors[DIMENSIONS..];
        let products = around.iter().zip(steps);
        let sum: f32 = products.map(|(a, &b)| a * f32::from(b as i8)).sum();
        f32::from_le_bytes(*bias) + self.scale * sum
    }
}

/// The place of a neighbour: [`REACH`] before to [`REACH`] behind, without the place itself.
#[must_use]
pub fn neighbour(at: usize, place: usize) -> Option<usize> {
    let from = at.checked_add(place + usize::from(place >= REACH))?;
    from.checked_sub(REACH)
}

fn entry(bytes: &[u8], word: WordId) -> Option<&[u8]> {
    let at = HEAD + usize::from(word) * WORD;
    bytes.get(at..at + WORD)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words whose vectors have one number each: a word stands best beside itself.
    fn company(words: usize) -> Company {
        let one = |at: usize| std::array::from_fn(|place| f32::from(u8::from(place == at)));
        Company {
            places: vec![[0.5; DIMENSIONS]; PLACES],
            around: (0..words).map(one).collect(),
            there: (0..words).map(one).collect(),
            bias: vec![0.25; words],
        }
    }

    #[test]
    fn what_was_written_fits_as_before() {
        let bytes = company(9).write();
        let kept = Kept::read(&bytes, 9).unwrap();
        let around = kept.around(&bytes, &[3, 8, 3, 5], 1);
        for (word, fit) in [(3, 1.25), (5, 0.75), (8, 0.25), (0, 0.25), (700, 0.0)] {
            let found = kept.fit(&bytes, &around, word);
            assert!((found - fit).abs() < 0.01, "{word}: {found}");
        }
    }

    #[test]
    fn no_vectors_fit_every_word_alike() {
        let kept = Kept::read(&[], 9).unwrap();
        let around = kept.around(&[], &[3, 8, 3], 1);
        assert_eq!(kept.fit(&[], &around, 3), kept.fit(&[], &around, 5));
    }

    #[test]
    fn vectors_of_other_words_are_refused() {
        let bytes = company(9).write();
        assert!(Kept::read(&bytes, 8).is_none() && Kept::read(&bytes[1..], 9).is_none());
    }

    #[test]
    fn neighbours_are_those_on_both_sides() {
        let places: Vec<Option<usize>> = (0..PLACES).map(|place| neighbour(3, place)).collect();
        let expected = [
            None,
            None,
            Some(0),
            Some(1),
            Some(2),
            Some(4),
            Some(5),
            Some(6),
            Some(7),
            Some(8),
        ];
        assert_eq!(places, expected);
    }
}
