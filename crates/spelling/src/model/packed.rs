//! Entries of a table pressed together: the number of a word and how probable it is, in as many bits
//! as they need, one behind the other.

use super::WordId;

/// Bits of a quantised logarithm.
const WEIGHT_BITS: usize = 6;
/// The last step of one.
const MOST: u64 = (1 << WEIGHT_BITS) - 1;
/// Steps in one unit of the natural logarithm.
const STEPS: f32 = 4.0;
/// Bytes that are read at once for an entry, wherever its bits begin.
const WINDOW: usize = 8;

/// How entries with `N` logarithms lie: all as wide, for a vocabulary of this size.
#[derive(Debug, Clone, Copy)]
pub(super) struct Packed<const N: usize> {
    bits: usize,
}

impl<const N: usize> Packed<N> {
    /// For as many words.
    pub(super) fn of(words: usize) -> Self {
        let last = words.saturating_sub(1);
        let word_bits = (usize::BITS - last.leading_zeros()) as usize;
        Self {
            bits: word_bits + N * WEIGHT_BITS,
        }
    }

    /// How many bytes as many entries take.
    pub(super) fn len(self, entries: usize) -> usize {
        (entries * self.bits).div_ceil(8) + WINDOW
    }

    /// The entries: each a word and logarithms of at most 0.
    pub(super) fn write(
        self,
        entries: impl ExactSizeIterator<Item = (WordId, [f32; N])>,
    ) -> Vec<u8> {
        let mut out = vec![0; self.len(entries.len())];
        for (at, (word, logs)) in entries.enumerate() {
            let step = |log: f32| (-log * STEPS).round().clamp(0.0, MOST as f32) as u64;
            let entry = logs.iter().fold(u64::from(word), |entry, &log| {
                entry << WEIGHT_BITS | step(log)
            });
            let bit = at * self.bits;
            let bytes = (entry << (bit % 8)).to_le_bytes();
            for (byte, more) in out[bit / 8..].iter_mut().zip(bytes) {
                *byte |= more;
            }
        }
        out
    }

    /// The place and the logarithms of a word among the entries of a range, which are sorted by their
    /// words.
    pub(super) fn find(
        self,
        bytes: &[u8],
        (mut from, to): (usize, usize),
        wanted: WordId,
    ) -> Option<(usize, [f32; N])> {
        let bound = (u64::from(wanted) + 1) << (N * WEIGHT_BITS);
        let mut size = to.checked_sub(from)?;
        // Halves without asking whether it is found, so that nothing has to be guessed.
        while size > 1 {
            let half = size / 2;
            let behind = self.entry(bytes, from + half)? < bound;
            from = if behind { from + half } else { from };
            size -= half;
        }
        let entry = self.entry(bytes, from).filter(|_| size == 1)?;
        (entry >> (N * WEIGHT_BITS) == u64::from(wanted)).then(|| (from, logs(entry)))
    }

    /// The logarithms of an entry.
    pub(super) fn logs(self, bytes: &[u8], at: usize) -> Option<[f32; N]> {
        self.entry(bytes, at).map(logs)
    }

    fn entry(self, bytes: &[u8], at: usize) -> Option<u64> {
        let bit = at.checked_mul(self.bits)?;
        let window = bytes.get(bit / 8..)?.first_chunk::<WINDOW>()?;
        let mask = (1 << self.bits) - 1;
        Some(u64::from_le_bytes(*window) >> (bit % 8) & mask)
    }
}

fn logs<const N: usize>(entry: u64) -> [f32; N] {
    std::array::from_fn(|at| {
        let step = entry >> ((N - 1 - at) * WEIGHT_BITS) & MOST;
        -(step as f32) / STEPS
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_pressed_together_is_found_again() {
        for words in [2, 9, 2_698, 4_771, 60_000] {
            let packed = Packed::<2>::of(words);
            let step = (words / 50).max(1);
            let log = |at: usize| -((at % 30) as f32) / STEPS;
            let entries: Vec<(WordId, [f32; 2])> = (0..words)
                .step_by(step)
                .enumerate()
                .map(|(at, word)| (word as WordId, [log(at), log(at * 7)]))
                .collect();
            let bytes = packed.write(entries.iter().copied());
            let all = (0, entries.len());
            for (at, &(word, logs)) in entries.iter().enumerate() {
                let found = packed.find(&bytes, all, word);
                assert_eq!(found, Some((at, logs)), "{words} {word}");
                assert_eq!(packed.find(&bytes, (0, at), word), None);
            }
            if step > 1 {
                assert_eq!(packed.find(&bytes, all, 1), None);
            }
        }
    }

    #[test]
    fn what_hardly_ever_stands_there_is_as_probable_as_the_last_step() {
        let packed = Packed::<1>::of(9);
        let bytes = packed.write([(8, [-20.0])].into_iter());
        assert_eq!(
            packed.find(&bytes, (0, 1), 8),
            Some((0, [-(MOST as f32) / STEPS]))
        );
    }

    #[test]
    fn a_range_beyond_the_end_finds_nothing() {
        let packed = Packed::<1>::of(4_771);
        let bytes = packed.write([(8, [-1.0])].into_iter());
        assert_eq!(packed.find(&bytes, (70, 90), 8), None);
        assert_eq!(packed.find(&bytes, (usize::MAX - 1, usize::MAX), 8), None);
    }
}
