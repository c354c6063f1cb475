//! Letters and tones.

/// A tone, in the order of dictionaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tone {
    /// No mark.
    Ngang,
    /// `à`
    Huyen,
    /// `ả`
    Hoi,
    /// `ã`
    Nga,
    /// `á`
    Sac,
    /// `ạ`
    Nang,
}

impl Tone {
    /// All six.
    pub const ALL: [Self; 6] = [
        Self::Ngang,
        Self::Huyen,
        Self::Hoi,
        Self::Nga,
        Self::Sac,
        Self::Nang,
    ];

    /// In Vietnamese.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ngang => "ngang",
            Self::Huyen => "huyền",
            Self::Hoi => "hỏi",
            Self::Nga => "ngã",
            Self::Sac => "sắc",
            Self::Nang => "nặng",
        }
    }
}

/// Each vowel with its six tones.
const VOWELS: [[char; 6]; 12] = [
    ['a', 'à', 'ả', 'ã', 'á', 'ạ'],
    ['ă', 'ằ', 'ẳ', 'ẵ', 'ắ', 'ặ'],
    ['â', 'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ'],
    ['e', 'è', 'ẻ', 'ẽ', 'é', 'ẹ'],
    ['ê', 'ề', 'ể', 'ễ', 'ế', 'ệ'],
    ['i', 'ì', 'ỉ', 'ĩ', 'í', 'ị'],
    ['o', 'ò', 'ỏ', 'õ', 'ó', 'ọ'],
    ['ô', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ'],
    ['ơ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ'],
    ['u', 'ù', 'ủ', 'ũ', 'ú', 'ụ'],
    ['ư', 'ừ', 'ử', 'ữ', 'ứ', 'ự'],
    ['y', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ'],
];

/// Where a block of characters finds its vowel: its place in [`VOWELS`] plus one, or nothing.
const fn block<const N: usize>(first: u32) -> [u8; N] {
    let mut places = [0; N];
    let mut at = 0;
    while at < 72 {
        let c = VOWELS[at / 6][at % 6] as u32;
        if c >= first && c - first < N as u32 {
            places[(c - first) as usize] = at as u8 + 1;
        }
        at += 1;
    }
    places
}

const LATIN: [u8; 0x1B1] = block(0);
const ADDITIONAL: [u8; 0x5A] = block(0x1EA0);

/// A small letter as its letter without tone, and the tone; none for what is no vowel.
pub(super) fn split(c: char) -> Option<(char, Tone)> {
    let c = c as u32;
    let place = match c {
        0..0x1B1 => LATIN[c as usize],
        0x1EA0..0x1EFA => ADDITIONAL[(c - 0x1EA0) as usize],
        _ => 0,
    };
    let at = usize::from(place.checked_sub(1)?);
    Some((VOWELS[at / 6][0], Tone::ALL[at % 6]))
}

/// A vowel without tone as it is written with one; other letters stay.
pub(super) fn join(vowel: char, tone: Tone) -> char {
    VOWELS
        .iter()
        .find(|row| row[0] == vowel)
        .map_or(vowel, |row| row[tone as usize])
}

/// The small letter of a character; itself where that would be several.
pub(super) fn small(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

/// The text in small letters without its tones; the marks of letters (`ă`, `ơ`, `đ`) stay.
#[must_use]
pub fn without_tone(text: &str) -> String {
    text.chars()
        .map(|c| {
            let c = small(c);
            split(c).map_or(c, |(vowel, _)| vowel)
        })
        .collect()
}

/// Whether any letter carries a tone or a mark of Vietnamese.
#[must_use]
pub fn has_marks(text: &str) -> bool {
    text.chars()
        .map(small)
        .any(|c| c == 'đ' || (!c.is_ascii() && split(c).is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_vowel_comes_apart_and_together() {
        for row in VOWELS {
            for (c, tone) in row.into_iter().zip(Tone::ALL) {
                assert_eq!(split(c), Some((row[0], tone)));
                assert_eq!(join(row[0], tone), c);
            }
        }
        assert_eq!(split('b'), None);
        assert_eq!(split('đ'), None);
        assert_eq!(split('日'), None);
    }

    #[test]
    fn tones_go_and_letters_stay() {
        assert_eq!(without_tone("Nhũng nhiễu ĐỂ"), "nhung nhiêu đê");
        assert!(has_marks("ĐƯỜNG") && has_marks("để") && !has_marks("duong"));
    }
}
