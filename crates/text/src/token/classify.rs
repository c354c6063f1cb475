//! What a stretch of letters and digits is.

use super::Kind;
use crate::roman;
use crate::syllable::{parse, without_tone};

/// The last labels of addresses that official documents name.
const DOMAINS: [&str; 8] = ["vn", "com", "org", "net", "gov", "edu", "info", "int"];

/// Units that stand behind a number (Nghị định 86/2012/NĐ-CP).
const UNITS: [&str; 25] = [
    "km", "m", "cm", "mm", "ha", "kg", "g", "mg", "l", "ml", "kW", "kWh", "MW", "kV", "V", "W",
    "Hz", "MHz", "GHz", "MB", "GB", "TB", "dB", "pt", "px",
];

/// Whether the chunk is an address of the network or of mail.
pub(super) fn is_address(chunk: &str) -> bool {
    if chunk.contains("://") || chunk.starts_with("www.") {
        return true;
    }
    if !chunk.is_ascii() {
        return false;
    }
    let host = chunk.rsplit('@').next().unwrap_or(chunk);
    let host = host.split(['/', ':', '?']).next().unwrap_or(host);
    let mut labels = host.rsplit('.');
    let last = labels.next().unwrap_or_default().to_ascii_lowercase();
    let before = labels.next().unwrap_or_default();
    !before.is_empty()
        && DOMAINS.contains(&last.as_str())
        && host
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
}

/// Whether the chunk is made of digits and of the signs that stand inside numbers.
pub(super) fn is_number(chunk: &str) -> bool {
    chunk.starts_with(|c: char| c.is_ascii_digit())
        && chunk
            .chars()
            .all(|c| c.is_ascii_digit() || ".,/:%-–xX+²³°".contains(c))
}

pub(super) fn is_unit(piece: &str) -> bool {
    UNITS.contains(&piece)
}

/// What letters without any sign are. `in_capitals` tells whether a neighbour is a word in capitals.
pub(super) fn letters(text: &str, in_capitals: bool) -> Kind {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(one), None) if !is_word_of_one_letter(one) => return Kind::Letter,
        (Some(_), None) => return Kind::Word,
        _ => {}
    }
    if !text.chars().skip(1).any(char::is_uppercase) {
        return Kind::Word;
    }
    if text.chars().any(char::is_lowercase) {
        return Kind::Abbreviation;
    }
    if text.chars().all(|c| matches!(c, 'I' | 'V' | 'X')) && is_roman(text) {
        return Kind::Roman;
    }
    if is_word_in_capitals(text) && (in_capitals || !text.is_ascii()) {
        return Kind::Word;
    }
    if is_roman(text) {
        Kind::Roman
    } else if has_a_tone(text) {
        Kind::Word
    } else {
        Kind::Abbreviation
    }
}

/// Whether any letter bears a tone, as no abbreviation does.
fn has_a_tone(text: &str) -> bool {
    without_tone(text) != text.to_lowercase()
}

/// Whether letters could be a syllable in capitals.
pub(super) fn is_word_in_capitals(text: &str) -> bool {
    text.chars().nth(1).is_some() && !text.chars().any(char::is_lowercase) && parse(text).is_some()
}

fn is_word_of_one_letter(c: char) -> bool {
    matches!(c, 'y' | 'Y') || (!c.is_ascii() && !matches!(c, 'đ' | 'Đ') && c.is_alphabetic())
}

/// Whether the letters are the numeral of a number, written as numbers are.
fn is_roman(text: &str) -> bool {
    let value = |c| match c {
        'I' => 1,
        'V' => 5,
        'X' => 10,
        'L' => 50,
        'C' => 100,
        'D' => 500,
        'M' => 1000,
        _ => 0_usize,
    };
    if text.len() > 15 || text.chars().any(|c| value(c) == 0) {
        return false;
    }
    let values: Vec<usize> = text.chars().map(value).collect();
    let mut total = 0;
    for (at, &value) in values.iter().enumerate() {
        if values.get(at + 1).is_some_and(|&next| next > value) {
            total -= value as isize;
        } else {
            total += value as isize;
        }
    }
    usize::try_from(total).is_ok_and(|total| roman(total) == text)
}

/// What two or more parts joined by hyphens are: words each, a symbol, or a name.
pub(super) fn hyphenated<'t>(parts: impl Iterator<Item = &'t str> + Clone) -> Option<Kind> {
    let begins_small = |part: &str| part.starts_with(char::is_lowercase);
    let begins_capital = |part: &str| part.starts_with(char::is_uppercase);
    let capitals = |part: &str| part.chars().skip(1).any(char::is_uppercase);
    if parts.clone().any(capitals) {
        let words = parts.clone().all(is_word_in_capitals);
        return (!words).then_some(Kind::Code);
    }
    let unread = parts.clone().any(|part| parse(part).is_none());
    let first_alone =
        parts.clone().next().is_some_and(begins_capital) && parts.clone().skip(1).all(begins_small);
    (unread || first_alone).then_some(Kind::Transcribed)
}
