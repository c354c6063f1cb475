use super::capitals::tell;
use crate::{Certainty, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VH22",
    title: "Viết hoa tên các ngày tết",
    article: "PL II/V.8.b",
    explanation: "Viết hoa âm tiết thứ nhất của tên: “tết Nguyên đán”, “tết Trung thu”; chữ “Tết” \
                  viết hoa khi đứng một mình thay cho tết Nguyên đán.",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| !draft.running.is_empty(),
        find: |draft, findings| tell(draft, findings, Safety::Safe, &["V.8.b"]),
    },
};
