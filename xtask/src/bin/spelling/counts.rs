//! Counting: which syllables are attested, and which stand beside which.

use std::collections::HashMap;

use thethuc_spelling::model::{WordId, class};
use thethuc_spelling::units::units;
use thethuc_text::{
    ONSETS, SYLLABLE_CODES, Syllable, TokenKind, Tone, TonePlacement, fold, has_marks,
    parse_syllable, tokens,
};

/// A syllable is attested when it was written so often.
const ATTESTED: u32 = 6;
/// A word that is no syllable is known when it was written so often.
const KNOWN: u32 = 15;

/// Letters that are no syllable are one misspelt when it was written so many times as often.
const TIMES_AS_OFTEN: u32 = 100;

/// The attested words.
pub(crate) struct Vocabulary {
    pub(crate) syllables: Vec<Syllable>,
    pub(crate) words: Vec<String>,
    ids: Vec<WordId>,
}

impl Vocabulary {
    pub(crate) fn attest<'t>(paragraphs: impl Iterator<Item = &'t str>) -> Self {
        let mut counts = vec![0_u32; SYLLABLE_CODES];
        let mut others: HashMap<String, u32> = HashMap::new();
        for paragraph in paragraphs {
            for token in tokens(paragraph)
                .iter()
                .filter(|t| t.kind == TokenKind::Word)
            {
                match parse_syllable(token.text) {
                    Some(parsed) => counts[usize::from(parsed.syllable.key().code())] += 1,
                    None => *others.entry(token.text.to_lowercase()).or_insert(0) += 1,
                }
            }
        }
        let syllables: Vec<Syllable> = (0..SYLLABLE_CODES)
            .filter(|&code| counts[code] >= ATTESTED)
            .filter_map(|code| Syllable::from_code(code as u16))
            .collect();
        let meant = Meant::new(&syllables, &counts);
        let mut words: Vec<String> = others
            .into_iter()
            .filter(|(word, count)| *count >= KNOWN && word.chars().count() > 1)
            .filter(|(word, _)| !ONSETS.contains(&word.as_str()))
            .filter(|(word, count)| !meant.is_misspelt(word, *count))
            .map(|(word, _)| word)
            .collect();
        words.sort();
        let mut ids = vec![class::RARE; SYLLABLE_CODES];
        for (syllable, id) in syllables.iter().zip(class::COUNT..) {
            ids[usize::from(syllable.code())] = id;
        }
        Self {
            syllables,
            words,
            ids,
        }
    }

    pub(crate) fn len(&self) -> usize {
        usize::from(class::COUNT) + self.syllables.len()
    }

    /// The word of a syllable.
    pub(crate) fn id(&self, syllable: Syllable) -> WordId {
        self.ids[usize::from(syllable.key().code())]
    }

    /// The words of a paragraph.
    pub(crate) fn sequence(&self, paragraph: &str, out: &mut Vec<WordId>) {
        let id = |syllable: Syllable| self.id(syllable);
        out.extend(units(&tokens(paragraph), id).iter().map(|unit| unit.word));
    }
}

/// What letters may have been meant for, that are written again and again and still are no word.
struct Meant<'c> {
    /// Attested syllables, by their letters without marks.
    by_letters: HashMap<String, Vec<Syllable>>,
    counts: &'c [u32],
}

impl<'c> Meant<'c> {
    fn new(syllables: &[Syllable], counts: &'c [u32]) -> Self {
        let mut by_letters: HashMap<String, Vec<Syllable>> = HashMap::new();
        for &syllable in syllables {
            let letters = fold(&syllable.render(TonePlacement::Old));
            by_letters.entry(letters).or_default().push(syllable);
        }
        Self { by_letters, counts }
    }

    /// Whether letters are a common syllable with other marks, or, with marks, two syllables without
    /// their blank. Words of other languages, written as they sound, bear no tone but sắc.
    fn is_misspelt(&self, word: &str, count: u32) -> bool {
        let of_these_letters = self.by_letters.get(&fold(word)).into_iter().flatten();
        let times = |syllable: &Syllable| self.counts[usize::from(syllable.key().code())];
        let is_one = of_these_letters
            .map(times)
            .any(|times| times / TIMES_AS_OFTEN >= count);
        is_one || has_marks(word) && self.are_two(word)
    }

    fn are_two(&self, word: &str) -> bool {
        let attested = |part: &str| {
            let syllable = parse_syllable(part)?.syllable;
            let count = self.counts[usize::from(syllable.key().code())];
            (count >= ATTESTED).then(|| syllable.tone())
        };
        let mut parts = word.char_indices().map(|(at, _)| word.split_at(at));
        parts.any(|(first, second)| {
            let tones = [attested(first), attested(second)];
            let are_both = tones.iter().all(Option::is_some);
            let is_foreign = |tone: &Tone| matches!(tone, Tone::Ngang | Tone::Sac);
            are_both && !tones.iter().flatten().all(is_foreign)
        })
    }
}

/// How often each three words stand in a row; no break in the middle.
pub(crate) fn trigrams<'t>(
    vocabulary: &Vocabulary,
    paragraphs: impl Iterator<Item = &'t str>,
) -> Counts {
    let (mut threes, mut twos) = (Vec::new(), Vec::new());
    let mut words = Vec::new();
    for paragraph in paragraphs {
        words.clear();
        vocabulary.sequence(paragraph, &mut words);
        for pair in words.windows(2) {
            if pair[0] == class::BREAK {
                twos.push(pack(&[0, pair[0], pair[1]]));
            }
        }
        for three in words.windows(3) {
            if three[1] != class::BREAK {
                threes.push(pack(three));
            }
        }
    }
    Counts {
        threes: counted(threes),
        behind_break: counted(twos),
    }
}

/// Words in a row, in the order of their numbers, each with its count.
pub(crate) struct Counts {
    /// Three words; the middle one is no break.
    pub(crate) threes: Vec<([WordId; 3], u32)>,
    /// A break and the word behind it, in the last two places.
    pub(crate) behind_break: Vec<([WordId; 3], u32)>,
}

fn pack(three: &[WordId]) -> u64 {
    three
        .iter()
        .fold(0, |key, &word| key << 16 | u64::from(word))
}

fn counted(mut keys: Vec<u64>) -> Vec<([WordId; 3], u32)> {
    keys.sort_unstable();
    keys.chunk_by(|a, b| a == b)
        .map(|same| {
            let key = same[0];
            let word = |shift: u32| (key >> shift & 0xFFFF) as WordId;
            ([word(32), word(16), word(0)], same.len() as u32)
        })
        .collect()
}
