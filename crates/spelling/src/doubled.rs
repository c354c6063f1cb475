//! Words written twice in a row by mistake.

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
const END_IN_IT: [&str; 10] = [
    "kèm theo",
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

/// How much likelier other words must be when they stand once, in the natural logarithm: of a word that
/// ends one word and begins the next (`kế hoạch hoạch định`) that is not so.
const LIKELIER_ONCE: f32 = 9.0;

pub(crate) fn find(
    context: &Context<'_>,
    text: &str,
    tokens: &[Token<'_>],
    units: &[Unit],
    found: &mut Vec<Misspelling>,
) {
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
    has_marks(again)
        && first >= class::COUNT
        && context.model.has_bigram(first, own)
        && once - twice > LIKELIER_ONCE
}
