use super::words::{Pattern, pattern};
use crate::{Certainty, Draft, Findings, Fix, Place, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TT13",
    title: "Tên cơ quan ban hành ghi đầy đủ",
    article: "PL I/II.2.a",
    explanation: "Chỉ tên cơ quan chủ quản trực tiếp được viết tắt những cụm từ thông dụng \
                  (UBND TỈNH …). Tên cơ quan ban hành phải là tên chính thức, đầy đủ.",
    severity: Severity::Warning,
    certainty: Certainty::Review,
    test: Test::Draft {
        applies: |draft| !draft.document.co_quan_ban_hanh.trim().is_empty(),
        find,
    },
};

static SHORT: Pattern = pattern!(r"\b(UBND|HĐND)\b");

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let name = &draft.document.co_quan_ban_hanh;
    let field = "/co_quan_ban_hanh";
    for place in SHORT.places(name) {
        let whole = if name[place.clone()] == *"UBND" {
            "Ủy ban nhân dân"
        } else {
            "Hội đồng nhân dân"
        };
        findings.add_with_fix(
            Place::range(field, place.clone()),
            format!(
                "Tên cơ quan ban hành không viết tắt: “{}” ghi là “{whole}”.",
                &name[place.clone()]
            ),
            Fix::replace(Safety::Suggested, field, place, whole),
        );
    }
}
