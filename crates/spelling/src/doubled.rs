//! Words written twice in a row by mistake.

use std::collections::HashSet;
use std::sync::LazyLock;

use thethuc_text::{Token, has_marks};

use crate::context::Context;
use crate::finding::{Misspelling, Reason, Sure};
use crate::model::{WordId, class};
use crate::units::Unit;

/// Words that nobody says twice in a row; others may be reduplicated (`luôn luôn`, `từ từ`).
const NEVER_TWICE: [&str; 30] = [
    "bị", "bởi", "các", "có", "của", "cho", "do", "dưới", "đã", "đến", "để", "được", "hoặc", "khi",
    "mà", "nếu", "nhưng", "những", "phải", "sẽ", "tại", "theo", "thì", "trên", "trong", "và", "về",
    "việc", "với", "này",
];

/// Words of two syllables that end in one of these: `kèm theo theo quy định`, `tồn tại tại nơi ấy`.
const END_IN_IT: [&str; 11] = [
    "kèm theo",
    "tiếp theo",
    "đi theo",
    "mang theo",
    "tuân theo",
    "noi theo",
    "làm theo",
    "dựa theo",
    "phỏng theo",
    "tồn tại",
    "hiện tại",
];

/// Words of two syllables that nobody says twice in a row.
static NEVER_TWICE_OF_TWO: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("../data/never-twice.txt").lines();
    lines.filter(|line| !line.starts_with('#')).collect()
});

/// Verbs of two syllables that nobody says twice in a row but behind those who do it.
const NEVER_TWICE_OF_THEMSELVES: [&str; 12] = [
    "ban hành",
    "bảo đảm",
    "điều chỉnh",
    "đáp ứng",
    "đề nghị",
    "hướng dẫn",
    "lưu hành",
    "phát triển",
    "quy định",
    "tham gia",
    "thực hiện",
    "xây dựng",
];

/// How those end that do something, and what else a verb may belong to (`các quy định quy định`).
const WHO_DO_IT: [&str; 25] = [
    "ban", "bộ", "các", "chức", "để", "đoàn", "đồng", "động", "mà", "nghiệp", "người", "nhà",
    "những", "phận", "phòng", "quan", "quyền", "số", "sở", "sự", "tác", "thức", "tổ", "việc", "vị",
];

/// How much likelier other words must be when they stand once, in the natural logarithm: of a word that
/// ends one word and begins the next (`kế hoạch hoạch định`) that is not so.
const LIKELIER_ONCE: f32 = 9.0;

/// How much likelier at least one word is behind another than by itself, in the natural logarithm, where
/// both are one word: what ends one such word and begins another (`tuân thủ thủ tục`) stands there twice.
const BOUND: f32 = 5.0;

pub(crate) fn find(
    context: &Context<'_>,
    text: &str,
    tokens: &[Token<'_>],
    units: &[Unit],
    found: &mut Vec<Misspelling>,
) {
    find_of_two(text, tokens, units, found);
    let words: Vec<WordId> = units.iter().map(|unit| unit.word).collect();
    for (at, pair) in units.windows(2).enumerate() {
        if let [first, second] = pair
            && first.word == second.word
            && first.word >= class::COUNT
            && let (Some(one), Some(two)) = (tokens.get(first.token), tokens.get(second.token))
            && one.text.to_lowercase() == two.text
            && text[one.range().end..two.start].chars().all(|c| c == ' ')
            && is_a_mistake(context, tokens, units, &words, at)
        {
            found.push(Misspelling {
                range: one.start..two.range().end,
                sure: Sure::Likely,
                suggestions: vec![one.text.to_owned()],
                reason: Reason::Doubled,
            });
        }
    }
}

/// Words of two syllables that are written twice in a row.
fn find_of_two(text: &str, tokens: &[Token<'_>], units: &[Unit], found: &mut Vec<Misspelling>) {
    let word = |unit: &Unit| tokens.get(unit.token).filter(|_| unit.word >= class::COUNT);
    for (at, four) in units.windows(4).enumerate() {
        if four[0].word != four[2].word || four[1].word != four[3].word {
            continue;
        }
        let [Some(a), Some(b), Some(c), Some(d)] = [0, 1, 2, 3].map(|at| word(&four[at])) else {
            continue;
        };
        let once = &text[a.start..b.range().end];
        let again = &text[c.start..d.range().end];
        let apart = &text[b.range().end..c.start];
        let before = at.checked_sub(1).and_then(|at| word(&units[at]));
        let is_a_mistake = NEVER_TWICE_OF_TWO.contains(again)
            || NEVER_TWICE_OF_THEMSELVES.contains(&again)
                && before.is_some_and(|before| !WHO_DO_IT.contains(&before.text));
        if apart.chars().all(|c| c == ' ') && once.to_lowercase() == again && is_a_mistake {
            found.push(Misspelling {
                range: a.start..d.range().end,
                sure: Sure::Likely,
                suggestions: vec![once.to_owned()],
                reason: Reason::Doubled,
            });
        }
    }
}

/// Whether the word of a unit, which stands behind it again, should stand there once.
fn is_a_mistake(
    context: &Context<'_>,
    tokens: &[Token<'_>],
    units: &[Unit],
    words: &[WordId],
    at: usize,
) -> bool {
    let text = |at: usize| tokens.get(units[at].token).map_or("", |token| token.text);
    let before = at.checked_sub(1).map_or("", text);
    let again = text(at + 1);
    if NEVER_TWICE.contains(&again) {
        return !END_IN_IT.contains(&format!("{before} {again}").as_str());
    }
    let word = |at: Option<usize>| at.and_then(|at| words.get(at)).copied();
    let word = |at: Option<usize>| word(at).unwrap_or(class::BREAK);
    let (first, own, next) = (word(at.checked_sub(1)), words[at], word(Some(at + 2)));
    let likely = |three: [WordId; 3]| context.likely(three).0;
    let once = likely([first, own, next]);
    let twice = likely([first, own, own]) + likely([own, own, next]);
    let are_bound = |one: WordId, two: WordId| {
        likely([class::BREAK, one, two]) - context.model.unigram(two) > BOUND
    };
    has_marks(again)
        && first >= class::COUNT
        && context.model.has_bigram(first, own)
        && once - twice > LIKELIER_ONCE
        && !(are_bound(first, own) && are_bound(own, next))
}
