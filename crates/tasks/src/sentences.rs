//! Sentences of a text, by their places.

use std::ops::Range;

/// Short forms behind whose dot a sentence goes on.
const SHORT: [&str; 6] = ["TP.", "Tp.", "TT.", "TX.", "PGS.", "TS."];

/// The sentences, without blanks at their ends. One ends at a full stop before a capital, and at a
/// line break.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let behind = at + c.len_utf8();
        if c == '\n' || c == '.' && ends(&text[start..behind], &text[behind..]) {
            push(text, start..behind, &mut out);
            start = behind;
        }
    }
    push(text, start..text.len(), &mut out);
    out
}

fn ends(before: &str, behind: &str) -> bool {
    let next = behind.trim_start();
    next.len() < behind.len()
        && next.starts_with(char::is_uppercase)
        && !SHORT.iter().any(|short| before.ends_with(short))
}

fn push(text: &str, range: Range<usize>, out: &mut Vec<Range<usize>>) {
    let letters = &text[range.clone()];
    let from = range.start + (letters.len() - letters.trim_start().len());
    let to = from + letters.trim().len();
    if to > from {
        out.push(from..to);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_before_a_capital() {
        let text = "Rà soát. Báo cáo UBND TP. Huế... trong tháng 12.2024; xong.\nGửi Sở./.";
        let found: Vec<_> = sentences(text)
            .into_iter()
            .map(|range| &text[range])
            .collect();
        assert_eq!(
            found,
            [
                "Rà soát.",
                "Báo cáo UBND TP. Huế... trong tháng 12.2024; xong.",
                "Gửi Sở./."
            ]
        );
    }
}
