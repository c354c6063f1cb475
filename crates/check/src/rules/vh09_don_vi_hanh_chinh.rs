use thethuc_law::{CommuneClass, Communes};
use thethuc_text::{LetterCase, Token, TokenKind};

use super::capitals::tell;
use crate::capitals::{is_capitalised, opens};
use crate::{Certainty, Draft, Findings, Fix, Place, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VH09",
    title: "Viết hoa tên đơn vị hành chính",
    article: "PL II/III.1.a",
    explanation: "Danh từ chung chỉ đơn vị hành chính viết thường, tên riêng viết hoa chữ cái đầu mọi \
                  âm tiết, không dùng gạch nối: “tỉnh Nam Định”, “thành phố Thái Nguyên”.",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    test: Test::Draft {
        applies: |draft| !draft.running.is_empty(),
        find: |draft, findings| {
            tell(draft, findings, Safety::Suggested, &["III.1.a"]);
            communes(draft, findings);
        },
    },
};

/// Names of communes have so many words at most.
const MOST_WORDS: usize = 5;

/// `xã Tân hưng`, and `UBND Xã Tân Hưng` inside a sentence.
fn communes(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for text in &draft.running {
        let tokens = text.tokens();
        for (at, word) in tokens.iter().enumerate() {
            if !is_class(&tokens, at) {
                continue;
            }
            let Some((name, end)) = commune_behind(&text.text, &tokens, at) else {
                continue;
            };
            let inside = at > 0 && !opens(&tokens, at) && !is_capitalised(&tokens[at - 1]);
            let class = if inside && is_capitalised(word) {
                word.text.to_lowercase()
            } else {
                word.text.to_owned()
            };
            let (range, wanted) = (word.start..end, format!("{class} {name}"));
            let written = &text.text[range.clone()];
            if written != wanted {
                findings.add_with_fix(
                    Place::range(text.field.clone(), range.clone()),
                    format!("“{written}” phải viết “{wanted}”."),
                    Fix::replace(Safety::Suggested, text.field.clone(), range, wanted),
                );
            }
        }
    }
}

/// Whether a token says `xã`, `phường` or `đặc khu`, and is no part of `thị xã`.
fn is_class(tokens: &[Token<'_>], at: usize) -> bool {
    let is_town = at > 0 && tokens[at - 1].text.to_lowercase() == "thị";
    let word = &tokens[at];
    word.kind == TokenKind::Word && !is_town && CommuneClass::of(word.text).is_some()
}

/// The longest name of a commune right behind its class, with its capitals, and where it ends. Only
/// names of several words, of which one has a capital: `xã an toàn` is no name.
fn commune_behind(text: &str, tokens: &[Token<'_>], at: usize) -> Option<(String, usize)> {
    let behind = tokens.get(at + 1..)?;
    let words = behind.iter().take(MOST_WORDS);
    let count = words
        .take_while(|token| token.kind == TokenKind::Word)
        .count();
    (2..=count).rev().find_map(|count| {
        let own = behind.get(..count)?;
        let cases = own.iter().map(|token| LetterCase::of(token.text));
        let shouts = cases.clone().any(|case| case == LetterCase::Capitals);
        if shouts || !cases.clone().any(|case| case == LetterCase::First) {
            return None;
        }
        let (start, end) = (own.first()?.start, own.last()?.range().end);
        Communes::builtin().named(&text[start..end]).next()?;
        let words = own
            .iter()
            .map(|token| LetterCase::First.apply(&token.text.to_lowercase()));
        Some((words.collect::<Vec<_>>().join(" "), end))
    })
}
