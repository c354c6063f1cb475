use super::capitals::tell;
use crate::{Certainty, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VH13",
    title: "Viết hoa tên đất nước ngoài theo âm Hán - Việt",
    article: "PL II/III.2.a",
    explanation: "Tên đất nước ngoài phiên âm Hán - Việt viết như tên đất Việt Nam: “Bắc Kinh”, \
                  “Nhật Bản”.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| !draft.running.is_empty(),
        find: |draft, findings| tell(draft, findings, Safety::Safe, &["III.2.a"]),
    },
};
