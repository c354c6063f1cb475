use super::words::{Pattern, pattern};
use crate::{Certainty, Draft, Findings, Fix, Place, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TT10",
    title: "Trích yếu không có dấu chấm cuối",
    article: "PL I/II.5.a; PL I/V",
    explanation: "Trích yếu là một câu ngắn gọn hoặc cụm từ. Mọi ví dụ của Nghị định đều không có \
                  dấu chấm cuối.",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| !draft.document.trich_yeu.is_empty(),
        find,
    },
};

static FULL_STOP: Pattern = pattern!(r"[^.…](\s*[.;,:]\s*)$");

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for place in FULL_STOP.places(&draft.document.trich_yeu.plain()) {
        findings.add_with_fix(
            Place::range("/trich_yeu", place.clone()),
            "Bỏ dấu ở cuối trích yếu.",
            Fix::replace(Safety::Safe, "/trich_yeu", place, ""),
        );
    }
}
