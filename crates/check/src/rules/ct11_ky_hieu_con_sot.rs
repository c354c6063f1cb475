use super::spelling::{applies, tell};
use crate::{Certainty, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "CT11",
    title: "Không còn ký hiệu thừa",
    article: "Điều 12.1",
    explanation: "Chữ ký nháy hoặc vết nhận dạng bản quét còn sót lại trong văn bản.",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    test: Test::Draft {
        applies,
        find: |draft, findings| {
            tell(draft, findings, Safety::Suggested, "CT11", |written, _| {
                format!("Ký hiệu thừa: “{written}”; xóa đi.")
            });
        },
    },
};
