use thethuc_text::{LetterCase, Placement, TokenKind, TonePlacement, parse_syllable};

use super::consistency::{Seen, offer};
use crate::{Certainty, Draft, Findings, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "CT12",
    title: "Một văn bản dùng một lối bỏ dấu",
    article: "Điều 12.1",
    explanation: "“hòa” và “hoà” đều đúng; văn bản dùng cả hai lối thì tìm kiếm dễ sót. Đây là lời \
                  nhắc, không phải lỗi; cơ quan có thể chọn một lối.",
    severity: Severity::Info,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| !draft.running.is_empty(),
        find,
    },
};

const WAYS: [TonePlacement; 2] = [TonePlacement::Old, TonePlacement::New];

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let mut seen = Vec::new();
    for text in &draft.running {
        for token in text.tokens() {
            let parsed = (token.kind == TokenKind::Word).then(|| parse_syllable(token.text));
            let way = match parsed.flatten().map(|parsed| parsed.placement) {
                Some(Placement::Old) => 0,
                Some(Placement::New) => 1,
                _ => continue,
            };
            seen.push(Seen::new(way, text, token.range()));
        }
    }
    let preferred = draft.knowledge.style.tone;
    let preferred = preferred.and_then(|tone| WAYS.iter().position(|way| *way == tone));
    offer(
        findings,
        &seen,
        &["hòa, ủy", "hoà, uỷ"],
        preferred,
        |word, way| {
            let respelled = parse_syllable(word).map(|parsed| parsed.syllable.render(WAYS[way]));
            respelled.map_or_else(
                || word.to_owned(),
                |small| LetterCase::of(word).apply(&small),
            )
        },
    );
}
