use super::spelling::{applies, instead, tell};
use crate::{Certainty, Rule, Safety, Severity, Test};
use thethuc_spelling::Reason;

pub(super) const RULE: Rule = Rule {
    code: "CT05",
    title: "Mỗi chữ là một âm tiết tiếng Việt viết đúng",
    article: "Điều 12.1",
    explanation: "Tổ hợp chữ cái này không thể là một âm tiết tiếng Việt, hoặc hai chữ viết liền nhau.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies,
        find: |draft, findings| {
            let wanted = |reason| matches!(reason, Reason::NoSyllable | Reason::Joined);
            tell(
                draft,
                findings,
                Safety::Suggested,
                wanted,
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
