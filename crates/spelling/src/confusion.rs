//! What may have been meant: the syllables one slip away.

use std::sync::{LazyLock, OnceLock};

use thethuc_text::{ONSETS, RIMES, SYLLABLE_CODES, Syllable, Tone, fold};

use crate::model::{WordId, class};

/// What went wrong between the syllable meant and the one written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slip {
    /// The tone is missing: `de` for `dè`.
    ToneMissing,
    /// `hỏi` for `ngã` or the other way round.
    HoiNga,
    /// Another tone.
    Tone,
    /// A tone too many.
    ToneExtra,
    /// The mark of a letter: `những` for `nhũng`.
    Quality,
    /// All marks are missing: `de` for `để`.
    Unmarked,
    /// Onsets that sound alike somewhere: `xử` for `sử`.
    Onset,
    /// Finals that sound alike somewhere: `lan` for `lang`.
    Coda,
    /// A letter is missing.
    Deletion,
    /// A letter too many.
    Insertion,
    /// Another letter.
    Substitution,
    /// Two marks or more, of those that are written or those that were meant: `xây` for `xảy`.
    Marks,
}

impl Slip {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::ToneMissing,
        Self::HoiNga,
        Self::Tone,
        Self::ToneExtra,
        Self::Quality,
        Self::Unmarked,
        Self::Onset,
        Self::Coda,
        Self::Deletion,
        Self::Insertion,
        Self::Substitution,
        Self::Marks,
    ];

    /// How much of what people get wrong is of this kind, in hundredths (measured on errors that
    /// people made), and about how many syllables it leads to.
    fn rate_and_reach(self) -> (f32, f32) {
        match self {
            Self::ToneMissing => (22.0, 5.0),
            Self::HoiNga => (4.0, 1.0),
            Self::Tone => (17.0, 3.0),
            Self::ToneExtra => (5.0, 1.0),
            Self::Quality => (11.0, 1.5),
            Self::Unmarked => (2.0, 8.0),
            Self::Onset => (3.0, 1.5),
            Self::Coda => (4.0, 2.0),
            Self::Deletion => (10.0, 10.0),
            Self::Insertion => (6.0, 4.0),
            Self::Substitution => (4.0, 12.0),
            Self::Marks => (3.0, 8.0),
        }
    }

    /// Natural logarithm of how probable one syllable reached by this slip is.
    #[must_use]
    pub fn prior(self) -> f32 {
        PRIORS[self as usize]
    }

    /// In Vietnamese.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::ToneMissing => "thiếu dấu thanh",
            Self::HoiNga => "nhầm dấu hỏi với dấu ngã",
            Self::Tone => "sai dấu thanh",
            Self::ToneExtra => "thừa dấu thanh",
            Self::Quality => "sai dấu của chữ cái",
            Self::Unmarked => "thiếu dấu",
            Self::Onset => "nhầm phụ âm đầu",
            Self::Coda => "nhầm âm cuối",
            Self::Deletion => "thiếu chữ cái",
            Self::Insertion => "thừa chữ cái",
            Self::Substitution => "nhầm chữ cái",
            Self::Marks => "sai nhiều dấu",
        }
    }
}

/// Spellings of one word that both stand in dictionaries, by onset, rimes and tone.
const VARIANTS: [(&str, [&str; 2], Tone); 8] = [
    ("m", ["au", "âu"], Tone::Huyen),
    ("t", ["au", "âu"], Tone::Huyen),
    ("d", ["ay", "ây"], Tone::Huyen),
    ("x", ["ay", "ây"], Tone::Hoi),
    ("b", ["ay", "ây"], Tone::Hoi),
    ("th", ["ay", "ây"], Tone::Huyen),
    ("gi", ["ay", "ây"], Tone::Huyen),
    ("g", ["ơi", "ưi"], Tone::Hoi),
];

/// Whether both are spellings of one word (`màu`, `mầu`), so that neither is an error.
#[must_use]
pub fn are_variants(a: Syllable, b: Syllable) -> bool {
    a.onset() == b.onset()
        && a.tone() == b.tone()
        && VARIANTS.iter().any(|(onset, rimes, tone)| {
            *onset == a.onset()
                && *tone == a.tone()
                && rimes.contains(&a.rime())
                && rimes.contains(&b.rime())
        })
}

static PRIORS: LazyLock<[f32; 12]> = LazyLock::new(|| {
    Slip::ALL.map(|slip| {
        let (rate, reach) = slip.rate_and_reach();
        (rate / 100.0 / reach).ln()
    })
});

/// Onsets that are taken for each other.
const ONSETS_ALIKE: [(&str, &str); 14] = [
    ("s", "x"),
    ("ch", "tr"),
    ("d", "gi"),
    ("d", "r"),
    ("gi", "r"),
    ("d", "v"),
    ("l", "n"),
    ("d", "đ"),
    ("ng", "ngh"),
    ("g", "gh"),
    ("c", "k"),
    ("qu", "h"),
    ("s", "tr"),
    ("n", "nh"),
];

/// Finals that are taken for each other.
const CODAS_ALIKE: [(&str, &str); 9] = [
    ("n", "ng"),
    ("t", "c"),
    ("n", "nh"),
    ("t", "ch"),
    ("c", "ch"),
    ("i", "y"),
    ("o", "u"),
    ("m", "n"),
    ("ng", "nh"),
];

/// For each onset or rime, those one slip away.
type Neighbours = Vec<Vec<(usize, Slip)>>;

static ONSET_NEIGHBOURS: LazyLock<Neighbours> = LazyLock::new(|| neighbours(&ONSETS, onset_slip));
static RIME_NEIGHBOURS: LazyLock<Neighbours> = LazyLock::new(|| neighbours(&RIMES, rime_slip));

fn neighbours(parts: &[&str], slip: fn(&str, &str) -> Option<Slip>) -> Neighbours {
    let of = |part: &&str| {
        let others = parts.iter().enumerate();
        others
            .filter_map(|(at, other)| Some((at, slip(part, other)?)))
            .collect()
    };
    parts.iter().map(of).collect()
}

fn onset_slip(written: &str, meant: &str) -> Option<Slip> {
    let alike = |&(a, b): &(&str, &str)| (a, b) == (written, meant) || (b, a) == (written, meant);
    if written == meant {
        None
    } else if fold(written) == fold(meant) {
        Some(Slip::Quality)
    } else if ONSETS_ALIKE.iter().any(alike) {
        Some(Slip::Onset)
    } else {
        one_letter(written, meant)
    }
}

fn rime_slip(written: &str, meant: &str) -> Option<Slip> {
    let ends = |&(a, b): &(&str, &str)| {
        let same = |a: &str, b: &str| {
            written.strip_suffix(a).is_some_and(|nucleus| {
                !nucleus.is_empty() && meant.strip_suffix(b) == Some(nucleus)
            })
        };
        same(a, b) || same(b, a)
    };
    if written == meant {
        None
    } else if fold(written) == fold(meant) {
        Some(Slip::Quality)
    } else if CODAS_ALIKE.iter().any(ends) {
        Some(Slip::Coda)
    } else {
        one_letter(written, meant)
    }
}

/// The slip of one letter, or of two that changed places.
fn one_letter(written: &str, meant: &str) -> Option<Slip> {
    let (written, meant): (Vec<char>, Vec<char>) =
        (written.chars().collect(), meant.chars().collect());
    let head = written
        .iter()
        .zip(&meant)
        .take_while(|(a, b)| a == b)
        .count();
    let tail = |a: &[char], b: &[char]| {
        a.iter()
            .rev()
            .zip(b.iter().rev())
            .take_while(|(a, b)| a == b)
            .count()
    };
    let tail = tail(&written[head..], &meant[head..]);
    match (written.len() - head - tail, meant.len() - head - tail) {
        (0, 1) => Some(Slip::Deletion),
        (1, 0) => Some(Slip::Insertion),
        (1, 1) => Some(Slip::Substitution),
        (2, 2) if written[head] == meant[head + 1] && written[head + 1] == meant[head] => {
            Some(Slip::Substitution)
        }
        _ => None,
    }
}

/// Calls `found` with every syllable one slip away from the one written; one may come twice.
pub fn candidates(written: Syllable, mut found: impl FnMut(Syllable, Slip)) {
    let (onset, rime) = written.indexes();
    for tone in Tone::ALL.into_iter().filter(|&tone| tone != written.tone()) {
        if let Some(meant) = written.with_tone(tone) {
            found(meant, tone_slip(written.tone(), tone));
        }
    }
    for &(other, slip) in &RIME_NEIGHBOURS[rime] {
        let respelled = respelled(onset, other);
        if let Some(meant) = Syllable::from_indexes(respelled, other, written.tone()) {
            found(meant, slip);
        }
    }
    for &(other, slip) in &ONSET_NEIGHBOURS[onset] {
        if let Some(meant) = Syllable::from_indexes(other, rime, written.tone()) {
            found(meant, slip);
        }
    }
    with_other_marks(written, &mut found);
}

/// An attested syllable that may have been meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Meant {
    pub(crate) syllable: Syllable,
    pub(crate) word: WordId,
    pub(crate) slip: Slip,
}

/// For each syllable what may have been meant, worked out when it is first asked for. One syllable may
/// come twice, by two slips.
#[derive(Debug, Clone)]
pub(crate) struct Near(Vec<OnceLock<Box<[Meant]>>>);

impl Default for Near {
    fn default() -> Self {
        Self(vec![OnceLock::new(); SYLLABLE_CODES])
    }
}

impl Near {
    /// The attested syllables one slip away, without other spellings of the one written; `id` tells
    /// the word of a syllable, always the same.
    pub(crate) fn of(&self, written: Syllable, id: impl Fn(Syllable) -> WordId) -> &[Meant] {
        self.0[usize::from(written.code())].get_or_init(|| {
            let own = id(written);
            let mut near = Vec::new();
            candidates(written, |syllable, slip| {
                let word = id(syllable);
                if word != class::RARE && word != own && !are_variants(written, syllable) {
                    near.push(Meant {
                        syllable,
                        word,
                        slip,
                    });
                }
            });
            near.into()
        })
    }
}

/// Syllables of the same letters with two other marks or more: of the onset, the rime, the tone.
fn with_other_marks(written: Syllable, found: &mut impl FnMut(Syllable, Slip)) {
    let (onset, rime) = written.indexes();
    let bears_none =
        ONSETS[onset].is_ascii() && RIMES[rime].is_ascii() && written.tone() == Tone::Ngang;
    let slip = if bears_none {
        Slip::Unmarked
    } else {
        Slip::Marks
    };
    let others = |neighbours: &'static [(usize, Slip)]| {
        let others = neighbours.iter().filter(|(_, slip)| *slip == Slip::Quality);
        others.map(|&(other, _)| other)
    };
    for meant_rime in std::iter::once(rime).chain(others(&RIME_NEIGHBOURS[rime])) {
        for meant_onset in std::iter::once(onset).chain(others(&ONSET_NEIGHBOURS[onset])) {
            let marks = usize::from(meant_onset != onset) + usize::from(meant_rime != rime);
            for tone in Tone::ALL {
                if marks + usize::from(tone != written.tone()) < 2 {
                    continue;
                }
                if let Some(meant) = Syllable::from_indexes(meant_onset, meant_rime, tone) {
                    found(meant, slip);
                }
            }
        }
    }
}

fn tone_slip(written: Tone, meant: Tone) -> Slip {
    match (written, meant) {
        (Tone::Ngang, _) => Slip::ToneMissing,
        (_, Tone::Ngang) => Slip::ToneExtra,
        (Tone::Hoi, Tone::Nga) | (Tone::Nga, Tone::Hoi) => Slip::HoiNga,
        _ => Slip::Tone,
    }
}

/// For each onset, how it is spelled before other rimes and before those of `e`, `ê`, `i`, `y`.
static RESPELLED: LazyLock<Vec<[usize; 2]>> = LazyLock::new(|| {
    let spelled = |onset: usize| {
        [false, true].map(|front| {
            let wanted = match (ONSETS[onset], front) {
                ("c", true) => "k",
                ("k", false) => "c",
                ("g", true) => "gh",
                ("gh", false) => "g",
                ("ng", true) => "ngh",
                ("ngh", false) => "ng",
                (same, _) => same,
            };
            let place = ONSETS.iter().position(|&known| known == wanted);
            place.unwrap_or(onset)
        })
    };
    (0..ONSETS.len()).map(spelled).collect()
});

/// The onset as it is spelled before a rime: `c` before `a` is `k` before `e`.
fn respelled(onset: usize, rime: usize) -> usize {
    RESPELLED[onset][usize::from(RIMES[rime].starts_with(['e', 'ê', 'i', 'y']))]
}

#[cfg(test)]
mod tests {
    use thethuc_text::{TonePlacement, parse_syllable};

    use super::*;

    fn slip(written: &str, meant: &str) -> Option<Slip> {
        let meant = parse_syllable(meant).unwrap().syllable;
        let mut slips = Vec::new();
        candidates(parse_syllable(written).unwrap().syllable, |found, slip| {
            if found == meant {
                slips.push(slip);
            }
        });
        slips.into_iter().next()
    }

    #[test]
    fn what_people_get_wrong_is_one_slip_away() {
        for (written, meant, wanted) in [
            ("đê", "để", Slip::ToneMissing),
            ("Tù", "tùy", Slip::Deletion),
            ("những", "nhũng", Slip::Quality),
            ("đề", "để", Slip::Tone),
            ("sữa", "sửa", Slip::HoiNga),
            ("de", "để", Slip::Unmarked),
            ("can", "cần", Slip::Unmarked),
            ("xử", "sử", Slip::Onset),
            ("bàng", "bàn", Slip::Coda),
            ("dể", "để", Slip::Quality),
            ("quà", "qua", Slip::ToneExtra),
            ("xây", "xảy", Slip::Marks),
            ("dù", "đủ", Slip::Marks),
        ] {
            assert_eq!(slip(written, meant), Some(wanted), "{written} {meant}");
        }
        assert_eq!(slip("nhân", "dân"), None);
    }

    #[test]
    fn a_syllable_is_not_its_own_candidate() {
        for syllable in Syllable::all().step_by(7) {
            candidates(syllable, |found, slip| {
                assert_ne!(
                    found,
                    syllable,
                    "{} {slip:?}",
                    syllable.render(TonePlacement::Old)
                );
            });
        }
    }
}
