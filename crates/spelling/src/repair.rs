//! Text that is not as it looks.

use thethuc_text::{Token, TokenKind};

use crate::finding::{Misspelling, Reason, Sure};

pub(crate) fn find(tokens: &[Token<'_>], found: &mut Vec<Misspelling>) {
    for token in tokens {
        if token.text.contains(is_wrong) {
            found.push(Misspelling {
                range: token.range(),
                sure: Sure::Certain,
                suggestions: vec![token.text.chars().filter_map(mended).collect()],
                reason: Reason::Encoding,
            });
        }
    }
    blanks_before_marks(tokens, found);
    stray(tokens, found);
}

/// Marks that stand behind a word without a blank; two dots in a row only fill a line.
fn blanks_before_marks(tokens: &[Token<'_>], found: &mut Vec<Misspelling>) {
    for (at, token) in tokens.iter().enumerate().skip(1) {
        let before = &tokens[at - 1];
        let blank = before.range().end..token.start;
        let is_mark = matches!(token.kind, TokenKind::Mark(',' | ';' | '.' | ':'));
        let fills = |other: Option<&Token<'_>>| {
            other.is_some_and(|other| matches!(other.kind, TokenKind::Mark('.' | '…' | '_')))
        };
        let behind_words = !matches!(before.kind, TokenKind::Mark(_) | TokenKind::Newline);
        if is_mark && behind_words && !blank.is_empty() && !fills(tokens.get(at + 1)) {
            found.push(Misspelling {
                range: before.start..token.range().end,
                sure: Sure::Certain,
                suggestions: vec![format!("{}{}", before.text, token.text)],
                reason: Reason::Blank,
            });
        }
    }
}

/// Letters that are no word between asterisks (`./.*ll*`), or behind the number of copies that ends
/// the list of recipients (`(3b). Th H`).
fn stray(tokens: &[Token<'_>], found: &mut Vec<Misspelling>) {
    let is = |at: usize, c: char| tokens.get(at).is_some_and(|t| t.kind == TokenKind::Mark(c));
    for at in 0..tokens.len() {
        let range = if is(at, '*') && is(at + 2, '*') && tokens.get(at + 1).is_some_and(is_initials)
        {
            tokens[at].start..tokens[at + 2].range().end
        } else if is(at, ')') && is(at + 1, '.') {
            // It ends at the first word: many such signs in a line cost no more than the line.
            let rest = &tokens[at + 2..];
            let letters = rest.iter().take_while(|token| is_initials(token)).count();
            let goes_on = rest
                .get(letters)
                .is_some_and(|token| token.kind != TokenKind::Newline);
            match rest[..letters].last() {
                Some(last) if !goes_on => tokens[at + 1].range().end..last.range().end,
                _ => continue,
            }
        } else {
            continue;
        };
        found.push(Misspelling {
            range,
            sure: Sure::Likely,
            suggestions: vec![String::new()],
            reason: Reason::Stray,
        });
    }
}

/// One or two letters without a vowel.
fn is_initials(token: &Token<'_>) -> bool {
    let consonant = |c: u8| c.is_ascii_alphabetic() && !b"aeiouyAEIOUY".contains(&c);
    matches!(token.text.len(), 1 | 2) && token.text.bytes().all(consonant)
}

fn is_wrong(c: char) -> bool {
    mended(c) != Some(c)
}

/// The character as it should be; none where it should not be there.
fn mended(c: char) -> Option<char> {
    match c {
        'Ð' => Some('Đ'),
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' => None,
        other => Some(other),
    }
}
