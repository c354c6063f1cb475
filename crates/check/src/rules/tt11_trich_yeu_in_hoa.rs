use super::words::all_capitals;
use crate::{Certainty, Draft, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TT11",
    title: "Trích yếu viết chữ thường",
    article: "PL I/II.5.b",
    explanation: "Trích yếu trình bày bằng chữ in thường; chỉ tên loại văn bản in hoa.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| !draft.document.trich_yeu.is_empty(),
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let text = draft.document.trich_yeu.plain();
    if text.split_whitespace().count() >= 3 && all_capitals(&text) {
        findings.add(
            Place::range("/trich_yeu", 0..text.len()),
            "Trích yếu đang viết in hoa; phải viết chữ thường, chỉ hoa chữ đầu và tên riêng.",
        );
    }
}
