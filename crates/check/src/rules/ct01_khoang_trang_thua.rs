use super::words::{Pattern, pattern};
use crate::{Certainty, Draft, Findings, Fix, Place, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "CT01",
    title: "Giữa hai chữ chỉ có một khoảng trắng",
    article: "PL I/I.4",
    explanation: "Khoảng trắng thừa làm giãn chữ sai lệch khi căn đều hai lề.",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |_| true,
        find,
    },
};

static DOUBLED: Pattern = pattern!(r"( {2,})\S");

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for text in draft.texts() {
        for place in DOUBLED.places(&text.text) {
            findings.add_with_fix(
                Place::range(text.field.clone(), place.clone()),
                "Thừa khoảng trắng.",
                Fix::replace(Safety::Safe, text.field.clone(), place, " "),
            );
        }
    }
}
