//! Finding the words of a document in the letters of a file, whatever lines, runs or columns the
//! file puts them in.

use thethuc_text::nfc;

/// Letters that must stand together before words are held to be found.
const ANCHOR: usize = 24;
/// Letters that must stand together where a paragraph goes on after an interruption.
const RESUME: usize = 60;
/// The longest interruption: the footnotes of a page, a page number, an address block.
const LONGEST_INTERRUPTION: usize = 12_000;

/// The letters that are compared: NFC, without blanks, hyphens alike.
pub(crate) fn comparable(text: &str) -> Vec<char> {
    nfc(text)
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{200B}' | '\u{2060}' | '\u{FEFF}'))
        .map(|c| if c == '\u{2011}' { '-' } else { c })
        .collect()
}

/// The letters of a file, for searching.
#[derive(Debug, Default)]
pub(crate) struct Haystack {
    letters: Vec<char>,
}

impl Haystack {
    pub(crate) fn new(letters: Vec<char>) -> Self {
        Self { letters }
    }

    /// The places of the words' letters, first at or after `from`, else last before it: of two who sign,
    /// the name of the first stands before the title of the second. Other letters may stand between
    /// them only where a page ends.
    pub(crate) fn find(&self, words: &str, from: usize) -> Option<Vec<usize>> {
        let wanted = comparable(words);
        if wanted.is_empty() {
            return None;
        }
        self.from(&wanted, from).next().or_else(|| {
            self.from(&wanted, 0)
                .take_while(|places| places[0] < from)
                .last()
        })
    }

    /// Every place of the wanted letters from `at` on.
    fn from<'a>(
        &'a self,
        wanted: &'a [char],
        mut at: usize,
    ) -> impl Iterator<Item = Vec<usize>> + 'a {
        let anchor = &wanted[..wanted.len().min(ANCHOR)];
        std::iter::from_fn(move || {
            while let Some(start) = self.search(anchor, at, usize::MAX) {
                at = start + 1;
                if let Some(places) = self.follow(wanted, start) {
                    return Some(places);
                }
            }
            None
        })
    }

    /// The places of all wanted letters from `start` on, over interruptions.
    fn follow(&self, wanted: &[char], start: usize) -> Option<Vec<usize>> {
        let mut places = Vec::with_capacity(wanted.len());
        let mut at = start;
        while places.len() < wanted.len() {
            let rest = &wanted[places.len()..];
            let agree = self.letters[at.min(self.letters.len())..]
                .iter()
                .zip(rest)
                .take_while(|(here, wanted)| here == wanted)
                .count();
            places.extend(at..at + agree);
            if agree < rest.len() {
                let rest = &rest[agree..];
                let piece = &rest[..rest.len().min(RESUME)];
                at = self.search(piece, at + agree, LONGEST_INTERRUPTION)?;
            }
        }
        Some(places)
    }

    fn search(&self, wanted: &[char], from: usize, reach: usize) -> Option<usize> {
        self.letters
            .get(from..)?
            .windows(wanted.len())
            .take(reach)
            .position(|window| window == wanted)
            .map(|place| place + from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_over_blanks_and_hyphens() {
        let haystack = Haystack::new(comparable("Số: 14\u{2011}CT/TU và Số: 15"));
        let range = |range: std::ops::Range<usize>| Some(range.collect::<Vec<_>>());
        assert_eq!(haystack.find("14 -CT", 0), range(3..8));
        assert_eq!(haystack.find("Số:", 4), range(13..16));
        assert_eq!(haystack.find("Số: 14", 4), range(0..5));
        assert_eq!(haystack.find("Số:", 17), range(13..16));
        assert_eq!(haystack.find("Mẫu", 0), None);
    }

    #[test]
    fn a_paragraph_goes_on_after_the_foot_of_a_page() {
        let first = "Căn cứ chức năng, nhiệm vụ được giao, các phòng";
        let second = "chuyên môn chủ động rà soát toàn bộ hồ sơ.";
        let haystack = Haystack::new(comparable(&format!("{first} 1 ngày 04/7 {second} Hết")));
        let places = haystack.find(&format!("{first} {second}"), 0).unwrap();
        assert_eq!(places.len(), comparable(&(first.to_owned() + second)).len());
        assert_eq!(haystack.find(&format!("{first} khác hẳn"), 0), None);
    }
}
