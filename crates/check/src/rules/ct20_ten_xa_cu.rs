use chrono::NaiveDate;
use thethuc_law::{CommuneClass, Communes, is_province, provinces, without_class};
use thethuc_text::{LetterCase, Token, TokenKind};

use crate::cited::latest_day;
use crate::{Certainty, Draft, FieldText, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "CT20",
    title: "Tên xã, phường là tên đang dùng tại ngày ban hành",
    article: "Điều 12.1",
    explanation: "Từ 01/7/2025 các xã, phường, thị trấn được sắp xếp lại; tên cũ cần thay bằng tên \
                  mới, hoặc ghi thêm “(cũ)” khi nói về trước ngày đó.",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    test: Test::Draft {
        applies: |draft| latest_day(&draft.document.thoi_gian).is_none_or(|day| day >= MERGED),
        find,
    },
};

/// The first day of the units of today — Nghị quyết 202/2025/QH15.
const MERGED: NaiveDate = match NaiveDate::from_ymd_opt(2025, 7, 1) {
    Some(day) => day,
    None => NaiveDate::MAX,
};
const MOST_WORDS: usize = 5;
/// So many heirs are named; others are many.
const MOST_HEIRS: usize = 3;

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let own = own_province(draft);
    for (index, text) in draft.running.iter().enumerate() {
        let tokens = text.tokens();
        for (at, token) in tokens.iter().enumerate() {
            let class = CommuneClass::of(token.text)
                .map(|class| (class, at + 1))
                .or_else(|| town(&tokens, at));
            if let Some((class, from)) = class {
                let is_quoted = draft.quotes(index, token.start);
                if !is_quoted {
                    unit(text, &tokens[at..], class, from - at, own, findings);
                }
            }
        }
    }
}

/// `thị trấn`, which is two words.
fn town(tokens: &[Token<'_>], at: usize) -> Option<(CommuneClass, usize)> {
    let words = tokens.get(at..at + 2)?;
    let is_town = words[0].text.to_lowercase() == "thị" && words[1].text.to_lowercase() == "trấn";
    is_town.then_some((CommuneClass::ThiTran, at + 2))
}

/// Looks at the name that begins behind its class; `tokens` begin with the class.
fn unit(
    text: &FieldText,
    tokens: &[Token<'_>],
    class: CommuneClass,
    from: usize,
    own: Option<&str>,
    findings: &mut Findings<'_>,
) {
    let words = tokens
        .get(from..)
        .unwrap_or_default()
        .iter()
        .take(MOST_WORDS);
    let count = words.take_while(|token| is_of_a_name(token)).count();
    for count in (1..=count).rev() {
        let Some(last) = tokens.get(from + count - 1) else {
            continue;
        };
        let range = tokens[0].start..last.range().end;
        let name = &text.text[tokens[from].start..range.end];
        let behind = &text.text[range.end..];
        let Some(province) = province_behind(behind).or(own) else {
            return;
        };
        let communes = Communes::builtin();
        if communes
            .named(name)
            .any(|unit| unit.class == class && unit.province == province)
        {
            return;
        }
        let heirs = communes.became(class, name, province);
        if heirs.is_empty() {
            continue;
        }
        if !is_said_old(behind) {
            let mut names: Vec<String> = heirs.iter().map(|unit| unit.full_name()).collect();
            let more = names.len() > MOST_HEIRS;
            names.truncate(MOST_HEIRS);
            let names = names.join(", ");
            let more = if more { "…" } else { "" };
            let written = text.text[range.clone()].to_owned();
            findings.add(
                Place::range(text.field.clone(), range),
                format!(
                    "“{written}” không còn từ ngày 01/7/2025; nay thuộc {names}{more} ({province})."
                ),
            );
        }
        return;
    }
}

fn is_of_a_name(token: &Token<'_>) -> bool {
    let is_number = token.kind == TokenKind::Number && token.text.len() <= 2;
    is_number || token.kind == TokenKind::Word && LetterCase::of(token.text) == LetterCase::First
}

/// The province that the words behind a unit name, with or without the district that was between
/// them.
fn province_behind(behind: &str) -> Option<&'static str> {
    let near: String = behind.chars().take(60).collect();
    let near = near.split(['.', ';']).next().unwrap_or_default();
    let place = ["tỉnh ", "thành phố ", "Thành phố "]
        .iter()
        .find_map(|class| near.find(class).map(|at| at + class.len()))?;
    let mut named = provinces().filter(|province| near[place..].starts_with(province));
    named.next()
}

/// The province that the document itself comes from.
fn own_province<'d>(draft: &'d Draft<'_>) -> Option<&'d str> {
    let document = draft.document;
    let chu_quan = document.co_quan_chu_quan.as_deref().unwrap_or_default();
    let of_body = [document.co_quan_ban_hanh.as_str(), chu_quan]
        .into_iter()
        .find_map(|body| {
            let small = body.to_lowercase();
            provinces().find(|province| small.ends_with(&province.to_lowercase()))
        });
    let place = without_class(&document.dia_danh);
    of_body.or_else(|| Some(place).filter(|place| is_province(place)))
}

fn is_said_old(behind: &str) -> bool {
    let behind = behind.trim_start().trim_start_matches('(');
    ["cũ", "trước đây", "trước khi"]
        .iter()
        .any(|word| behind.starts_with(word))
}
