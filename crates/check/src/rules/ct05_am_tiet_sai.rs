use super::spelling::{applies, instead, tell};
use crate::{Certainty, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "CT05",
    title: "Mỗi chữ là một âm tiết tiếng Việt viết đúng",
    article: "Điều 12.1",
    explanation: "Tổ hợp chữ cái này không thể là một âm tiết tiếng Việt, các chữ viết liền nhau, hoặc một chữ bị tách rời.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies,
        find: |draft, findings| {
            tell(
                draft,
                findings,
                Safety::Suggested,
                "CT05",
                |written, found| {
                    format!(
                        "Viết sai ({}): {}.",
                        found.reason.name(),
                        instead(written, found)
                    )
                },
            );
        },
    },
};
