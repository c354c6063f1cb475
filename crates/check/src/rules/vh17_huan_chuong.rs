use super::capitals::tell;
use crate::{Certainty, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VH17",
    title: "Viết hoa tên huân chương, huy chương, danh hiệu",
    article: "PL II/V.2",
    explanation: "Viết hoa chữ cái đầu các thành phần tạo thành tên riêng và các từ chỉ thứ, hạng: \
                  “Huân chương Sao vàng”, “Nghệ sĩ Nhân dân”, “Huân chương Lao động hạng Nhất”.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| !draft.running.is_empty(),
        find: |draft, findings| tell(draft, findings, Safety::Safe, &["V.2"]),
    },
};
