use super::words::{Pattern, pattern};
use crate::{Certainty, Draft, Findings, Fix, Place, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TT08",
    title: "Đơn vị hành chính mang tên người, chữ số ghi cả tên cấp",
    article: "PL I/II.4.a",
    explanation: "Địa danh mang tên người, bằng chữ số hoặc sự kiện lịch sử phải ghi đầy đủ tên gọi \
                  của đơn vị hành chính, ví dụ “Thành phố Hồ Chí Minh”, “Phường 4”.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| !draft.document.dia_danh.trim().is_empty(),
        find,
    },
};

static NUMBER_ALONE: Pattern = pattern!(r"^\s*\d+\s*$");

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let name = &draft.document.dia_danh;
    let place = Place::range("/dia_danh", 0..name.len());
    if name.trim() == "Hồ Chí Minh" {
        findings.add_with_fix(
            place,
            "Địa danh mang tên người phải ghi đầy đủ: “Thành phố Hồ Chí Minh”.",
            Fix::replace(
                Safety::Safe,
                "/dia_danh",
                0..name.len(),
                "Thành phố Hồ Chí Minh",
            ),
        );
    } else if NUMBER_ALONE.is_match(name) {
        findings.add(
            place,
            format!("Địa danh “{name}” bằng chữ số phải ghi cả tên cấp, ví dụ “Phường {name}”."),
        );
    }
}
