//! Two texts, word by word.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Texts of more words are told apart as a whole: the time to compare them grows with the square of
/// what differs.
const MAX_WORDS: usize = 20_000;

/// A piece of two texts, as bytes of each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Whether both say the same here.
    pub(crate) same: bool,
    /// Bytes of the first text.
    pub(crate) old: Range<usize>,
    /// Bytes of the second.
    pub(crate) new: Range<usize>,
}

/// The pieces of two texts from left to right. Neighbours that changed with nothing but blanks
/// between them are one.
pub(crate) fn pieces(old: &str, new: &str) -> Vec<Piece> {
    let (old_words, new_words) = (words(old), words(new));
    if old_words.len().max(new_words.len()) > MAX_WORDS {
        return vec![Piece {
            same: old == new,
            old: 0..old.len(),
            new: 0..new.len(),
        }];
    }
    let (old_ends, new_ends) = (ends(&old_words), ends(&new_words));
    let mut found: Vec<Piece> = Vec::new();
    // An operation says how many words it is about; where it stands in the text that lacks them, the
    // library does not always say.
    let (mut at, mut to) = (0, 0);
    for op in capture_diff_slices(Algorithm::Patience, &old_words, &new_words) {
        let (gone, come) = (op.old_range().len(), op.new_range().len());
        let piece = Piece {
            same: matches!(op, DiffOp::Equal { .. }),
            old: bytes(&old_ends, &(at..at + gone)),
            new: bytes(&new_ends, &(to..to + come)),
        };
        add(&mut found, old, piece);
        (at, to) = (at + gone, to + come);
    }
    found
}

/// How much two texts say the same, 0 to 1: twice the words of both over all words. Both are sorted.
pub(crate) fn likeness(old: &[String], new: &[String]) -> f64 {
    let (mut at, mut to, mut both) = (0, 0, 0_u32);
    while let (Some(one), Some(other)) = (old.get(at), new.get(to)) {
        match one.cmp(other) {
            std::cmp::Ordering::Less => at += 1,
            std::cmp::Ordering::Greater => to += 1,
            std::cmp::Ordering::Equal => {
                both += 1;
                at += 1;
                to += 1;
            }
        }
    }
    let all = u32::try_from(old.len() + new.len()).unwrap_or(u32::MAX);
    f64::from(2 * both) / f64::from(all.max(1))
}

fn add(found: &mut Vec<Piece>, old: &str, next: Piece) {
    if !next.same
        && let [.., before, between] = found.as_slice()
        && between.same
        && !before.same
        && old[between.old.clone()].trim().is_empty()
    {
        let start = (before.old.start, before.new.start);
        found.truncate(found.len() - 2);
        found.push(Piece {
            same: false,
            old: start.0..next.old.end,
            new: start.1..next.new.end,
        });
    } else {
        found.push(next);
    }
}

/// Words, blanks between them, and every other sign alone.
fn words(text: &str) -> Vec<&str> {
    #[derive(PartialEq)]
    enum Class {
        Word,
        Blank,
        Sign,
    }
    let class = |letter: char| match letter {
        _ if letter.is_alphanumeric() => Class::Word,
        _ if letter.is_whitespace() => Class::Blank,
        _ => Class::Sign,
    };
    let mut found = Vec::new();
    let mut start = 0;
    let mut before = None;
    for (at, letter) in text.char_indices() {
        let now = class(letter);
        if before.is_some_and(|before| before != now || now == Class::Sign) {
            found.push(&text[start..at]);
            start = at;
        }
        before = Some(now);
    }
    if start < text.len() {
        found.push(&text[start..]);
    }
    found
}

/// Where each word ends, with the beginning of the text before them.
fn ends(words: &[&str]) -> Vec<usize> {
    let mut end = 0;
    let each = words.iter().map(|word| {
        end += word.len();
        end
    });
    let mut ends = vec![0];
    ends.extend(each);
    ends
}

fn bytes(ends: &[usize], words: &Range<usize>) -> Range<usize> {
    ends[words.start]..ends[words.end]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn changed<'t>(old: &'t str, new: &'t str) -> Vec<(&'t str, &'t str)> {
        let found = pieces(old, new).into_iter().filter(|piece| !piece.same);
        found
            .map(|piece| (&old[piece.old], &new[piece.new]))
            .collect()
    }

    #[test]
    fn words_and_signs_are_told_apart() {
        assert_eq!(changed("tháng 3, năm", "tháng 4, năm"), [("3", "4")]);
        assert_eq!(
            changed("họp tháng 3", "họp tháng mười hai"),
            [("3", "mười hai")]
        );
        assert_eq!(changed("báo cáo", "báo cáo."), [("", ".")]);
        assert_eq!(changed("a b c d", "a x y d"), [("b c", "x y")]);
        assert!(changed("Đề nghị", "Đề nghị").is_empty());
    }

    #[test]
    fn likeness_counts_words_of_both() {
        let of = |old: &[&str], new: &[&str]| {
            let [old, new] = [old, new].map(|words| words.iter().map(|word| (*word).to_owned()));
            likeness(&old.collect::<Vec<_>>(), &new.collect::<Vec<_>>())
        };
        assert!((of(&["a", "b"], &["a", "b"]) - 1.0).abs() < f64::EPSILON);
        assert!((of(&["a", "b", "b"], &["b", "c", "d"]) - 1.0 / 3.0).abs() < 1e-9);
        assert!(of(&[], &[]).abs() < f64::EPSILON);
    }

    proptest! {
        #[test]
        fn pieces_cover_both_texts(old in "[a-c ,]{0,30}", new in "[a-c ,]{0,30}") {
            let found = pieces(&old, &new);
            let (mut left, mut right) = (0, 0);
            for piece in &found {
                prop_assert_eq!((piece.old.start, piece.new.start), (left, right));
                (left, right) = (piece.old.end, piece.new.end);
                prop_assert_eq!(
                    piece.same,
                    old[piece.old.clone()] == new[piece.new.clone()]
                );
            }
            prop_assert_eq!((left, right), (old.len(), new.len()));
        }
    }
}
