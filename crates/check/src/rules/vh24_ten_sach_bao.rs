use super::capitals::tell;
use crate::{Certainty, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VH24",
    title: "Viết hoa tên sách, báo, tạp chí",
    article: "PL II/V.10",
    explanation: "Viết hoa âm tiết thứ nhất của tên: “từ điển Bách khoa toàn thư”, “tạp chí Cộng \
                  sản”.",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    test: Test::Draft {
        applies: |draft| !draft.running.is_empty(),
        find: |draft, findings| tell(draft, findings, Safety::Suggested, &["V.10"]),
    },
};
