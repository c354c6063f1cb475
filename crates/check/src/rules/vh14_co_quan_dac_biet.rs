use super::capitals::tell;
use crate::{Certainty, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VH14",
    title: "Viết hoa tên tổ chức thuộc trường hợp đặc biệt",
    article: "PL II/IV.1.b",
    explanation: "Trường hợp viết hoa đặc biệt: “Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam”, \
                  “Văn phòng Trung ương Đảng”.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| !draft.running.is_empty(),
        find: |draft, findings| tell(draft, findings, Safety::Safe, &["IV.1.b"]),
    },
};
