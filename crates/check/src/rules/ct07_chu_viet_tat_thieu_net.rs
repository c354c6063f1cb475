use super::spelling::{applies, instead, tell};
use crate::{Certainty, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "CT07",
    title: "Chữ viết tắt có đủ nét của chữ Đ",
    article: "Điều 12.1",
    explanation: "Chữ Đ trong ký hiệu và chữ viết tắt bị mất nét ngang, thường do nhận dạng bản quét: “CD-TTg” thay cho “CĐ-TTg”.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies,
        find: |draft, findings| {
            tell(
                draft,
                findings,
                Safety::Suggested,
                "CT07",
                |written, found| {
                    format!(
                        "Chữ viết tắt thiếu nét ngang của chữ Đ: {}.",
                        instead(written, found)
                    )
                },
            );
        },
    },
};
