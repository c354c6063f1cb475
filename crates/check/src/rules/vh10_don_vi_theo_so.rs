use thethuc_law::ProperName;
use thethuc_text::{Token, TokenKind, capitalize_first};

use crate::capitals::is_capitalised;
use crate::{Certainty, Draft, Findings, Fix, Place, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VH10",
    title: "Viết hoa đơn vị hành chính gọi theo số, tên người, sự kiện",
    article: "PL II/III.1.b",
    explanation: "Tên đơn vị hành chính gồm danh từ chung với chữ số, tên người, tên sự kiện lịch sử \
                  thì viết hoa cả danh từ chung: “Quận 1”, “Phường Điện Biên Phủ”.",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    test: Test::Draft {
        applies: |draft| !draft.running.is_empty(),
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for text in &draft.running {
        let tokens = text.tokens();
        for (at, class) in tokens.iter().enumerate() {
            if !matches!(class.text, "quận" | "phường") {
                continue;
            }
            let Some(end) = numbered(&tokens, at).or_else(|| named(&text.text, &tokens, at)) else {
                continue;
            };
            let wanted = capitalize_first(class.text);
            let unit = &text.text[class.range().end..end];
            findings.add_with_fix(
                Place::range(text.field.clone(), class.range()),
                format!("Phải viết “{wanted}{unit}”."),
                Fix::replace(Safety::Suggested, text.field.clone(), class.range(), wanted),
            );
        }
    }
}

/// The end of `quận 1`, where the number counts nothing behind it: `10 phường 5 xã`.
fn numbered(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let number = tokens.get(at + 1)?;
    let is_short = number.kind == TokenKind::Number
        && number.text.len() <= 2
        && number.text.bytes().all(|b| b.is_ascii_digit());
    let counted = at > 0 && matches!(tokens[at - 1].kind, TokenKind::Number);
    let ends = tokens.get(at + 2).is_none_or(|next| {
        matches!(
            next.kind,
            TokenKind::Mark(',' | ';' | '.' | ')') | TokenKind::Newline
        )
    });
    (is_short && !counted && ends).then(|| number.range().end)
}

/// The end of `phường Điện Biên Phủ`: a person of the table or an event behind the class.
fn named(text: &str, tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let start = tokens.get(at + 1)?.start;
    let names = ProperName::all()
        .iter()
        .filter(|name| name.clause == "II.1.a");
    let names = names.map(|name| name.name).chain(["Điện Biên Phủ"]);
    names
        .filter(|name| text[start..].starts_with(name))
        .find_map(|name| {
            let end = start + name.len();
            let mut behind = tokens[at + 1..]
                .iter()
                .skip_while(|token| token.start < end);
            let goes_on = behind.next().is_some_and(is_capitalised);
            (!goes_on && !text[end..].starts_with(char::is_alphanumeric)).then_some(end)
        })
}
