//! What the speller found.

use std::ops::Range;

use crate::confusion::Slip;

/// An error, or what is very probably one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misspelling {
    /// Its place, in bytes of the text that was given.
    pub range: Range<usize>,
    /// How sure it is.
    pub sure: Sure,
    /// What may stand there instead, the most probable first; none where nothing is known.
    pub suggestions: Vec<String>,
    /// What is wrong.
    pub reason: Reason,
}

/// How sure a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sure {
    /// Very probably so; a person decides.
    Likely,
    /// The text itself shows it.
    Certain,
}

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// Letters that are not in composed form, with a character that is not seen, or `Ð` for `Đ`.
    Encoding,
    /// A blank before a punctuation mark.
    Blank,
    /// The same word twice.
    Doubled,
    /// Letters that are no syllable.
    NoSyllable,
    /// A tone on the wrong letter.
    MisplacedTone,
    /// Words without the blanks between them.
    Joined,
    /// A word with blanks in it.
    Parted,
    /// An abbreviation with `D` for `Đ`.
    Abbreviation,
    /// A phrase that is written otherwise.
    Phrase,
    /// A word that does not fit those around it.
    Context(Slip),
    /// A sign of initials, or of a reader of print, that was left behind.
    Stray,
}

impl Reason {
    /// In Vietnamese.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Encoding => "ký tự sai mã hoặc ẩn trong chữ",
            Self::Blank => "thừa khoảng trắng trước dấu câu",
            Self::Doubled => "lặp từ",
            Self::NoSyllable => "không phải âm tiết tiếng Việt",
            Self::MisplacedTone => "đặt dấu thanh sai chữ cái",
            Self::Joined => "thiếu khoảng trắng giữa các chữ",
            Self::Parted => "thừa khoảng trắng trong một chữ",
            Self::Abbreviation => "chữ viết tắt thiếu nét ngang của chữ Đ",
            Self::Phrase => "cụm từ hay viết sai",
            Self::Context(slip) => slip.name(),
            Self::Stray => "ký hiệu thừa còn sót lại",
        }
    }
}
