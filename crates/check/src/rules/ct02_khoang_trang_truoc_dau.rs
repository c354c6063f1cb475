use super::words::{Pattern, pattern};
use crate::{Certainty, Draft, Findings, Fix, Place, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "CT02",
    title: "Không có khoảng trắng trước dấu câu",
    article: "PL I/I.4",
    explanation: "Dấu phẩy, chấm, chấm phẩy, hai chấm viết liền chữ đứng trước.",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |_| true,
        find,
    },
};

static BLANK: Pattern = pattern!(r"[\p{L}\d)”]([ \u{A0}]+)[,;:.](?:\s|$)");

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for text in draft.texts() {
        for place in BLANK.places(&text.text) {
            findings.add_with_fix(
                Place::range(text.field.clone(), place.clone()),
                "Thừa khoảng trắng trước dấu câu.",
                Fix::replace(Safety::Safe, text.field.clone(), place, ""),
            );
        }
    }
}
