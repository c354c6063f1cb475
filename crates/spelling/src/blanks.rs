//! Words without the blanks between them: `theomẫu`, `tạiĐiều`, `khoản1`, `BTCngày`.

use thethuc_text::{
    LetterCase, Placement, Token, TokenKind, Tone, has_marks, parse_syllable, roman,
};

use crate::context::Context;
use crate::finding::{Misspelling, Reason, Sure};
use crate::model::{Model, WordId, class};

/// Nobody leaves out more blanks than these in a row; longer letters are of another language.
const MOST_WORDS: usize = 5;
/// Longer than any such words, in characters.
const LONGEST: usize = 32;
/// Words that take a number. Behind others it is the sign of a note.
const TAKE_A_NUMBER: [&str; 22] = [
    "bảng", "biểu", "chương", "điểm", "điều", "hình", "khoản", "mẫu", "mục", "năm", "ngày", "nhóm",
    "phần", "quyển", "quý", "số", "tập", "tháng", "thửa", "thứ", "tờ", "trang",
];
/// How frequent each syllable is at least where none has another tone than words of other languages
/// have, written as they sound (`patê`).
const FREQUENT: f32 = -7.5;
/// Words of one letter that stand by themselves.
const ONE_LETTER: [&str; 3] = ["ở", "ý", "Ở"];

/// Letters that are no syllable, or are taken for a symbol or a name, and are words without their blanks.
pub(crate) fn find(context: &Context<'_>, token: &Token<'_>) -> Option<Misspelling> {
    let apart = apart(context.model, token.text)?;
    let is_name = |word: &str| LetterCase::of(word) == LetterCase::First;
    let may_be_a_name = is_name(token.text) || apart.split(' ').all(is_name);
    Some(Misspelling {
        range: token.range(),
        sure: if may_be_a_name {
            Sure::Likely
        } else {
            Sure::Certain
        },
        suggestions: vec![apart],
        reason: Reason::Joined,
    })
}

/// Whether a token may be words without their blanks though it is none that should be a syllable.
pub(crate) fn is_of_them(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Abbreviation | TokenKind::Code)
}

/// The letters with their blanks, where they are attested words that stand beside each other
/// elsewhere, at least one of them with marks.
pub(crate) fn apart(model: &Model, text: &str) -> Option<String> {
    if !has_marks(text) || text.chars().count() > LONGEST {
        return None;
    }
    // Of a symbol, what stands before its first sign and behind its last.
    let is_sign = |c: char| !c.is_alphanumeric();
    let first = text.find(is_sign).unwrap_or(0);
    let last = text.rfind(is_sign).map_or(0, |at| {
        at + text[at..].chars().next().map_or(0, char::len_utf8)
    });
    let ends = [&text[..first], &text[last..]];
    let [head, tail] = ends.map(|end| Cut::best(model, end));
    if head.is_none() && tail.is_none() {
        return None;
    }
    let end = |apart: Option<String>, end: &str| apart.unwrap_or_else(|| end.to_owned());
    let (head, tail) = (end(head, ends[0]), end(tail, ends[1]));
    Some(format!("{head}{}{tail}", &text[first..last]))
}

/// All ways to cut letters into words.
struct Cut<'m, 't> {
    model: &'m Model,
    pieces: Vec<(&'t str, WordId)>,
    /// The likeliest so far.
    best: Option<(f32, String)>,
}

impl<'m, 't> Cut<'m, 't> {
    /// The likeliest way.
    fn best(model: &'m Model, letters: &'t str) -> Option<String> {
        let mut cut = Self {
            model,
            pieces: Vec::new(),
            best: None,
        };
        cut.go_on(letters, 0.0);
        cut.best.map(|(_, apart)| apart)
    }

    fn go_on(&mut self, rest: &'t str, likely: f32) {
        if rest.is_empty() {
            return self.end(likely);
        }
        if self.pieces.len() == MOST_WORDS {
            return;
        }
        for (at, c) in rest.char_indices() {
            let (piece, rest) = rest.split_at(at + c.len_utf8());
            let Some(word) = word(self.model, piece, rest) else {
                continue;
            };
            let Some(more) = self.behind(word) else {
                continue;
            };
            self.pieces.push((piece, word));
            self.go_on(rest, likely + more);
            self.pieces.pop();
        }
    }

    /// How likely a word is behind those before it; none where nobody was seen to write it there.
    fn behind(&self, word: WordId) -> Option<f32> {
        let Some(&(piece, before)) = self.pieces.last() else {
            return Some(self.model.unigram(word));
        };
        let p = self.model.trigram([class::BREAK, before, word]);
        let fits = if word == class::NUMBER {
            TAKE_A_NUMBER.contains(&piece.to_lowercase().as_str())
        } else {
            self.model.has_bigram(before, word)
        };
        fits.then_some(p)
    }

    fn end(&mut self, likely: f32) {
        let syllables = || self.pieces.iter().filter(|(_, word)| *word >= class::COUNT);
        let is_frequent = |word: WordId| self.model.unigram(word) > FREQUENT;
        let are_words = syllables().any(|&(piece, _)| has_a_tone_of_its_own(piece))
            || syllables().any(|&(piece, _)| has_marks(piece))
                && syllables().all(|&(_, word)| is_frequent(word));
        if self.pieces.len() < 2 || !are_words {
            return;
        }
        if self.best.as_ref().is_none_or(|(best, _)| likely > *best) {
            let pieces: Vec<&str> = self.pieces.iter().map(|&(piece, _)| piece).collect();
            self.best = Some((likely, pieces.join(" ")));
        }
    }
}

/// What a piece of letters may be: an attested syllable, a number, or letters that abbreviate, whole
/// as they stand before `rest`.
fn word(model: &Model, piece: &str, rest: &str) -> Option<WordId> {
    let is_digit = |c: char| c.is_ascii_digit();
    if piece.chars().all(is_digit) {
        return (!rest.starts_with(is_digit)).then_some(class::NUMBER);
    }
    let mut letters = piece.chars().skip(1).peekable();
    if letters.peek().is_none() {
        let stands_alone = ONE_LETTER.contains(&piece) || is_roman(piece);
        return stands_alone.then(|| syllable(model, piece).unwrap_or(class::NUMBER));
    }
    if piece.chars().all(char::is_uppercase) || matches!(piece, "TTg" | "TTr") {
        return Some(if is_roman(piece) {
            class::NUMBER
        } else {
            class::ABBREVIATION
        });
    }
    if letters.any(char::is_uppercase) {
        return None;
    }
    let begins = piece.starts_with(char::is_uppercase) && piece.is_ascii();
    let foreign = (begins && rest.is_empty() && piece.len() > 3).then_some(class::FOREIGN);
    syllable(model, piece).or(foreign)
}

/// Whether a syllable has a tone that words of other languages, written as they sound, do not have.
fn has_a_tone_of_its_own(piece: &str) -> bool {
    let tone = parse_syllable(piece).map(|parsed| parsed.syllable.tone());
    tone.is_some_and(|tone| !matches!(tone, Tone::Ngang | Tone::Sac))
}

fn syllable(model: &Model, piece: &str) -> Option<WordId> {
    let parsed = parse_syllable(piece).filter(|parsed| parsed.placement != Placement::Misplaced)?;
    Some(model.id(parsed.syllable)).filter(|&word| word != class::RARE)
}

fn is_roman(piece: &str) -> bool {
    (1..=20).any(|number| roman(number) == piece)
}

#[cfg(test)]
mod tests {
    use crate::Speller;

    use super::apart;

    #[test]
    fn words_without_their_blanks_are_parted() {
        let model = Speller::builtin().unwrap().model();
        for (written, meant) in [
            ("theomẫu", "theo mẫu"),
            ("theoMẫu", "theo Mẫu"),
            ("tạiĐiều", "tại Điều"),
            ("bảnsaohợp", "bản sao hợp"),
            ("khoản1", "khoản 1"),
            ("khoản1Điều", "khoản 1 Điều"),
            ("IThông", "I Thông"),
            ("81/2020/TT-BTCngày", "81/2020/TT-BTC ngày"),
            ("QĐ-BNVngày", "QĐ-BNV ngày"),
            ("30/12/2016của", "30/12/2016 của"),
            ("tạiPatagonia", "tại Patagonia"),
            ("số92/CK-NSNN", "số 92/CK-NSNN"),
            ("số52/2013/NĐ-CPngày", "số 52/2013/NĐ-CP ngày"),
            ("ChươngIV", "Chương IV"),
        ] {
            assert_eq!(apart(model, written).as_deref(), Some(meant), "{written}");
        }
    }

    #[test]
    fn symbols_and_words_of_other_languages_are_left() {
        let model = Speller::builtin().unwrap().model();
        for written in [
            "QĐ-TTg",
            "QĐ-UBND",
            "m³/ngày",
            "H5N1",
            "Luật1",
            "chức2",
            "VietinBank",
            "patê",
            "pêxô",
            "kílômét",
            "bêtông",
            "môtơ",
            "ôtô",
            "HĐND",
            "NĐ30",
            "đ1",
            "QĐTTĐ",
        ] {
            assert_eq!(apart(model, written), None, "{written}");
        }
    }
}
