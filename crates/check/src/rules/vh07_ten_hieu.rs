use super::capitals::tell;
use crate::{Certainty, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VH07",
    title: "Viết hoa tên hiệu, tên gọi nhân vật lịch sử",
    article: "PL II/II.1.b",
    explanation: "Tên hiệu, tên gọi nhân vật lịch sử viết hoa chữ cái đầu tất cả các âm tiết: “Vua \
                  Hùng”, “Bà Triệu”, “Bác Hồ”.",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    test: Test::Draft {
        applies: |draft| !draft.running.is_empty(),
        find: |draft, findings| tell(draft, findings, Safety::Suggested, &["II.1.b"]),
    },
};
