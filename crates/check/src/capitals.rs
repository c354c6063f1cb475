//! Capital letters of names: the names of Phụ lục II, looked for in one pass over a text.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use thethuc_law::{ProperName, provinces};
use thethuc_text::{LetterCase, Token, TokenKind, parse_syllable, tokens};

/// A name with other capitals than Phụ lục II gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Miscapitalised {
    /// The clause of Phụ lục II: `IV.1.a`.
    pub(crate) clause: &'static str,
    /// Its place, in bytes.
    pub(crate) range: Range<usize>,
    /// The same letters with the right capitals.
    pub(crate) wanted: String,
}

/// A word as names are compared: whatever its case and the place of its tone.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    Syllable(u16),
    Word(String),
    Mark(char),
    /// What is part of no name.
    Other,
}

impl Key {
    fn of(token: &Token<'_>) -> Self {
        match token.kind {
            TokenKind::Mark('–') => Self::Mark('-'),
            TokenKind::Mark(mark) => Self::Mark(mark),
            TokenKind::Word => match parse_syllable(token.text) {
                Some(parsed) => Self::Syllable(parsed.syllable.key().code()),
                None => Self::Word(token.text.to_lowercase()),
            },
            TokenKind::Abbreviation | TokenKind::Transcribed => {
                Self::Word(token.text.to_lowercase())
            }
            _ => Self::Other,
        }
    }
}

/// A name of the table, cut into words.
struct Name {
    clause: &'static str,
    is_never_small: bool,
    behind: Vec<Key>,
    words: Vec<(Key, LetterCase)>,
    before: Vec<Key>,
}

/// The names by their first word, the longest first.
static NAMES: LazyLock<HashMap<Key, Vec<Name>>> = LazyLock::new(|| {
    let mut names: HashMap<Key, Vec<Name>> = HashMap::new();
    let mut add = |name: Name| {
        if let Some((first, _)) = name.words.first() {
            names.entry(first.clone()).or_default().push(name);
        }
    };
    for row in ProperName::all() {
        // A transcribed name whose parts look like words is cut at its hyphens.
        let apart = (row.name.contains('-') && !row.name.contains(' '))
            .then(|| row.name.replace('-', " - "));
        for spelt in [Some(row.name), apart.as_deref()].into_iter().flatten() {
            add(Name {
                clause: row.clause,
                is_never_small: row.is_never_small,
                behind: keys(row.behind),
                words: words(spelt),
                before: keys(row.before),
            });
        }
    }
    for province in provinces().filter(|name| *name != "Hồ Chí Minh") {
        for class in ["tỉnh", "thành phố"] {
            add(Name {
                clause: "III.1.a",
                is_never_small: class == "tỉnh",
                behind: Vec::new(),
                words: words(&format!("{class} {province}")),
                before: Vec::new(),
            });
        }
    }
    for same in names.values_mut() {
        same.sort_by_key(|name| std::cmp::Reverse(name.words.len()));
    }
    names
});

fn keys(text: &str) -> Vec<Key> {
    tokens(text).iter().map(Key::of).collect()
}

fn words(name: &str) -> Vec<(Key, LetterCase)> {
    let word = |token: &Token<'_>| (Key::of(token), LetterCase::of(token.text));
    tokens(name).iter().map(word).collect()
}

/// Names of a text whose capitals are not those of the table. Of names that overlap the longest
/// counts, whether its capitals are right or not.
pub(crate) fn find(text: &str, tokens: &[Token<'_>]) -> Vec<Miscapitalised> {
    let keys: Vec<Key> = tokens.iter().map(Key::of).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < keys.len() {
        let of_word = NAMES.get(&keys[at]).into_iter().flatten();
        let name = of_word.into_iter().find(|name| stands(name, &keys, at));
        let Some(name) = name else {
            at += 1;
            continue;
        };
        let end = at + name.words.len();
        if !is_another(name, tokens, at, end) {
            found.extend(look(name, text, tokens, at));
        }
        at = end;
    }
    found
}

fn stands(name: &Name, keys: &[Key], at: usize) -> bool {
    let end = at + name.words.len();
    let own = keys.get(at..end).is_some_and(|own| {
        let wanted = name.words.iter().map(|(key, _)| key);
        own.iter().eq(wanted)
    });
    own && keys[..at].ends_with(&name.behind) && keys[end..].starts_with(&name.before)
}

/// Whether the words are a part of something else: `bà Triệu Thị Hà`, `Liên hợp Quốc tế`, `pháp luật
/// Đất đai`.
fn is_another(name: &Name, tokens: &[Token<'_>], at: usize, end: usize) -> bool {
    match name.clause {
        "II.1.b" => tokens.get(end).is_some_and(is_capitalised),
        "IV.2.a" => tokens
            .get(end)
            .is_some_and(|next| next.text.to_lowercase() == "tế"),
        "V.6" => at > 0 && tokens[at - 1].text.to_lowercase() == "pháp",
        _ => false,
    }
}

/// Whether a token is a word with a capital in front.
pub(crate) fn is_capitalised(token: &Token<'_>) -> bool {
    token.kind == TokenKind::Word && LetterCase::of(token.text) == LetterCase::First
}

/// What is wrong with the capitals of a name that stands at `at`.
fn look(name: &Name, text: &str, tokens: &[Token<'_>], at: usize) -> Option<Miscapitalised> {
    let written = &tokens[at..at + name.words.len()];
    let cases = || {
        written
            .iter()
            .zip(&name.words)
            .filter(|(token, _)| is_letters(token))
    };
    let shouts = |(token, (_, wanted)): (&Token<'_>, &(Key, LetterCase))| {
        LetterCase::of(token.text) == LetterCase::Capitals && *wanted != LetterCase::Capitals
    };
    let may_open = opens(tokens, at);
    // Where a sentence begins, the first capital says nothing: `Ai cập nhật`, `Phần lan can`.
    let says_nothing = may_open && name.clause.starts_with("II");
    let is_small = cases()
        .skip(usize::from(says_nothing))
        .all(|(token, _)| LetterCase::of(token.text) == LetterCase::Small);
    if cases().any(shouts) || is_small && !name.is_never_small {
        return None;
    }
    let mut wanted = String::new();
    let mut is_right = true;
    let mut from = written.first()?.start;
    let start = from;
    for (place, (token, (_, case))) in written.iter().zip(&name.words).enumerate() {
        wanted.push_str(&text[from..token.start]);
        let opens = place == 0 && may_open && is_capitalised(token);
        let case = if opens && *case == LetterCase::Small {
            LetterCase::First
        } else {
            *case
        };
        let word = case.apply(&token.text.to_lowercase());
        is_right &= word == token.text;
        wanted.push_str(&word);
        from = token.range().end;
    }
    (!is_right).then_some(Miscapitalised {
        clause: name.clause,
        range: start..from,
        wanted,
    })
}

fn is_letters(token: &Token<'_>) -> bool {
    token.text.starts_with(char::is_alphabetic)
}

/// Whether a word opens a sentence, an item or a line.
pub(crate) fn opens(tokens: &[Token<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| tokens[before].kind);
    match before {
        None | Some(TokenKind::Newline) => true,
        Some(TokenKind::Mark(mark)) => mark != ',',
        Some(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(text: &str) -> Vec<String> {
        find(text, &tokens(text))
            .into_iter()
            .map(|found| found.wanted)
            .collect()
    }

    #[test]
    fn capitals_are_put_right_and_letters_stay() {
        for (text, right) in [
            ("do Bộ tài chính chủ trì", "Bộ Tài chính"),
            ("Uỷ Ban Nhân Dân tỉnh", "Uỷ ban nhân dân"),
            ("dịp Tết Nguyên Đán", "tết Nguyên đán"),
            ("làm việc tại Thái lan", "Thái Lan"),
            ("học tập Lê-Nin", "Lê-nin"),
            ("tổ chức Unesco", "UNESCO"),
            ("chủ trương của Đảng và nhà nước", "Nhà nước"),
            ("UBND Tỉnh Nam Định", "tỉnh Nam Định"),
        ] {
            assert_eq!(wanted(text), [right], "{text}");
        }
    }

    #[test]
    fn names_that_are_right_or_something_else_are_left_alone() {
        for text in [
            "Bộ Tài chính, Ủy ban nhân dân tỉnh Nam Định; Tết Nguyên đán.",
            "ỦY BAN NHÂN DÂN TỈNH NAM ĐỊNH",
            "quản lý nhà nước, cơ quan nhà nước, tòa án nhân dân",
            "bà Triệu Thị Hà, quy định của pháp luật Đất đai",
            "ở Việt Nam bộ máy hành chính gọn hơn; nam bộ đội",
            "cập nhật bản vẽ; tập trung quốc gia; hàng hải phòng ngừa; sinh thái nguyên sinh",
            "Phần lan can bị hỏng. Ai cập nhật hồ sơ? Khu Liên hợp Quốc tế",
            "Tỉnh Nam Định có; a) Vịnh Hạ Long: sạch",
        ] {
            assert_eq!(wanted(text), [""; 0], "{text}");
        }
    }
}
