use super::words::{Pattern, pattern};
use crate::{Certainty, Draft, Findings, Fix, Place, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VH02",
    title: "Viết hoa “Thủ đô Hà Nội”, “Thành phố Hồ Chí Minh”",
    article: "PL II/III.1.c",
    explanation: "Hai trường hợp đặc biệt: “Thủ đô Hà Nội”, “Thành phố Hồ Chí Minh” luôn viết hoa cả \
                  danh từ chung.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| !draft.running.is_empty(),
        find,
    },
};

static SMALL: Pattern = pattern!(r"\b(thành phố|Thành Phố) Hồ Chí Minh|\b(?:thủ đô|Thủ Đô) Hà Nội");

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for text in draft.texts() {
        for place in SMALL.places(&text.text) {
            let found = &text.text[place.clone()];
            let start = place.start;
            let (old, wanted) = if found.to_lowercase().starts_with("thành") {
                ("thành phố", "Thành phố")
            } else {
                ("thủ đô", "Thủ đô")
            };
            let range = start..start + old.len();
            findings.add_with_fix(
                Place::range(text.field.clone(), range.clone()),
                format!("Phải viết “{wanted}”."),
                Fix::replace(Safety::Safe, text.field.clone(), range, wanted),
            );
        }
    }
}
