//! Reading words at a place of a text, in either direction. A blank between words is any run of
//! blanks, non-breaking ones and line breaks included; letters are compared without case.

/// More blanks than this part two words: what stands beyond is not read, so that every look is
/// short.
const MOST_BLANKS: usize = 8;

pub(crate) fn is_blank(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\n' | '\r' | '\u{A0}' | '\u{2007}' | '\u{202F}'
    )
}

/// Whether the character belongs to a word.
pub(crate) fn is_word(c: char) -> bool {
    match c {
        '\0'..='\x7F' => c.is_ascii_alphanumeric(),
        // The Latin letters of these blocks, all but two signs of arithmetic, without a look into a table.
        '\u{C0}'..='\u{24F}' => !matches!(c, '×' | '÷'),
        '\u{1EA0}'..='\u{1EFF}' => true,
        _ => c.is_alphanumeric(),
    }
}

/// The place behind the blanks at `at`.
pub(crate) fn skip_blanks(text: &str, at: usize) -> usize {
    let blanks = text[at..].chars().take(MOST_BLANKS);
    at + blanks
        .take_while(|&c| is_blank(c))
        .map(char::len_utf8)
        .sum::<usize>()
}

/// The place before the blanks that end at `at`.
pub(crate) fn skip_blanks_back(text: &str, at: usize) -> usize {
    let blanks = text[..at].chars().rev().take(MOST_BLANKS);
    at - blanks
        .take_while(|&c| is_blank(c))
        .map(char::len_utf8)
        .sum::<usize>()
}

/// The character at a place.
pub(crate) fn char_at(text: &str, at: usize) -> Option<char> {
    text[at..].chars().next()
}

/// The character before a place.
pub(crate) fn char_before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

/// Whether no word goes on at this place.
pub(crate) fn word_ends(text: &str, at: usize) -> bool {
    !char_at(text, at).is_some_and(is_word)
}

/// Whether a word may begin at this place.
pub(crate) fn word_starts(text: &str, at: usize) -> bool {
    !char_before(text, at).is_some_and(is_word)
}

/// Where the words end when the text at `at` begins with them, whole words only.
pub(crate) fn reads(text: &str, at: usize, words: &str) -> Option<usize> {
    let mut place = at;
    for wanted in words.chars() {
        if wanted == ' ' {
            let next = skip_blanks(text, place);
            if next == place {
                return None;
            }
            place = next;
        } else {
            let found = char_at(text, place).filter(|&c| same_letter(c, wanted))?;
            place += found.len_utf8();
        }
    }
    word_ends(text, place).then_some(place)
}

/// Where the words begin when the text before `at` ends with them, whole words only.
pub(crate) fn reads_back(text: &str, at: usize, words: &str) -> Option<usize> {
    let mut place = at;
    for wanted in words.chars().rev() {
        if wanted == ' ' {
            let next = skip_blanks_back(text, place);
            if next == place {
                return None;
            }
            place = next;
        } else {
            let found = char_before(text, place).filter(|&c| same_letter(c, wanted))?;
            place -= found.len_utf8();
        }
    }
    word_starts(text, place).then_some(place)
}

/// Where any of these phrases ends at `at`.
pub(crate) fn reads_any(text: &str, at: usize, phrases: &[&str]) -> Option<usize> {
    phrases.iter().find_map(|words| reads(text, at, words))
}

fn same_letter(a: char, b: char) -> bool {
    a == b || a.is_ascii() == b.is_ascii() && small(a) == small(b)
}

/// The small letter. The Vietnamese ones are told by their numbers: that is most of the time of reading.
pub(crate) fn small(c: char) -> char {
    let number = u32::from(c);
    let small = match number {
        0..=0x7F => return c.to_ascii_lowercase(),
        // À to Þ, but for the sign of multiplication; their small letters stand 32 places on.
        0xC0..=0xD6 | 0xD8..=0xDE => number + 0x20,
        0xDF..=0xFF => number,
        // Pairs of a capital and its small letter: Ă, Đ, Ĩ, Ũ, Ơ, and Ạ to Ỹ.
        0x102..=0x103
        | 0x110..=0x111
        | 0x128..=0x129
        | 0x168..=0x169
        | 0x1A0..=0x1A1
        | 0x1EA0..=0x1EFF => number | 1,
        0x1AF..=0x1B0 => 0x1B0,
        _ => return c.to_lowercase().next().unwrap_or(c),
    };
    char::from_u32(small).unwrap_or(c)
}

/// The place behind the word at `at`.
pub(crate) fn word_end(text: &str, at: usize) -> usize {
    let word = text[at..].chars().take_while(|&c| is_word(c));
    at + word.map(char::len_utf8).sum::<usize>()
}

/// The place behind the digits at `at`.
pub(crate) fn digits_end(text: &str, at: usize) -> usize {
    at + text.as_bytes()[at..]
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count()
}

/// The number in the digits at `at`, one to four of them, and the place behind it.
pub(crate) fn number_at(text: &str, at: usize) -> Option<(u16, usize)> {
    let end = digits_end(text, at);
    if end - at > 4 {
        return None;
    }
    Some((text[at..end].parse().ok()?, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_unicode() {
        for c in (0..0x2000).filter_map(char::from_u32) {
            assert_eq!(is_word(c), c.is_alphanumeric(), "{c}");
        }
    }

    #[test]
    fn small_letters_are_those_of_unicode() {
        for c in (0..0x2000).filter_map(char::from_u32) {
            assert_eq!(Some(small(c)), c.to_lowercase().next(), "{c}");
        }
    }

    #[test]
    fn any_blank_parts_words_and_case_does_not_count() {
        assert_eq!(
            reads("Công\u{A0}\nđiện số", 0, "công điện"),
            Some("Công\u{A0}\nđiện".len())
        );
        assert_eq!(reads("Công điệnx", 0, "công điện"), None);
        assert_eq!(
            reads_back("tại Nghị  định", "tại Nghị  định".len(), "nghị định"),
            Some("tại ".len())
        );
        assert_eq!(
            reads_back("xnghị định", "xnghị định".len(), "nghị định"),
            None
        );
    }
}
