use super::capitals::tell;
use crate::{Certainty, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VH12",
    title: "Viết hoa tên vùng, miền",
    article: "PL II/III.1.đ",
    explanation: "Tên vùng, miền cấu tạo bằng từ chỉ phương hướng viết hoa chữ cái đầu mọi âm \
                  tiết: “Tây Bắc”, “Bắc Bộ”.",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    test: Test::Draft {
        applies: |draft| !draft.running.is_empty(),
        find: |draft, findings| tell(draft, findings, Safety::Suggested, &["III.1.đ"]),
    },
};
