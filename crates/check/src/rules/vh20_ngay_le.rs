use super::capitals::tell;
use crate::{Certainty, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VH20",
    title: "Viết hoa tên ngày lễ, ngày kỷ niệm",
    article: "PL II/V.5",
    explanation: "Viết hoa chữ cái đầu của âm tiết tạo thành tên gọi: “ngày Quốc khánh 2-9”, “ngày \
                  Quốc tế Lao động 1-5”, “ngày Phụ nữ Việt Nam 20-10”.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| !draft.running.is_empty(),
        find: |draft, findings| tell(draft, findings, Safety::Safe, &["V.5"]),
    },
};
