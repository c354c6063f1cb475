//! Syllables as they are written.

use super::letters::join;
use super::{Syllable, Tone};

/// Where `oa`, `oe` and `uy` carry their tone when nothing follows them. Both are in use; neither is
/// an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TonePlacement {
    /// `hòa`, `khỏe`, `thủy`: on the first letter.
    Old,
    /// `hoà`, `khoẻ`, `thuỷ`: on the main vowel.
    New,
}

impl Syllable {
    /// The syllable in small letters.
    #[must_use]
    pub fn render(self, placement: TonePlacement) -> String {
        let (onset, rime) = (self.onset(), self.rime());
        let mut out = String::with_capacity(12);
        // `gi` gives its letter to a rime that begins with it: `gì`, `giếng`.
        out.push_str(if onset == "gi" && rime.starts_with('i') {
            "g"
        } else {
            onset
        });
        let bearer = tone_place(rime, placement);
        for (at, c) in rime.chars().enumerate() {
            let tone = if at == bearer {
                self.tone()
            } else {
                Tone::Ngang
            };
            out.push(join(c, tone));
        }
        out
    }
}

/// The letter of a rime that carries the tone, counted from zero.
pub(super) fn tone_place(rime: &str, placement: TonePlacement) -> usize {
    let marked = |wanted: &[char]| {
        let found = rime.chars().enumerate().filter(|(_, c)| wanted.contains(c));
        found.last().map(|(at, _)| at)
    };
    if let Some(at) = marked(&['ă', 'â', 'ê', 'ô', 'ơ']).or_else(|| marked(&['ư'])) {
        return at;
    }
    let vowels = rime
        .chars()
        .take_while(|c| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y'))
        .count();
    let closed = vowels < rime.chars().count();
    match (vowels, closed, rime) {
        (_, true, _) => vowels.saturating_sub(1),
        (3, ..) => 1,
        (2, _, "oa" | "oe" | "uy") if placement == TonePlacement::New => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(onset: &str, rime: &str, tone: Tone) -> [String; 2] {
        let syllable = Syllable::new(onset, rime, tone).unwrap();
        [TonePlacement::Old, TonePlacement::New].map(|placement| syllable.render(placement))
    }

    #[test]
    fn tones_stand_where_people_write_them() {
        assert_eq!(both("h", "oa", Tone::Huyen), ["hòa", "hoà"]);
        assert_eq!(both("th", "uy", Tone::Hoi), ["thủy", "thuỷ"]);
        assert_eq!(both("t", "oan", Tone::Sac), ["toán", "toán"]);
        assert_eq!(both("qu", "y", Tone::Sac), ["quý", "quý"]);
        assert_eq!(both("qu", "a", Tone::Sac), ["quá", "quá"]);
        assert_eq!(both("gi", "i", Tone::Huyen), ["gì", "gì"]);
        assert_eq!(both("gi", "iêng", Tone::Sac), ["giếng", "giếng"]);
        assert_eq!(both("gi", "a", Tone::Hoi), ["giả", "giả"]);
        assert_eq!(both("ng", "oai", Tone::Nang), ["ngoại", "ngoại"]);
        assert_eq!(both("kh", "uyu", Tone::Hoi), ["khuỷu", "khuỷu"]);
        assert_eq!(both("ng", "ươi", Tone::Huyen), ["người", "người"]);
        assert_eq!(both("th", "uơ", Tone::Hoi), ["thuở", "thuở"]);
        assert_eq!(both("m", "ua", Tone::Sac), ["múa", "múa"]);
    }
}
