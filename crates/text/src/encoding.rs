//! Which encoding before Unicode a text is in, told by how many of its words are syllables.

use crate::syllable::parse;
use crate::{Charset, has_marks, nfc};

/// Unicode text of which more is syllables is not doubted.
const UNICODE_IS_FINE: f32 = 0.6;
/// How much more of the text must be syllables when it is read in an old encoding.
const BETTER_BY: f32 = 0.15;
/// Words that a guess needs.
const ENOUGH_WORDS: usize = 4;

/// An encoding that reads a text better than Unicode does.
#[derive(Debug, Clone, PartialEq)]
pub struct Guess {
    /// The encoding.
    pub charset: Charset,
    /// The text in Unicode.
    pub text: String,
    /// How much of it is syllables then, from 0 to 1.
    pub share: f32,
}

/// The encoding that a text without a font is in; none where it reads well in Unicode, or no better
/// in another.
#[must_use]
pub fn guess_charset(text: &str) -> Option<Guess> {
    let as_unicode = syllable_share(&nfc(text)).filter(|&share| share < UNICODE_IS_FINE)?;
    [Charset::Tcvn3, Charset::Vni, Charset::Viscii]
        .into_iter()
        .filter_map(|charset| {
            let text = charset.decode(text)?;
            let share = syllable_share(&text).filter(|_| has_marks(&text))?;
            Some(Guess {
                charset,
                text,
                share,
            })
        })
        .filter(|guess| guess.share >= as_unicode + BETTER_BY)
        .max_by(|a, b| a.share.total_cmp(&b.share))
}

/// How many of the words of a text are syllables, from 0 to 1; none where it has too few words.
#[must_use]
pub fn syllable_share(text: &str) -> Option<f32> {
    let (mut words, mut syllables) = (0_u32, 0_u32);
    for word in text.split_whitespace() {
        let word = word.trim_matches(|c: char| c.is_ascii_punctuation() || c.is_ascii_digit());
        if word.is_empty() {
            continue;
        }
        words += 1;
        syllables += u32::from(parse(word).is_some());
    }
    (words as usize >= ENOUGH_WORDS).then(|| syllables as f32 / words as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_encodings_are_recognised() {
        let tcvn3: String = b"C\xe9ng h\xdfa x\xb7 h\xe9i ch\xf1 ngh\xdca Vi\xd6t Nam"
            .iter()
            .map(|&byte| char::from(byte))
            .collect();
        let viscii: String = b"C\xb5ng h\xf2a x\xe3 h\xb5i ch\xfc ngh\xeea Vi\xaet Nam"
            .iter()
            .map(|&byte| char::from(byte))
            .collect();
        let vni = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam";
        assert_eq!(guess_charset(&tcvn3).unwrap().charset, Charset::Tcvn3);
        assert_eq!(guess_charset(vni).unwrap().charset, Charset::Vni);
        assert_eq!(guess_charset(&viscii).unwrap().charset, Charset::Viscii);
    }

    #[test]
    fn unicode_is_left_alone() {
        for text in [
            "Cộng hòa xã hội chủ nghĩa Việt Nam",
            "The quick brown fox jumps over the lazy dog",
            "V\u{103}n bản",
        ] {
            assert_eq!(guess_charset(text), None, "{text}");
        }
    }
}
