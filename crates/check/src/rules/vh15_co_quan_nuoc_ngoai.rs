use super::capitals::tell;
use crate::{Certainty, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VH15",
    title: "Viết hoa tên tổ chức nước ngoài",
    article: "PL II/IV.2",
    explanation: "Tên đã dịch nghĩa viết như tên tổ chức Việt Nam: “Liên hợp quốc”; tên viết tắt \
                  viết in hoa như nguyên ngữ: “UNESCO”, “ASEAN”.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| !draft.running.is_empty(),
        find: |draft, findings| tell(draft, findings, Safety::Safe, &["IV.2.a", "IV.2.b"]),
    },
};
