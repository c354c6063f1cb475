use super::spelling::{applies, instead, tell};
use crate::{Certainty, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "CT08",
    title: "Cụm từ viết đúng",
    article: "Điều 12.1",
    explanation: "Cụm từ này thường bị viết sai vì gần âm hoặc gần mặt chữ.",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    test: Test::Draft {
        applies,
        find: |draft, findings| {
            tell(
                draft,
                findings,
                Safety::Suggested,
                "CT08",
                |written, found| format!("Cụm từ hay viết sai: {}.", instead(written, found)),
            );
        },
    },
};
