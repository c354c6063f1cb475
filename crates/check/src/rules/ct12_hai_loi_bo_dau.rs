use thethuc_text::{LetterCase, Placement, TokenKind, TonePlacement, parse_syllable, tokens};

use crate::{Certainty, Draft, Edit, Findings, Fix, Place, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "CT12",
    title: "Một văn bản dùng một lối bỏ dấu",
    article: "Điều 12.1",
    explanation: "“hòa” và “hoà” đều đúng; văn bản dùng cả hai lối thì tìm kiếm dễ sót. Đây là lời \
                  nhắc, không phải lỗi.",
    severity: Severity::Info,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| !draft.running.is_empty(),
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let (mut old, mut new) = (Vec::new(), Vec::new());
    for text in &draft.running {
        for token in tokens(&text.text) {
            let parsed = (token.kind == TokenKind::Word).then(|| parse_syllable(token.text));
            let Some(parsed) = parsed.flatten() else {
                continue;
            };
            let (list, other) = match parsed.placement {
                Placement::Old => (&mut old, TonePlacement::New),
                Placement::New => (&mut new, TonePlacement::Old),
                Placement::Same | Placement::Misplaced => continue,
            };
            list.push(Edit {
                field: text.field.clone(),
                start: token.range().start,
                end: token.range().end,
                text: LetterCase::of(token.text).apply(&parsed.syllable.render(other)),
            });
        }
    }
    let (fewer, more) = if old.len() < new.len() {
        (old, new.len())
    } else {
        (new, old.len())
    };
    let Some(first) = fewer.first() else {
        return;
    };
    let message = format!(
        "Văn bản bỏ dấu theo hai lối: {more} chữ một lối, {} chữ lối kia. Có thể thống nhất.",
        fewer.len()
    );
    let place = Place::range(first.field.clone(), first.start..first.end);
    findings.add_with_fix(
        place,
        message,
        Fix {
            safety: Safety::Suggested,
            edits: fewer,
        },
    );
}
