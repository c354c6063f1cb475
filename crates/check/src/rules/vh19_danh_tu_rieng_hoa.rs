use super::capitals::tell;
use crate::{Certainty, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VH19",
    title: "Viết hoa danh từ chung đã riêng hóa",
    article: "PL II/V.4",
    explanation: "“Đảng” chỉ Đảng Cộng sản Việt Nam, đứng độc lập, viết hoa.",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    test: Test::Draft {
        applies: |draft| !draft.running.is_empty(),
        find: |draft, findings| tell(draft, findings, Safety::Suggested, &["V.4"]),
    },
};
