//! Numbers as the formats of Word's lists write them.

use thethuc_text::roman;

/// A count in a format (`w:numFmt`); one that is not known here is written in Arabic digits.
pub(crate) fn number(value: u32, format: &str) -> String {
    match format {
        "lowerLetter" => letters(value, b'a'),
        "upperLetter" => letters(value, b'A'),
        "lowerRoman" => roman(value as usize).to_lowercase(),
        "upperRoman" => roman(value as usize),
        "ordinal" => format!("{value}{}", ordinal(value)),
        "decimalZero" => format!("{value:02}"),
        "numberInDash" => format!("- {value} -"),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => circled(value),
        "decimalEnclosedParen" => format!("({value})"),
        "decimalEnclosedFullstop" => format!("{value}."),
        "hex" => format!("{value:X}"),
        "vietnameseCounting" | "cardinalText" => vietnamese(value),
        "none" => String::new(),
        // A format given by an example: `001, 002, 003, ...`.
        example if example.starts_with('0') => {
            let width = example.bytes().take_while(u8::is_ascii_digit).count();
            format!("{value:0width$}")
        }
        _ => value.to_string(),
    }
}

/// `a` … `z`, `aa`, `bb`: Word doubles the letter.
fn letters(value: u32, first: u8) -> String {
    let index = value.saturating_sub(1);
    let letter = char::from(first + (index % 26) as u8);
    let times = (index / 26 + 1).min(30) as usize;
    std::iter::repeat_n(letter, times).collect()
}

fn ordinal(value: u32) -> &'static str {
    match (value % 100, value % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

fn circled(value: u32) -> String {
    match value {
        1..=20 => char::from_u32(0x245F + value)
            .map(String::from)
            .unwrap_or_default(),
        other => other.to_string(),
    }
}

/// `một`, `mười lăm`, `hai mươi mốt`; from one hundred on in digits.
fn vietnamese(value: u32) -> String {
    const DIGITS: [&str; 10] = [
        "không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín",
    ];
    let digit = |value: u32| DIGITS.get(value as usize).copied().unwrap_or_default();
    let last = |value: u32| match value {
        5 => "lăm",
        other => digit(other),
    };
    match (value / 10, value % 10) {
        (0, ones) => digit(ones).to_owned(),
        (1, 0) => "mười".to_owned(),
        (1, ones) => format!("mười {}", last(ones)),
        (tens @ 2..=9, 0) => format!("{} mươi", digit(tens)),
        (tens @ 2..=9, 1) => format!("{} mươi mốt", digit(tens)),
        (tens @ 2..=9, ones) => format!("{} mươi {}", digit(tens), last(ones)),
        _ => value.to_string(),
    }
}

/// Bullets of the symbol fonts live in the private area; each stands for a usual one.
pub(crate) fn bullet(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{F0B7}' => '•',
            '\u{F0A7}' => '▪',
            '\u{F0D8}' => '➢',
            '\u{F0FC}' => '✓',
            '\u{F02D}' => '-',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn every_format_counts() {
        let cases = [
            (3, "decimal", "3"),
            (27, "lowerLetter", "aa"),
            (4, "upperRoman", "IV"),
            (9, "lowerRoman", "ix"),
            (2, "ordinal", "2nd"),
            (12, "ordinal", "12th"),
            (7, "decimalZero", "07"),
            (7, "001, 002, 003, ...", "007"),
            (20, "decimalEnclosedCircle", "⑳"),
            (21, "vietnameseCounting", "hai mươi mốt"),
            (15, "vietnameseCounting", "mười lăm"),
            (0, "upperLetter", "A"),
            (5, "none", ""),
            (u32::MAX, "custom of nobody", "4294967295"),
        ];
        for (value, format, expected) in cases {
            assert_eq!(number(value, format), expected, "{format}");
        }
    }
}
