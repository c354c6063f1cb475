use super::capitals::tell;
use crate::{Certainty, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VH11",
    title: "Viết hoa tên đất có từ chỉ địa hình",
    article: "PL II/III.1.d",
    explanation: "Từ chỉ địa hình đứng trước tên riêng viết thường: “vịnh Hạ Long”, “sông Vàm Cỏ”; \
                  từ chỉ địa hình với một âm tiết đã thành tên riêng thì viết hoa cả hai: “Cửa \
                  Lò”, “Vũng Tàu”.",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    test: Test::Draft {
        applies: |draft| !draft.running.is_empty(),
        find: |draft, findings| tell(draft, findings, Safety::Suggested, &["III.1.d"]),
    },
};
