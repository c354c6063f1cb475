use super::capitals::tell;
use crate::{Certainty, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VH21",
    title: "Viết hoa tên luật, bộ luật",
    article: "PL II/V.6",
    explanation: "Viết hoa tên loại và âm tiết thứ nhất của tên gọi một văn bản cụ thể: “Luật Tổ \
                  chức Quốc hội”, “Bộ luật Hình sự”.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| !draft.running.is_empty(),
        find: |draft, findings| tell(draft, findings, Safety::Safe, &["V.6"]),
    },
};
