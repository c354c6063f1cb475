use super::words::{Pattern, pattern};
use crate::{Certainty, Draft, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TT06",
    title: "Ký hiệu văn bản hành chính không ghi năm",
    article: "Điều 4.2.a; PL I/II.3",
    explanation: "Năm chỉ đứng trong số, ký hiệu của văn bản quy phạm pháp luật (15/2026/QĐ-UBND). \
                  Văn bản hành chính ghi 15/QĐ-UBND. Nếu đây là văn bản quy phạm pháp luật thì không \
                  soạn theo Nghị định 30/2020/NĐ-CP.",
    severity: Severity::Warning,
    certainty: Certainty::Review,
    test: Test::Draft {
        applies: |draft| !draft.document.so_ky_hieu.ky_hieu.trim().is_empty(),
        find,
    },
};

static YEAR: Pattern = pattern!(r"(?:^|/)((?:19|20)\d{2})(?:/|$)");

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for place in YEAR.places(&draft.document.so_ky_hieu.ky_hieu) {
        findings.add(
            Place::range("/so_ky_hieu/ky_hieu", place),
            "Ký hiệu có năm. Văn bản hành chính không ghi năm trong số, ký hiệu; hãy xem lại.",
        );
    }
}
