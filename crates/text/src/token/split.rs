//! Cutting a text into tokens.

use super::classify::{hyphenated, is_address, is_number, is_unit, is_word_in_capitals, letters};
use super::{Kind, Token};
use crate::syllable::parse;

/// Signs that always part what stands on their sides.
fn parts_words(c: char) -> bool {
    !c.is_alphanumeric()
        && !is_mark_above(c)
        && !matches!(c, '-' | '–' | '/' | '&' | '_' | '+' | '\'' | '’' | '%')
}

/// Combining marks stand in text that is not composed; they belong to their letter.
fn is_mark_above(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{FEFF}')
}

/// The tokens of a text, in its order. Every character that is no blank belongs to one.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut cut = Cut {
        out: Vec::with_capacity(text.len() / 5),
    };
    let mut start = None;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            if let Some(from) = start.take() {
                cut.chunk(&text[from..at], from);
            }
            if c == '\n' {
                cut.push("", at, Kind::Newline);
            }
        } else if start.is_none() {
            start = Some(at);
        }
    }
    if let Some(from) = start {
        cut.chunk(&text[from..], from);
    }
    cut.resolve_capitals();
    cut.out
}

struct Cut<'t> {
    out: Vec<Token<'t>>,
}

impl<'t> Cut<'t> {
    fn push(&mut self, text: &'t str, start: usize, kind: Kind) {
        self.out.push(Token { text, start, kind });
    }

    fn mark(&mut self, text: &'t str, start: usize) {
        let c = text.chars().next().unwrap_or_default();
        self.push(text, start, Kind::Mark(c));
    }

    /// What stands between two blanks.
    fn chunk(&mut self, chunk: &'t str, start: usize) {
        if chunk.chars().all(char::is_alphabetic) {
            return self.letters(chunk, start);
        }
        let edge = |c: char| !c.is_alphanumeric() && !is_mark_above(c) && c != '%';
        let core_start = chunk.len() - chunk.trim_start_matches(edge).len();
        let core_end = chunk.trim_end_matches(edge).len().max(core_start);
        self.marks(&chunk[..core_start], start);
        self.core(&chunk[core_start..core_end], start + core_start);
        self.marks(&chunk[core_end..], start + core_end);
    }

    fn marks(&mut self, text: &'t str, start: usize) {
        for (at, c) in text.char_indices() {
            self.mark(&text[at..at + c.len_utf8()], start + at);
        }
    }

    fn core(&mut self, core: &'t str, start: usize) {
        if core.is_empty() {
            return;
        }
        if is_address(core) {
            return self.push(core, start, Kind::Address);
        }
        if is_number(core) {
            return self.push(core, start, Kind::Number);
        }
        let mut from = 0;
        for (at, c) in core.char_indices().filter(|&(_, c)| parts_words(c)) {
            self.piece(&core[from..at], start + from);
            from = at + c.len_utf8();
            self.mark(&core[at..from], start + at);
        }
        self.piece(&core[from..], start + from);
    }

    /// Letters, digits and the signs that join them.
    fn piece(&mut self, piece: &'t str, start: usize) {
        let has = |wanted: &[char]| piece.contains(wanted);
        if piece.is_empty() {
        } else if is_number(piece) {
            self.push(piece, start, Kind::Number);
        } else if piece.chars().any(|c| c.is_ascii_digit()) || has(&['&', '_', '+', '%']) {
            self.push(piece, start, Kind::Code);
        } else if has(&['\'', '’']) {
            self.push(piece, start, Kind::Transcribed);
        } else if has(&['/']) {
            let words = |part: &str| part.starts_with(char::is_lowercase) || parse(part).is_some();
            let joined = !piece.split('/').all(words);
            self.joined(piece, start, &['/'], joined.then_some(Kind::Code));
        } else if has(&['-', '–']) {
            let kind = hyphenated(piece.split(['-', '–']));
            self.joined(piece, start, &['-', '–'], kind);
        } else {
            self.letters(piece, start);
        }
    }

    /// One token of `kind`, or the parts with the signs between them.
    fn joined(&mut self, piece: &'t str, start: usize, signs: &[char], kind: Option<Kind>) {
        if let Some(kind) = kind {
            return self.push(piece, start, kind);
        }
        let mut from = 0;
        for (at, c) in piece.char_indices().filter(|(_, c)| signs.contains(c)) {
            self.letters(&piece[from..at], start + from);
            from = at + c.len_utf8();
            self.mark(&piece[at..from], start + at);
        }
        self.letters(&piece[from..], start + from);
    }

    fn letters(&mut self, text: &'t str, start: usize) {
        if text.is_empty() {
            return;
        }
        let behind_number = self
            .out
            .last()
            .is_some_and(|last| last.kind == Kind::Number && last.range().end < start);
        let kind = if behind_number && is_unit(text) {
            Kind::Unit
        } else {
            letters(text, false)
        };
        self.push(text, start, kind);
    }

    /// Capitals are words where a neighbour is a word in capitals: headings.
    fn resolve_capitals(&mut self) {
        let capitals = |token: &Token<'_>| {
            matches!(token.kind, Kind::Word | Kind::Abbreviation | Kind::Roman)
                && is_word_in_capitals(token.text)
        };
        for at in 0..self.out.len() {
            let token = self.out[at];
            if !matches!(token.kind, Kind::Abbreviation | Kind::Roman) {
                continue;
            }
            let beside =
                |at: Option<usize>| at.and_then(|at| self.out.get(at)).is_some_and(capitals);
            if beside(at.checked_sub(1)) || beside(Some(at + 1)) {
                self.out[at].kind = letters(token.text, true);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(&str, Kind)> {
        let found = tokens(text);
        for token in &found {
            assert_eq!(&text[token.range()], token.text);
        }
        found.into_iter().map(|t| (t.text, t.kind)).collect()
    }

    fn kind(text: &str) -> Kind {
        let found = kinds(text);
        assert_eq!(found.len(), 1, "{found:?}");
        found[0].1
    }

    #[test]
    fn what_is_no_word_is_masked() {
        for text in [
            "968/CĐ-TTg",
            "30/2020/NĐ-CP",
            "CĐ-TTg",
            "QĐ/TW",
            "m2",
            "05A",
            "CNN&XD",
        ] {
            assert_eq!(kind(text), Kind::Code, "{text}");
        }
        for text in [
            "dichvucong.gov.vn",
            "http://a.vn/b?c=d",
            "vanthu@baclieu.gov.vn",
            "www.chinhphu.vn",
        ] {
            assert_eq!(kind(text), Kind::Address, "{text}");
        }
        for text in [
            "100%",
            "16/10/2023",
            "1.250.000",
            "2021-2026",
            "08:30",
            "3,5",
        ] {
            assert_eq!(kind(text), Kind::Number, "{text}");
        }
        for text in ["UBND", "HĐND", "TTg", "QPPL", "TU", "CNTT"] {
            assert_eq!(kind(text), Kind::Abbreviation, "{text}");
        }
        for text in ["Vla-đi-mia", "Mát-xcơ-va", "I-lích", "H'Mông"] {
            assert_eq!(kind(text), Kind::Transcribed, "{text}");
        }
        assert_eq!(kind("XIII"), Kind::Roman);
        assert_eq!(kind("đ"), Kind::Letter);
        assert_eq!(kinds("dài 5 km")[2].1, Kind::Unit);
    }

    #[test]
    fn words_are_words() {
        for text in ["Ủy", "ỦY", "y", "ở", "Facebook", "địng"] {
            assert_eq!(kind(text), Kind::Word, "{text}");
        }
        assert!(
            kinds("BAN CHI DAO HUYỆN VI PHẠM")
                .iter()
                .filter(|(_, kind)| *kind == Kind::Word)
                .count()
                >= 5
        );
        let texts: Vec<_> = kinds("kinh tế-xã hội, và/hoặc (đã bàn).Nay TP.HCM")
            .into_iter()
            .map(|(text, _)| text)
            .collect();
        assert_eq!(
            texts,
            [
                "kinh", "tế", "-", "xã", "hội", ",", "và", "/", "hoặc", "(", "đã", "bàn", ")", ".",
                "Nay", "TP", ".", "HCM"
            ]
        );
    }
}
