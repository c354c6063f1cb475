use super::words::{Pattern, pattern};
use crate::{Certainty, Draft, Findings, Fix, Place, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "CT04",
    title: "Không có ký tự ẩn",
    article: "PL I/I.4",
    explanation: "Ký tự không nhìn thấy (gạch nối mềm, khoảng trắng rộng bằng không) thường lẫn vào \
                  khi sao chép từ trang mạng, làm sai việc tìm kiếm và ngắt dòng.",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |_| true,
        find,
    },
};

static HIDDEN: Pattern = pattern!(r"[\u{AD}\u{200B}-\u{200F}\u{2060}\u{FEFF}]+");

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for text in draft.texts() {
        for place in HIDDEN.places(&text.text) {
            findings.add_with_fix(
                Place::range(text.field.clone(), place.clone()),
                "Có ký tự ẩn; nên bỏ.",
                Fix::replace(Safety::Safe, text.field.clone(), place, ""),
            );
        }
    }
}
