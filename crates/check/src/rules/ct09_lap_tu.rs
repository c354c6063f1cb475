use super::spelling::{applies, instead, tell};
use crate::{Certainty, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "CT09",
    title: "Không lặp từ",
    article: "Điều 12.1",
    explanation: "Một từ viết hai lần liền nhau, không phải từ láy.",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    test: Test::Draft {
        applies,
        find: |draft, findings| {
            tell(
                draft,
                findings,
                Safety::Suggested,
                "CT09",
                |written, found| format!("Lặp từ: {}.", instead(written, found)),
            );
        },
    },
};
