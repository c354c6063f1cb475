use super::capitals::tell;
use crate::{Certainty, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VH04",
    title: "Viết hoa đúng tên cơ quan",
    article: "PL II/IV.1.a",
    explanation: "Tên cơ quan viết hoa chữ cái đầu của các từ chỉ loại hình, chức năng, lĩnh vực, \
                  không viết hoa từng âm tiết: “Bộ Tài chính”, “Ủy ban nhân dân”.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| !draft.running.is_empty(),
        find: |draft, findings| tell(draft, findings, Safety::Safe, &["IV.1.a"]),
    },
};
