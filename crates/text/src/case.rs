//! Letter case. Every Vietnamese letter in NFC has as many UTF-8 bytes in capitals as in small
//! letters, so text set in capitals keeps the byte offsets of the field that it came from.

/// Capitals of `text`, with the same length in bytes: a character whose capital is longer, shorter
/// or more than one character (`ß`) stays as it is.
#[must_use]
pub fn to_upper_same_len(text: &str) -> String {
    text.chars().map(upper_same_len).collect()
}

/// `text` with its first letter in capitals and the rest untouched.
#[must_use]
pub fn capitalize_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        let mut out = String::with_capacity(text.len());
        out.push(upper_same_len(first));
        out.push_str(chars.as_str());
        out
    })
}

/// How a word uses capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LetterCase {
    /// `huyện`
    Small,
    /// `Huyện`
    First,
    /// `HUYỆN`
    Capitals,
}

impl LetterCase {
    /// The case of a word: of one letter, a capital is the first of a word.
    #[must_use]
    pub fn of(word: &str) -> Self {
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        match (letters.next(), letters.next()) {
            (Some(first), Some(second)) if first.is_uppercase() && second.is_uppercase() => {
                Self::Capitals
            }
            (Some(first), _) if first.is_uppercase() => Self::First,
            _ => Self::Small,
        }
    }

    /// A word in small letters, written in this case.
    #[must_use]
    pub fn apply(self, word: &str) -> String {
        match self {
            Self::Small => word.to_owned(),
            Self::First => capitalize_first(word),
            Self::Capitals => to_upper_same_len(word),
        }
    }
}

fn upper_same_len(c: char) -> char {
    let mut upper = c.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(one), None) if one.len_utf8() == c.len_utf8() => one,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vietnamese_capitals_keep_offsets() {
        let small = "ủy ban nhân dân tỉnh đắk lắk, đặng nghiêm ỵ ỡ ự";
        let capitals = to_upper_same_len(small);
        assert_eq!(capitals, "ỦY BAN NHÂN DÂN TỈNH ĐẮK LẮK, ĐẶNG NGHIÊM Ỵ Ỡ Ự");
        assert_eq!(capitals.len(), small.len());
    }

    #[test]
    fn letters_without_a_capital_of_one_character_stay() {
        assert_eq!(to_upper_same_len("straße ŉ"), "STRAßE ŉ");
    }

    #[test]
    fn a_word_takes_the_case_of_another() {
        for (like, wanted) in [("Tù", "Tùy"), ("tù", "tùy"), ("TÙ", "TÙY"), ("Ý", "Tùy")] {
            assert_eq!(LetterCase::of(like).apply("tùy"), wanted);
        }
    }

    #[test]
    fn only_the_first_letter_changes() {
        assert_eq!(capitalize_first("đề nghị Bộ Nội vụ"), "Đề nghị Bộ Nội vụ");
        assert_eq!(capitalize_first(""), "");
    }
}
