use thethuc_law::without_class;
use thethuc_text::{LetterCase, TokenKind, tokens};

use crate::{Certainty, Draft, Findings, Fix, Place, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VH25",
    title: "Viết hoa các chữ cái đầu của địa danh",
    article: "PL I/II.4.c",
    explanation: "Các chữ cái đầu của địa danh phải viết hoa: “Hà Nội, ngày 05 tháng 01 năm 2020”.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| !draft.document.dia_danh.trim().is_empty(),
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let place = &draft.document.dia_danh;
    let name = without_class(place);
    let from = place.len() - place.trim_start().len() + place.trim().len() - name.len();
    for token in tokens(name) {
        if token.kind == TokenKind::Word && LetterCase::of(token.text) == LetterCase::Small {
            let range = from + token.range().start..from + token.range().end;
            let wanted = LetterCase::First.apply(token.text);
            findings.add_with_fix(
                Place::range("/dia_danh", range.clone()),
                format!("“{}” trong địa danh phải viết “{wanted}”.", token.text),
                Fix::replace(Safety::Safe, "/dia_danh", range, wanted),
            );
        }
    }
}
