use super::capitals::tell;
use crate::{Certainty, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VH08",
    title: "Viết hoa tên phiên âm ở âm tiết đầu mỗi thành phần",
    article: "PL II/II.2.b; PL II/III.2.b",
    explanation: "Tên người, tên đất nước ngoài phiên âm sát cách đọc chỉ viết hoa âm tiết thứ \
                  nhất của mỗi thành phần, có gạch nối: “Lê-nin”, “Mát-xcơ-va”.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| !draft.running.is_empty(),
        find: |draft, findings| tell(draft, findings, Safety::Safe, &["II.2.b", "III.2.b"]),
    },
};
