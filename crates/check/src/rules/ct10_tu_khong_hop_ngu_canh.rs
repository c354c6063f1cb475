use super::spelling::{applies, instead, tell};
use crate::{Certainty, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "CT10",
    title: "Từ hợp với những từ đứng quanh nó",
    article: "Điều 12.1",
    explanation: "Từ này có trong tiếng Việt nhưng hầu như không đứng với những từ quanh nó; có thể là một từ khác chỉ lệch một dấu hoặc một chữ cái.",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    test: Test::Draft {
        applies,
        find: |draft, findings| {
            tell(
                draft,
                findings,
                Safety::Suggested,
                "CT10",
                |written, found| {
                    format!(
                        "Có thể viết sai ({}): {}.",
                        found.reason.name(),
                        instead(written, found)
                    )
                },
            );
        },
    },
};
