use super::words::all_capitals;
use crate::{Certainty, Draft, Findings, Fix, Place, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "NN06",
    title: "Họ tên người ký viết chữ thường",
    article: "PL I/II.7.đ",
    explanation: "Họ và tên của người ký trình bày bằng chữ in thường, đứng, đậm.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| {
            draft
                .document
                .nguoi_ky
                .iter()
                .any(|signer| !signer.ho_ten.is_empty())
        },
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for (index, signer) in draft.document.nguoi_ky.iter().enumerate() {
        let name = &signer.ho_ten;
        if name.split_whitespace().count() >= 2 && all_capitals(name) {
            let field = format!("/nguoi_ky/{index}/ho_ten");
            let mended = capitalised(name);
            findings.add_with_fix(
                Place::range(field.as_str(), 0..name.len()),
                format!("Họ tên “{name}” viết in hoa; phải là “{mended}”."),
                Fix::replace(Safety::Safe, field.as_str(), 0..name.len(), mended),
            );
        }
    }
}

fn capitalised(name: &str) -> String {
    name.split_whitespace()
        .map(|word| thethuc_text::capitalize_first(&word.to_lowercase()))
        .collect::<Vec<_>>()
        .join(" ")
}
