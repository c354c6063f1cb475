use super::capitals::tell;
use crate::{Certainty, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VH16",
    title: "Viết hoa Nhân dân, Nhà nước",
    article: "PL II/V.1",
    explanation: "Hai danh từ này viết hoa khi dùng như tên gọi, nhất là bên cạnh Đảng, Quốc hội: \
                  “Đảng và Nhà nước”. Trong “quản lý nhà nước”, “Ủy ban nhân dân” thì viết thường.",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    test: Test::Draft {
        applies: |draft| !draft.running.is_empty(),
        find: |draft, findings| tell(draft, findings, Safety::Suggested, &["V.1"]),
    },
};
