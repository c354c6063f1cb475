use super::capitals::tell;
use crate::{Certainty, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VH23",
    title: "Viết hoa tên sự kiện lịch sử, triều đại",
    article: "PL II/V.9",
    explanation: "Viết hoa các âm tiết tạo thành sự kiện và tên sự kiện; con số chỉ mốc thời gian \
                  viết bằng chữ và viết hoa: “Triều Lý”, “Cách mạng tháng Tám”.",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    test: Test::Draft {
        applies: |draft| !draft.running.is_empty(),
        find: |draft, findings| tell(draft, findings, Safety::Suggested, &["V.9"]),
    },
};
