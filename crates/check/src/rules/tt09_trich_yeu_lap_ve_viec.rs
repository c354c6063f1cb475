use super::words::{Pattern, pattern};
use crate::{Certainty, Draft, Findings, Fix, Place, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TT09",
    title: "Trích yếu công văn không lặp “V/v”, “Về việc”",
    article: "PL I/II.5.b",
    explanation: "Chương trình tự in “V/v” trước trích yếu của công văn. Chỉ ghi nội dung sau đó.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| draft.ten_loai() == "cong-van" && !draft.document.trich_yeu.is_empty(),
        find,
    },
};

static DOUBLED: Pattern = pattern!(r"(?i)^\s*(?:v\s?/\s?v|về việc)[\s:]+");

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for place in DOUBLED.places(&draft.document.trich_yeu.plain()) {
        findings.add_with_fix(
            Place::range("/trich_yeu", place.clone()),
            "Trích yếu lặp chữ “V/v” mà chương trình đã in; hãy bỏ phần lặp.",
            Fix::replace(Safety::Safe, "/trich_yeu", place, ""),
        );
    }
}
