use super::words::{Pattern, pattern};
use crate::{Certainty, Draft, Findings, Fix, Place, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "CT03",
    title: "Chữ Đ đúng mã tiếng Việt",
    article: "PL I/I.4",
    explanation: "Chữ “Ð” (U+00D0) trông giống “Đ” nhưng không phải chữ tiếng Việt theo TCVN \
                  6909:2001; tìm kiếm và sắp xếp sẽ bỏ sót.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |_| true,
        find,
    },
};

static ETH: Pattern = pattern!("\u{D0}");

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for text in draft.texts() {
        for place in ETH.places(&text.text) {
            findings.add_with_fix(
                Place::range(text.field.clone(), place.clone()),
                "Chữ “Ð” sai mã; thay bằng chữ “Đ” tiếng Việt.",
                Fix::replace(Safety::Safe, text.field.clone(), place, "Đ"),
            );
        }
    }
}
