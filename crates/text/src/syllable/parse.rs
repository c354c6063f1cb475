//! Reading a syllable.

use super::letters::{small, split};
use super::render::tone_place;
use super::tables::{ONSETS, RIMES};
use super::{Syllable, Tone, TonePlacement};

/// A syllable and how its tone was placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parsed {
    /// The syllable.
    pub syllable: Syllable,
    /// Where its tone stands.
    pub placement: Placement,
}

/// Where the tone of a written syllable stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Placement {
    /// Where every placement has it, or there is none.
    Same,
    /// `hòa`
    Old,
    /// `hoà`
    New,
    /// `tòan`, `qúa`, `taị`: where no placement has it; always an error.
    Misplaced,
}

/// The longest syllable has seven letters (`nghiêng`).
const MOST_LETTERS: usize = 7;

/// Reads a syllable in NFC, of any case; none where it cannot be one.
#[must_use]
pub fn parse(text: &str) -> Option<Parsed> {
    // A letter takes three bytes at most.
    if text.is_empty() || text.len() > MOST_LETTERS * 3 {
        return None;
    }
    let mut bases = ['\0'; MOST_LETTERS];
    let mut len = 0;
    let mut tone = None;
    for c in text.chars() {
        let c = small(c);
        let (base, of_this) = split(c).unwrap_or((c, Tone::Ngang));
        *bases.get_mut(len)? = base;
        if of_this != Tone::Ngang && tone.replace((len, of_this)).is_some() {
            return None;
        }
        len += 1;
    }
    let (onset, rime) = parts(bases.get(..len)?)?;
    let (at, tone) = tone.map_or((None, Tone::Ngang), |(at, tone)| (Some(at), tone));
    let syllable = Syllable::from_indexes(onset, rime, tone)?;
    let rime_at = len - RIMES[rime].chars().count();
    let placement = at.map_or(Placement::Same, |at| placement(RIMES[rime], rime_at, at));
    Some(Parsed {
        syllable,
        placement,
    })
}

fn placement(rime: &str, rime_at: usize, at: usize) -> Placement {
    let [old, new] = [TonePlacement::Old, TonePlacement::New]
        .map(|placement| rime_at + tone_place(rime, placement) == at);
    match (old, new) {
        (true, true) => Placement::Same,
        (true, false) => Placement::Old,
        (false, true) => Placement::New,
        (false, false) => Placement::Misplaced,
    }
}

/// Indexes of the onset and the rime that the letters without tone are made of.
fn parts(letters: &[char]) -> Option<(usize, usize)> {
    let longest = letters.len().min(3);
    (0..=longest).rev().find_map(|len| {
        let (onset, rest) = letters.split_at(len);
        let onset = onset_of(onset)?;
        let rime = if ONSETS[onset] == "gi" && shares_its_letter(rest) {
            rime_of(&letters[1..]).or_else(|| rime_of(rest))
        } else {
            rime_of(rest)
        }?;
        super::tables::go_together(onset, rime).then_some((onset, rime))
    })
}

/// Whether what follows `gi` needs its `i`: nothing, a consonant, or the `ê` of `iê`.
fn shares_its_letter(rest: &[char]) -> bool {
    rest.first().is_none_or(|&c| c == 'ê' || split(c).is_none())
}

fn onset_of(letters: &[char]) -> Option<usize> {
    let key = pack(letters)?;
    ONSET_KEYS.iter().position(|&known| known == key)
}

fn rime_of(letters: &[char]) -> Option<usize> {
    let key = pack(letters)?;
    let at = RIME_KEYS.binary_search_by_key(&key, |&(known, _)| known);
    at.ok().map(|at| usize::from(RIME_KEYS[at].1))
}

const ALPHABET: [char; 29] = [
    'a', 'ă', 'â', 'b', 'c', 'd', 'đ', 'e', 'ê', 'g', 'h', 'i', 'k', 'l', 'm', 'n', 'o', 'ô', 'ơ',
    'p', 'q', 'r', 's', 't', 'u', 'ư', 'v', 'x', 'y',
];

/// The place of a letter in the alphabet plus one, for every character up to `ư`.
const PLACES: [u8; 0x1B1] = {
    let mut places = [0; 0x1B1];
    let mut at = 0;
    while at < ALPHABET.len() {
        places[ALPHABET[at] as usize] = at as u8 + 1;
        at += 1;
    }
    places
};

/// Up to four letters as one number.
fn pack(letters: &[char]) -> Option<u32> {
    if letters.len() > 4 {
        return None;
    }
    letters.iter().try_fold(0, |key, &c| {
        let place = PLACES.get(c as usize).copied().filter(|&place| place > 0)?;
        Some(key << 5 | u32::from(place))
    })
}

/// [`pack`] while compiling, straight from UTF-8.
const fn pack_str(text: &str) -> u32 {
    let bytes = text.as_bytes();
    let (mut key, mut at) = (0, 0);
    while at < bytes.len() {
        let c = if bytes[at] < 0x80 {
            bytes[at] as usize
        } else {
            at += 1;
            ((bytes[at - 1] & 0x1F) as usize) << 6 | (bytes[at] & 0x3F) as usize
        };
        key = key << 5 | PLACES[c] as u32;
        at += 1;
    }
    key
}

const ONSET_KEYS: [u32; ONSETS.len()] = {
    let mut keys = [0; ONSETS.len()];
    let mut at = 0;
    while at < ONSETS.len() {
        keys[at] = pack_str(ONSETS[at]);
        at += 1;
    }
    keys
};

/// The rimes in the order of their keys.
const RIME_KEYS: [(u32, u8); RIMES.len()] = {
    let mut keys = [(0, 0); RIMES.len()];
    let mut len = 0;
    while len < RIMES.len() {
        let key = (pack_str(RIMES[len]), len as u8);
        let mut at = len;
        while at > 0 && keys[at - 1].0 > key.0 {
            keys[at] = keys[at - 1];
            at -= 1;
        }
        keys[at] = key;
        len += 1;
    }
    keys
};

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (&'static str, &'static str, Tone, Placement) {
        let Parsed {
            syllable,
            placement,
        } = parse(text).unwrap_or_else(|| panic!("{text}"));
        (
            syllable.onset(),
            syllable.rime(),
            syllable.tone(),
            placement,
        )
    }

    #[test]
    fn syllables_come_apart() {
        assert_eq!(
            read("NGHIÊNG"),
            ("ngh", "iêng", Tone::Ngang, Placement::Same)
        );
        assert_eq!(read("giếng"), ("gi", "iêng", Tone::Sac, Placement::Same));
        assert_eq!(read("gì"), ("gi", "i", Tone::Huyen, Placement::Same));
        assert_eq!(read("Quốc"), ("qu", "ôc", Tone::Sac, Placement::Same));
        assert_eq!(read("giúp"), ("gi", "up", Tone::Sac, Placement::Same));
        assert_eq!(read("yếu"), ("", "yêu", Tone::Sac, Placement::Same));
        assert_eq!(read("hoà").3, Placement::New);
        assert_eq!(read("Thủy").3, Placement::Old);
    }

    #[test]
    fn tones_in_the_wrong_place_are_seen() {
        for text in ["tòan", "qúa", "taị", "đựơc", "gỉai", "chưã"] {
            assert_eq!(read(text).3, Placement::Misplaced, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_a_syllable_is_none() {
        for text in [
            "",
            "Facebook",
            "địng",
            "ngành-",
            "hoat",
            "cê",
            "ghan",
            "nghiêngg",
            "áà",
            "Đắk",
            "1",
            "日本",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
