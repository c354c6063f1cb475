use super::spelling::{applies, instead, tell};
use crate::{Certainty, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "CT06",
    title: "Dấu thanh đặt đúng chữ cái",
    article: "Điều 12.1",
    explanation: "Hai lối bỏ dấu “hòa” và “hoà” đều đúng; “tòan”, “qúa”, “taị” thì không theo lối nào.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies,
        find: |draft, findings| {
            tell(draft, findings, Safety::Safe, "CT06", |written, found| {
                format!("Đặt dấu thanh sai chữ cái: {}.", instead(written, found))
            });
        },
    },
};
