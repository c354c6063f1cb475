use thethuc_text::{Token, capitalize_first};

use super::capitals::{FAMILY_NAMES, tell};
use crate::capitals::is_capitalised;
use crate::{Certainty, Draft, Findings, Fix, Place, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VH06",
    title: "Viết hoa mọi âm tiết của tên người",
    article: "PL II/II.1.a; PL II/II.2.a",
    explanation: "Tên người Việt Nam và tên người nước ngoài phiên âm Hán - Việt viết hoa chữ cái đầu \
                  tất cả các âm tiết: “Nguyễn Ái Quốc”, “Mao Trạch Đông”.",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    test: Test::Draft {
        applies: |draft| !draft.running.is_empty(),
        find: |draft, findings| {
            tell(draft, findings, Safety::Suggested, &["II.1.a", "II.2.a"]);
            middle_names(draft, findings);
        },
    },
};

/// `Nguyễn văn Nam`: a middle name in small letters between a family name and a name.
fn middle_names(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for text in &draft.running {
        let tokens = text.tokens();
        for three in tokens.windows(3) {
            let [family, middle, name] = three else {
                continue;
            };
            if !is_small_middle(family, middle, name) {
                continue;
            }
            let wanted = capitalize_first(middle.text);
            findings.add_with_fix(
                Place::range(text.field.clone(), middle.range()),
                format!(
                    "Tên người phải viết “{} {wanted} {}”.",
                    family.text, name.text
                ),
                Fix::replace(
                    Safety::Suggested,
                    text.field.clone(),
                    middle.range(),
                    wanted,
                ),
            );
        }
    }
}

fn is_small_middle(family: &Token<'_>, middle: &Token<'_>, name: &Token<'_>) -> bool {
    matches!(middle.text, "văn" | "thị")
        && FAMILY_NAMES.contains(&family.text)
        && is_capitalised(name)
}
