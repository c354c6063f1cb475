//! From counts to probabilities: interpolated Kneser–Ney with modified discounts, then pruning by
//! what each entry tells, then weights of shorter contexts that make the rest sum to one again.

use std::collections::HashMap;

use thethuc_spelling::model::{Bigram, Trigram, Unigram, WordId};

use crate::counts::Counts;

/// How many entries the tables keep.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Size {
    pub(crate) bigrams: usize,
    pub(crate) trigrams: usize,
}

/// Discounts of counts of one, two, and more.
#[derive(Debug, Clone, Copy)]
struct Discounts([f64; 3]);

impl Discounts {
    fn of(counts: impl Iterator<Item = u32>) -> Self {
        let mut n = [0.0_f64; 5];
        for count in counts.filter(|&count| count <= 4) {
            n[count as usize] += 1.0;
        }
        let y = n[1] / (n[1] + 2.0 * n[2]).max(1.0);
        let d = |k: usize| {
            let next = if n[k] > 0.0 { n[k + 1] / n[k] } else { 0.0 };
            (k as f64 - (k + 1) as f64 * y * next).clamp(0.1, k as f64 - 0.05)
        };
        Self([d(1), d(2), d(3)])
    }

    fn at(self, count: u32) -> f64 {
        match count {
            0 => 0.0,
            1..=2 => self.0[count as usize - 1],
            _ => self.0[2],
        }
    }
}

/// The probabilities of the words behind one context, and the weight of the shorter one.
fn behind(
    counts: &[(WordId, u32)],
    discounts: Discounts,
    shorter: impl Fn(WordId) -> f64,
) -> Vec<(WordId, f64)> {
    let total: f64 = counts.iter().map(|&(_, count)| f64::from(count)).sum();
    let taken: f64 = counts.iter().map(|&(_, count)| discounts.at(count)).sum();
    counts
        .iter()
        .map(|&(word, count)| {
            let own = (f64::from(count) - discounts.at(count)) / total;
            (word, own + taken / total * shorter(word))
        })
        .collect()
}

/// The tables, sorted by their words.
pub(crate) struct Estimate {
    pub(crate) unigrams: Vec<Unigram>,
    pub(crate) bigrams: Vec<Bigram>,
    pub(crate) trigrams: Vec<Trigram>,
}

/// How many times general texts count beside laws, of which there are more and which say the same
/// again and again, where it is chosen what to leave out.
const GENERAL_COUNTS: f64 = 3.0;

struct Entry<const N: usize> {
    words: [WordId; N],
    p: f64,
    /// How much the training text would lose without it.
    tells: f64,
}

/// Tables of all that was counted. What is left out is weighed as if `general` texts, which are among
/// them, had been written [`GENERAL_COUNTS`] times.
pub(crate) fn estimate(counts: &Counts, general: &Counts, words: usize, size: Size) -> Estimate {
    let seconds = continuation(counts);
    let ones = unigrams(&seconds, words);
    let weighed = |&(words, count): &([WordId; 3], u32)| {
        let among = general.threes.binary_search_by_key(&words, |three| three.0);
        let more = among.map_or(0, |at| general.threes[at].1);
        f64::from(count) + (GENERAL_COUNTS - 1.0) * f64::from(more)
    };
    let twos = bigrams(counts, weighed, &seconds, &ones);
    let p_two: HashMap<[WordId; 2], f64> = twos.iter().map(|two| (two.words, two.p)).collect();
    let threes = trigrams(counts, weighed, &p_two);
    let threes = kept(threes, size.trigrams, |_| false);
    let contexts: std::collections::HashSet<[WordId; 2]> = threes
        .iter()
        .map(|three| [three.words[0], three.words[1]])
        .collect();
    let twos = kept(twos, size.bigrams, |two| contexts.contains(&two.words));
    weighted(&ones, &twos, &threes)
}

/// For each two words, how many different words stand before them; real counts behind a break.
fn continuation(counts: &Counts) -> Vec<([WordId; 2], u32)> {
    let mut seconds: HashMap<[WordId; 2], u32> = HashMap::new();
    for ([_, second, third], _) in &counts.threes {
        *seconds.entry([*second, *third]).or_insert(0) += 1;
    }
    for ([_, first, second], count) in &counts.behind_break {
        seconds.insert([*first, *second], *count);
    }
    let mut seconds: Vec<_> = seconds.into_iter().collect();
    seconds.sort_unstable();
    seconds
}

fn unigrams(seconds: &[([WordId; 2], u32)], words: usize) -> Vec<f64> {
    let mut counts = vec![0.5_f64; words];
    for ([_, second], _) in seconds {
        counts[usize::from(*second)] += 1.0;
    }
    let total: f64 = counts.iter().sum();
    counts.iter().map(|count| count / total).collect()
}

fn bigrams(
    counts: &Counts,
    weighed: impl Fn(&([WordId; 3], u32)) -> f64,
    seconds: &[([WordId; 2], u32)],
    ones: &[f64],
) -> Vec<Entry<2>> {
    let discounts = Discounts::of(seconds.iter().map(|&(_, count)| count));
    let mut real: HashMap<[WordId; 2], f64> = HashMap::new();
    for three in &counts.threes {
        let [_, second, third] = three.0;
        *real.entry([second, third]).or_insert(0.0) += weighed(three);
    }
    let mut out = Vec::with_capacity(seconds.len());
    for group in seconds.chunk_by(|a, b| a.0[0] == b.0[0]) {
        let first = group[0].0[0];
        let counts: Vec<(WordId, u32)> = group.iter().map(|(words, c)| (words[1], *c)).collect();
        let p = behind(&counts, discounts, |word| ones[usize::from(word)]);
        for ((word, p), (_, count)) in p.into_iter().zip(counts) {
            let words = [first, word];
            let count = real.get(&words).copied().unwrap_or(f64::from(count));
            out.push(Entry {
                words,
                p,
                tells: count * (p / ones[usize::from(word)]).ln(),
            });
        }
    }
    out
}

fn trigrams(
    counts: &Counts,
    weighed: impl Fn(&([WordId; 3], u32)) -> f64,
    p_two: &HashMap<[WordId; 2], f64>,
) -> Vec<Entry<3>> {
    let discounts = Discounts::of(counts.threes.iter().map(|&(_, count)| count));
    let mut out = Vec::with_capacity(counts.threes.len());
    for group in counts.threes.chunk_by(|a, b| a.0[..2] == b.0[..2]) {
        let [first, second, _] = group[0].0;
        let shorter = |word: WordId| p_two.get(&[second, word]).copied().unwrap_or(1e-9);
        let counts: Vec<(WordId, u32)> = group.iter().map(|(words, c)| (words[2], *c)).collect();
        let p = behind(&counts, discounts, shorter);
        for ((word, p), three) in p.into_iter().zip(group) {
            out.push(Entry {
                words: [first, second, word],
                p,
                tells: weighed(three) * (p / shorter(word)).ln(),
            });
        }
    }
    out
}

/// The `most` entries that tell most, and those that are `needed`; sorted by their words.
fn kept<const N: usize>(
    mut entries: Vec<Entry<N>>,
    most: usize,
    needed: impl Fn(&Entry<N>) -> bool,
) -> Vec<Entry<N>> {
    entries.sort_by(|a, b| {
        let by_need = needed(b).cmp(&needed(a));
        let by_what_they_tell = b.tells.total_cmp(&a.tells);
        by_need.then(by_what_they_tell).then(a.words.cmp(&b.words))
    });
    let count = entries.iter().filter(|entry| needed(entry)).count();
    entries.truncate(most.max(count));
    entries.sort_by_key(|entry| entry.words);
    entries
}

/// The tables, each context with the weight of the shorter one.
fn weighted(ones: &[f64], twos: &[Entry<2>], threes: &[Entry<3>]) -> Estimate {
    let mut one_weights = vec![1.0; ones.len()];
    for group in twos.chunk_by(|a, b| a.words[0] == b.words[0]) {
        let rest = rest(group, |two| ones[usize::from(two.words[1])]);
        one_weights[usize::from(group[0].words[0])] = rest;
    }
    let p_two: HashMap<[WordId; 2], f64> = twos.iter().map(|two| (two.words, two.p)).collect();
    let p_of_two = |words: [WordId; 2]| {
        p_two
            .get(&words)
            .copied()
            .unwrap_or_else(|| one_weights[usize::from(words[0])] * ones[usize::from(words[1])])
    };
    let mut two_weights: HashMap<[WordId; 2], f64> = HashMap::new();
    for group in threes.chunk_by(|a, b| a.words[..2] == b.words[..2]) {
        let [first, second, _] = group[0].words;
        let rest = rest(group, |three| p_of_two([three.words[1], three.words[2]]));
        two_weights.insert([first, second], rest);
    }
    let unigram = |(p, weight): (&f64, &f64)| Unigram {
        log_p: p.ln() as f32,
        back_off: weight.ln() as f32,
    };
    let bigram = |two: &Entry<2>| Bigram {
        words: two.words,
        log_p: two.p.ln() as f32,
        back_off: two_weights
            .get(&two.words)
            .map_or(0.0, |weight| weight.ln() as f32),
    };
    let trigram = |three: &Entry<3>| Trigram {
        words: three.words,
        log_p: three.p.ln() as f32,
    };
    Estimate {
        unigrams: ones.iter().zip(&one_weights).map(unigram).collect(),
        bigrams: twos.iter().map(bigram).collect(),
        trigrams: threes.iter().map(trigram).collect(),
    }
}

/// What the entries of a context leave to others, divided by what the shorter context gives those.
fn rest<const N: usize>(group: &[Entry<N>], shorter: impl Fn(&Entry<N>) -> f64) -> f64 {
    let own: f64 = group.iter().map(|entry| entry.p).sum();
    let by_shorter: f64 = group.iter().map(&shorter).sum();
    ((1.0 - own).max(1e-6) / (1.0 - by_shorter).max(1e-6)).clamp(1e-6, 1.0)
}
