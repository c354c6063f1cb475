//! Words without the blanks between them (`theomẫu`, `tạiĐiều`, `khoản1`, `BTCngày`), and blanks within
//! words (`tr ường`).

use thethuc_text::{
    LetterCase, ONSETS, Placement, Token, TokenKind, Tone, fold, has_marks, parse_syllable, roman,
    without_tone,
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
/// How frequent a word without marks is at least that tells by itself that a blank is left out.
const VERY_FREQUENT: f32 = -6.0;
/// Fewer letters that stand apart are no word: they name the items of lists.
const LETTERS_APART: usize = 3;
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

/// Words with blanks in them: an onset apart from its rime, or all letters apart from each other.
pub(crate) fn find_within(
    model: &Model,
    text: &str,
    tokens: &[Token<'_>],
    found: &mut Vec<Misspelling>,
) {
    let is_beside = |at: usize| &text[tokens[at - 1].range().end..tokens[at].start] == " ";
    let mut from = 0;
    while from < tokens.len() {
        let letters = (from..tokens.len()).take_while(|&at| {
            let is_letter = tokens[at].text.chars().nth(1).is_none();
            is_letter && (at == from || is_beside(at))
        });
        let is_onset = |rime: usize| {
            rime < tokens.len()
                && is_beside(rime)
                && is_onset_apart(model, tokens[from].text, tokens[rime].text)
        };
        let pieces = match letters.count() {
            apart @ LETTERS_APART.. => apart,
            _ if is_onset(from + 1) => 2,
            _ => 1,
        };
        let pieces = &tokens[from..from + pieces];
        from += pieces.len();
        let [first, .., last] = pieces else {
            continue;
        };
        let whole: String = pieces.iter().map(|token| token.text).collect();
        let is_word = LetterCase::of(&whole) != LetterCase::Capitals && has_marks(&whole);
        if is_word && syllable(model, &whole).is_some() {
            found.push(Misspelling {
                range: first.start..last.range().end,
                sure: Sure::Likely,
                suggestions: vec![whole],
                reason: Reason::Parted,
            });
        }
    }
}

/// Whether letters are an onset that is no word by itself, before a rime. One letter may be the name
/// of an item: then what stands behind it must be no word either.
fn is_onset_apart(model: &Model, onset: &str, rime: &str) -> bool {
    let small = onset.to_lowercase();
    let begins_with_a_vowel = fold(rime).starts_with(['a', 'e', 'i', 'o', 'u', 'y']);
    ONSETS.contains(&small.as_str())
        && parse_syllable(onset).is_none()
        && begins_with_a_vowel
        && (onset.chars().nth(1).is_some() || syllable(model, rime).is_none())
}

/// Whether a token may be words without their blanks though it is none that should be a syllable.
pub(crate) fn is_of_them(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Abbreviation | TokenKind::Code)
}

/// The letters with their blanks, where they are attested words that stand beside each other
/// elsewhere, at least one of them with marks or behind a sign.
pub(crate) fn apart(model: &Model, text: &str) -> Option<String> {
    if text.chars().count() > LONGEST {
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
        let small = letters.to_lowercase();
        let are_capitals = !letters.contains(char::is_lowercase) && without_tone(letters) != small;
        if are_capitals {
            return Cut::best(model, &small).map(|apart| apart.to_uppercase());
        }
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
                || self.is_frequent(before) && self.is_frequent(word)
        };
        fits.then_some(p)
    }

    fn is_frequent(&self, word: WordId) -> bool {
        word >= class::COUNT && self.model.unigram(word) > FREQUENT
    }

    /// Whether it is a number or an abbreviation and a very frequent word without marks (`06quy`).
    fn is_a_sign_and_a_word(&self) -> bool {
        let [(sign, _), (piece, word)] = self.pieces[..] else {
            return false;
        };
        let is_sign = sign.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
        is_sign
            && sign.chars().nth(1).is_some()
            && piece.len() > 2
            && piece.chars().all(char::is_lowercase)
            && word >= class::COUNT
            && self.model.unigram(word) > VERY_FREQUENT
    }

    fn end(&mut self, likely: f32) {
        let syllables = || self.pieces.iter().filter(|(_, word)| *word >= class::COUNT);
        let are_words = syllables().any(|&(piece, _)| has_a_tone_of_its_own(piece))
            || syllables().any(|&(piece, _)| has_marks(piece))
                && syllables().all(|&(_, word)| self.is_frequent(word));
        if self.pieces.len() < 2 || !(are_words || self.is_a_sign_and_a_word()) {
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

    use super::*;

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
            ("CÔNGTẠI", "CÔNG TẠI"),
        ] {
            assert_eq!(apart(model, written).as_deref(), Some(meant), "{written}");
        }
    }

    #[test]
    fn letters_of_one_word_come_together() {
        let speller = Speller::builtin().unwrap();
        let mended = |text: &str| {
            let found = speller.check(text);
            let parted = found.iter().filter(|found| found.reason == Reason::Parted);
            parted
                .map(|found| found.suggestions[0].clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(mended("Mẫu vật môi tr ường là mẫu vật"), ["trường"]);
        assert_eq!(mended("Hợp đồng đ ố i tác công tư"), ["đối"]);
        assert_eq!(mended("quy định tại điểm c ảnh chụp"), [""; 0]);
        assert_eq!(mended("Đ Ộ C L Ậ P"), [""; 0]);
        assert_eq!(mended("các điểm a, b và đ ở trên"), [""; 0]);
        assert_eq!(mended("các vitamin a d e"), [""; 0]);
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
