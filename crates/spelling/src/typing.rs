//! Keys that stayed letters: what a word becomes when it is read as it was typed, by Telex (`quyeets`,
//! `dduwowcj`) or by VNI (`quye6t1`).

use thethuc_text::{Syllable, Tone, nfc, parse_syllable};

/// Longer than any syllable with all its keys.
const MOST_KEYS: usize = 12;

/// The syllable that the letters type by Telex; none where no key stayed a letter.
pub(crate) fn telex(text: &str) -> Option<Syllable> {
    typed(text, |typed, key| match key {
        's' => typed.tone(Tone::Sac),
        'f' => typed.tone(Tone::Huyen),
        'r' => typed.tone(Tone::Hoi),
        'x' => typed.tone(Tone::Nga),
        'j' => typed.tone(Tone::Nang),
        'w' => typed.horn() || typed.mark('a', 'ă') || typed.letter('ư'),
        'a' => typed.mark('a', 'â'),
        'e' => typed.mark('e', 'ê'),
        'o' => typed.mark('o', 'ô'),
        'd' => typed.mark('d', 'đ'),
        _ => false,
    })
}

/// The syllable that letters and digits type by VNI.
pub(crate) fn vni(text: &str) -> Option<Syllable> {
    typed(text, |typed, key| match key {
        '1' => typed.tone(Tone::Sac),
        '2' => typed.tone(Tone::Huyen),
        '3' => typed.tone(Tone::Hoi),
        '4' => typed.tone(Tone::Nga),
        '5' => typed.tone(Tone::Nang),
        '6' => typed.mark('a', 'â') || typed.mark('e', 'ê') || typed.mark('o', 'ô'),
        '7' => typed.horn(),
        '8' => typed.mark('a', 'ă'),
        '9' => typed.mark('d', 'đ'),
        _ => false,
    })
}

/// What was typed so far.
#[derive(Default)]
struct Typed {
    letters: Vec<char>,
    tone: Option<Tone>,
}

/// Presses the keys one after another; `press` tells whether a key did something to the letters before
/// it.
fn typed(text: &str, press: impl Fn(&mut Typed, char) -> bool) -> Option<Syllable> {
    if text.chars().nth(MOST_KEYS).is_some() {
        return None;
    }
    let mut typed = Typed::default();
    let mut keys = 0;
    for key in text.chars().flat_map(char::to_lowercase) {
        if press(&mut typed, key) {
            keys += 1;
        } else {
            typed.letters.push(key);
        }
    }
    (keys > 0).then(|| typed.syllable()).flatten()
}

impl Typed {
    /// A tone, where there is a vowel to bear it.
    fn tone(&mut self, tone: Tone) -> bool {
        let bears = self.tone.is_none() && self.letters.iter().any(|&c| is_vowel(c));
        if bears {
            self.tone = Some(tone);
        }
        bears
    }

    /// The mark of the last letter of this kind.
    fn mark(&mut self, plain: char, marked: char) -> bool {
        let last = self.letters.iter().rposition(|&c| c == plain);
        if let Some(at) = last {
            self.letters[at] = marked;
        }
        last.is_some()
    }

    /// The horn of `u`, `o` or both.
    fn horn(&mut self) -> bool {
        let o = self.mark('o', 'ơ');
        let both = self.letters.windows(2).any(|pair| pair == ['u', 'ơ']);
        let u = (both || !o) && self.mark('u', 'ư');
        o || u
    }

    fn letter(&mut self, letter: char) -> bool {
        let first = !self.letters.iter().any(|&c| is_vowel(c));
        if first {
            self.letters.push(letter);
        }
        first
    }

    fn syllable(self) -> Option<Syllable> {
        let mark = match self.tone {
            None | Some(Tone::Ngang) => "",
            Some(Tone::Sac) => "\u{301}",
            Some(Tone::Huyen) => "\u{300}",
            Some(Tone::Hoi) => "\u{309}",
            Some(Tone::Nga) => "\u{303}",
            Some(Tone::Nang) => "\u{323}",
        };
        // Wherever the tone stands, it is read.
        let vowel = self.letters.iter().rposition(|&c| is_vowel(c))?;
        let mut text: String = self.letters[..=vowel].iter().collect();
        text.push_str(mark);
        text.extend(&self.letters[vowel + 1..]);
        Some(parse_syllable(&nfc(&text))?.syllable)
    }
}

fn is_vowel(c: char) -> bool {
    "aăâeêioôơuưy".contains(c)
}

#[cfg(test)]
mod tests {
    use thethuc_text::TonePlacement;

    use super::*;

    fn rendered(syllable: Option<Syllable>) -> Option<String> {
        syllable.map(|syllable| syllable.render(TonePlacement::Old))
    }

    #[test]
    fn keys_become_the_marks_that_they_type() {
        for (keys, meant) in [
            ("quyeets", "quyết"),
            ("ddinhj", "định"),
            ("dduwowcj", "được"),
            ("cuar", "của"),
            ("tieengs", "tiếng"),
            ("nguwowif", "người"),
            ("twf", "từ"),
            ("vawn", "văn"),
        ] {
            assert_eq!(rendered(telex(keys)).as_deref(), Some(meant), "{keys}");
        }
        for (keys, meant) in [
            ("quye6t1", "quyết"),
            ("d9inh5", "định"),
            ("d9u7o7c5", "được"),
            ("va8n", "văn"),
        ] {
            assert_eq!(rendered(vni(keys)).as_deref(), Some(meant), "{keys}");
        }
    }

    #[test]
    fn words_without_keys_type_nothing() {
        for text in [
            "ban",
            "hành",
            "Facebook",
            "",
            "quyết",
            "aaaaaaaaaaaaaaaaaaaaa",
        ] {
            assert_eq!(telex(text), None, "{text}");
            assert_eq!(vni(text), None, "{text}");
        }
        for code in ["m2", "05A", "QH15", "B5"] {
            assert_eq!(vni(code), None, "{code}");
        }
    }
}
