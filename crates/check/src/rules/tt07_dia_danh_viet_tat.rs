use super::words::{Pattern, pattern};
use crate::{Certainty, Draft, Findings, Fix, Place, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TT07",
    title: "Địa danh không viết tắt",
    article: "PL I/II.4.a",
    explanation: "Địa danh là tên gọi chính thức của đơn vị hành chính nơi cơ quan đóng trụ sở, \
                  viết đầy đủ: Thành phố Hồ Chí Minh, không viết TP. HCM.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| !draft.document.dia_danh.trim().is_empty(),
        find,
    },
};

static SHORT: Pattern = pattern!(r"(?i)\bT\.?\s?P\.?\s|\bT\.?P\.|\bTPHCM\b|\bHCM\b|\bTX\.|\bTT\.");

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let name = &draft.document.dia_danh;
    if !SHORT.is_match(name) {
        return;
    }
    let message = format!("Địa danh “{name}” viết tắt; phải ghi tên đầy đủ.");
    let place = Place::range("/dia_danh", 0..name.len());
    if name.contains("HCM") || name.contains("Hồ Chí Minh") {
        let whole = "Thành phố Hồ Chí Minh";
        findings.add_with_fix(
            place,
            message,
            Fix::replace(Safety::Suggested, "/dia_danh", 0..name.len(), whole),
        );
    } else {
        findings.add(place, message);
    }
}
