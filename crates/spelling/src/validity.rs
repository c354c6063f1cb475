//! Letters that are no syllable, or one with its tone in the wrong place.

use std::collections::HashMap;
use std::sync::LazyLock;

use thethuc_text::{
    LetterCase, Placement, Syllable, Token, TokenKind, Tone, TonePlacement, fold, has_marks,
    parse_syllable, without_tone,
};

use crate::bare::bare;
use crate::blanks;
use crate::context::{COMPANY_WEIGHT, Context};
use crate::finding::{Misspelling, Reason, Sure};
use crate::model::{WordId, class};
use crate::typing::{telex, vni};
use crate::units::Unit;

/// How much likelier than a foreign word a suggestion must be before letters without marks are told.
const LIKELIER_THAN_FOREIGN: f32 = 4.0;
/// The same for letters with marks: Vietnamese, or a name.
const LIKELIER_THAN_A_NAME: f32 = 3.0;
/// The same for letters with digits among them, a symbol, and for those with a capital inside a sentence.
const LIKELIER_THAN_A_SYMBOL: f32 = 8.0;
/// The same before one syllable is offered rather than two without a blank.
const LIKELIER_THAN_JOINED: f32 = 8.0;
/// More suggestions help nobody.
const MOST_SUGGESTIONS: usize = 5;

/// Letters that may take another's place or come in between.
const LETTERS: [char; 29] = [
    'a', 'ă', 'â', 'b', 'c', 'd', 'đ', 'e', 'ê', 'g', 'h', 'i', 'k', 'l', 'm', 'n', 'o', 'ô', 'ơ',
    'p', 'q', 'r', 's', 't', 'u', 'ư', 'v', 'x', 'y',
];

/// Looks at every token that should be a syllable; `known` tells the words that are right as they
/// are.
pub(crate) fn find(
    context: &Context<'_>,
    tokens: &[Token<'_>],
    units: &[Unit],
    placement: TonePlacement,
    known: &impl Fn(&str) -> bool,
    found: &mut Vec<Misspelling>,
) {
    let words: Vec<WordId> = units.iter().map(|unit| unit.word).collect();
    let bare = bare(tokens, units);
    for (at, unit) in units.iter().enumerate() {
        let Some(token) = tokens.get(unit.token) else {
            continue;
        };
        if blanks::is_of_them(token.kind) && !known(token.text) {
            found.extend(blanks::find(context, token));
        }
        if token.kind == TokenKind::Code {
            found.extend(typed_by_vni(context, &words, at, token, placement));
        }
        if token.kind != TokenKind::Word {
            continue;
        }
        match parse_syllable(token.text) {
            Some(parsed) if parsed.placement == Placement::Misplaced => {
                found.push(Misspelling {
                    range: token.range(),
                    sure: Sure::Certain,
                    suggestions: vec![like(token.text, parsed.syllable, placement)],
                    reason: Reason::MisplacedTone,
                });
            }
            Some(_) => {}
            None if known(token.text) || bare[at] => {}
            None if let Some(meant) = read_as_i(context, token.text) => {
                found.push(Misspelling {
                    range: token.range(),
                    sure: Sure::Certain,
                    suggestions: vec![meant],
                    reason: Reason::NoSyllable,
                });
            }
            None if is_a_name(token.text, words.get(at.wrapping_sub(1))) => {
                let apart = blanks::find(context, token);
                found.extend(apart.or_else(|| no_name(context, &words, at, token, placement)));
            }
            None => found.extend(no_syllable(context, &words, at, token, placement)),
        }
    }
}

/// What a reader of print took for a capital `I`: a small `l`, where the rest makes a syllable with
/// marks (`Iường`).
fn read_as_i(context: &Context<'_>, text: &str) -> Option<String> {
    let meant = format!("l{}", text.strip_prefix('I')?);
    let parsed = parse_syllable(&meant).filter(|_| has_marks(text))?;
    let is_attested = context.model.id(parsed.syllable) != class::RARE;
    (is_attested && LetterCase::of(text) == LetterCase::First).then_some(meant)
}

/// A capital inside a sentence begins a name, and names are written in many ways.
fn is_a_name(text: &str, before: Option<&WordId>) -> bool {
    let opens = before.is_none_or(|&before| before == class::BREAK);
    LetterCase::of(text) == LetterCase::First && !opens
}

/// Letters with the digits of VNI left in them, where the syllable fits much better than a symbol.
fn typed_by_vni(
    context: &Context<'_>,
    words: &[WordId],
    at: usize,
    token: &Token<'_>,
    placement: TonePlacement,
) -> Option<Misspelling> {
    let is_key = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let meant = vni(token.text).filter(|_| token.text.chars().all(is_key))?;
    let word = context.model.id(meant);
    let gain = context.likelihood(words, at, word) - context.likelihood(words, at, class::CODE);
    (word != class::RARE && gain > LIKELIER_THAN_A_SYMBOL).then(|| Misspelling {
        range: token.range(),
        sure: Sure::Likely,
        suggestions: vec![like(token.text, meant, placement)],
        reason: Reason::NoSyllable,
    })
}

/// A capital inside a sentence where a syllable fits much better than a name (`Qy chuẩn kỹ thuật`).
fn no_name(
    context: &Context<'_>,
    words: &[WordId],
    at: usize,
    token: &Token<'_>,
    placement: TonePlacement,
) -> Option<Misspelling> {
    let ranked = ranked(context, words, at, token.text);
    let foreign = context.likelihood(words, at, class::FOREIGN);
    let best = ranked.first()?;
    (best.likelihood - foreign > LIKELIER_THAN_A_SYMBOL).then(|| Misspelling {
        range: token.range(),
        sure: Sure::Likely,
        suggestions: written_like(token.text, &ranked, placement).collect(),
        reason: Reason::NoSyllable,
    })
}

fn no_syllable(
    context: &Context<'_>,
    words: &[WordId],
    at: usize,
    token: &Token<'_>,
    placement: TonePlacement,
) -> Option<Misspelling> {
    let marked = has_marks(token.text);
    let ranked = ranked(context, words, at, token.text);
    let apart = blanks::apart(context.model, token.text);
    let foreign = context.likelihood(words, at, class::FOREIGN);
    let likelier = ranked
        .first()
        .map_or(f32::MIN, |best| best.likelihood - foreign);
    let likely = likelier
        > if marked {
            LIKELIER_THAN_A_NAME
        } else {
            LIKELIER_THAN_FOREIGN
        };
    let opens = LetterCase::of(token.text) != LetterCase::Small;
    if !(likely || marked && !opens || apart.is_some() && marked) {
        return None;
    }
    let joined = apart.is_some() && likelier <= LIKELIER_THAN_JOINED;
    let mut suggestions: Vec<String> = apart.filter(|_| joined).into_iter().collect();
    suggestions.extend(written_like(token.text, &ranked, placement));
    suggestions.truncate(MOST_SUGGESTIONS);
    // What is near no syllable is a word of another language (`nitrôglyxêrin`).
    if suggestions.is_empty() {
        return None;
    }
    Some(Misspelling {
        range: token.range(),
        sure: if marked { Sure::Certain } else { Sure::Likely },
        suggestions,
        reason: if joined {
            Reason::Joined
        } else {
            Reason::NoSyllable
        },
    })
}

/// What may have been meant by letters that are no syllable.
struct Near {
    /// Natural logarithm of how likely the words around it are with it.
    likelihood: f32,
    /// The same with what stands further away.
    score: f32,
    syllable: Syllable,
}

/// The attested syllables near letters, the likeliest first.
fn ranked(context: &Context<'_>, words: &[WordId], at: usize, text: &str) -> Vec<Near> {
    let company = context.model.around(words, at);
    let mut ranked: Vec<Near> = near(text)
        .into_iter()
        .map(|syllable| (context.model.id(syllable), syllable))
        .filter(|&(word, _)| word != class::RARE)
        .map(|(word, syllable)| {
            let likelihood = context.likelihood(words, at, word);
            let fit = COMPANY_WEIGHT * context.model.fit(&company, word);
            Near {
                likelihood,
                score: likelihood + fit,
                syllable,
            }
        })
        .collect();
    ranked.sort_by(|a, b| {
        let by_score = b.score.total_cmp(&a.score);
        by_score.then(a.syllable.cmp(&b.syllable))
    });
    ranked.dedup_by_key(|near| near.syllable);
    ranked.truncate(MOST_SUGGESTIONS);
    ranked
}

fn written_like<'n>(
    written: &'n str,
    ranked: &'n [Near],
    placement: TonePlacement,
) -> impl Iterator<Item = String> + 'n {
    let syllables = ranked.iter().map(|near| near.syllable);
    syllables.map(move |syllable| like(written, syllable, placement))
}

/// A syllable in the letter case of what was written.
pub(crate) fn like(written: &str, syllable: Syllable, placement: TonePlacement) -> String {
    LetterCase::of(written).apply(&syllable.render(placement))
}

/// Syllables one letter away, with any of the tones that were written; of all tones where none was.
fn near(text: &str) -> Vec<Syllable> {
    let letters: Vec<char> = without_tone(text).chars().collect();
    if !(2..=9).contains(&letters.len()) {
        return Vec::new();
    }
    let tones = tones(text);
    let mut out = Vec::new();
    let mut offer = |letters: &[char]| {
        let text: String = letters.iter().collect();
        let Some(parsed) = parse_syllable(&text).map(|parsed| parsed.syllable) else {
            return stopped(&text, &tones, &mut out);
        };
        out.extend(tones.iter().filter_map(|&tone| parsed.with_tone(tone)));
    };
    edits(&letters, &mut offer);
    out.extend(telex(text));
    let same_letters = BY_LETTERS.get(&fold(text)).into_iter().flatten();
    out.extend(same_letters.filter(|syllable| tones.contains(&syllable.tone())));
    out
}

/// The syllables that look the same without their marks.
static BY_LETTERS: LazyLock<HashMap<String, Vec<Syllable>>> = LazyLock::new(|| {
    let mut out: HashMap<String, Vec<Syllable>> = HashMap::new();
    for syllable in Syllable::all() {
        let bare = fold(&syllable.render(TonePlacement::Old));
        out.entry(bare).or_default().push(syllable);
    }
    out
});

/// A rime that ends in a stop is no syllable without a tone: it is read with those that it bears.
fn stopped(text: &str, tones: &[Tone], out: &mut Vec<Syllable>) {
    for &tone in tones
        .iter()
        .filter(|tone| matches!(tone, Tone::Sac | Tone::Nang))
    {
        let mark = if tone == Tone::Sac {
            '\u{301}'
        } else {
            '\u{323}'
        };
        // The mark goes behind each vowel until one reads.
        let vowel = |c: &char| "aăâeêioôơuưy".contains(*c);
        for (at, c) in text.char_indices().filter(|(_, c)| vowel(c)) {
            let end = at + c.len_utf8();
            let marked = format!("{}{mark}{}", &text[..end], &text[end..]);
            if let Some(parsed) = parse_syllable(&thethuc_text::nfc(&marked)) {
                out.push(parsed.syllable);
                break;
            }
        }
    }
}

fn tones(text: &str) -> Vec<Tone> {
    let mut tones: Vec<Tone> = text
        .chars()
        .filter_map(|c| {
            let parsed = parse_syllable(&c.to_string())?;
            (parsed.syllable.tone() != Tone::Ngang).then(|| parsed.syllable.tone())
        })
        .collect();
    if tones.is_empty() {
        tones = if has_marks(text) {
            vec![Tone::Ngang, Tone::Sac, Tone::Nang]
        } else {
            Tone::ALL.to_vec()
        };
    }
    tones
}

/// Each way to take a letter out, put one in, change one, or let two change places.
fn edits(letters: &[char], offer: &mut impl FnMut(&[char])) {
    let mut changed = letters.to_vec();
    offer(letters);
    for at in 0..letters.len() {
        let own = changed.remove(at);
        offer(&changed);
        changed.insert(at, own);
        for other in LETTERS {
            changed[at] = other;
            offer(&changed);
            changed[at] = own;
            changed.insert(at, other);
            offer(&changed);
            changed.remove(at);
        }
        if at > 0 {
            changed.swap(at - 1, at);
            offer(&changed);
            changed.swap(at - 1, at);
        }
    }
    for other in LETTERS {
        changed.push(other);
        offer(&changed);
        changed.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_one_letter_away_are_found() {
        for (written, meant) in [
            ("địng", "định"),
            ("nghành", "ngành"),
            ("nhưgn", "nhưng"),
            ("hiệnn", "hiện"),
            ("thcự", "thực"),
            ("vbản", "bản"),
            ("duong", "đường"),
            ("ddinhj", "định"),
        ] {
            let found = near(written);
            let meant = parse_syllable(meant).unwrap().syllable;
            assert!(found.contains(&meant), "{written}");
        }
    }
}
