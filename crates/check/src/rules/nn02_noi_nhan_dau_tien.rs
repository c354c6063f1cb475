use super::words::same_name;
use crate::{Certainty, Draft, Findings, Fix, Place, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "NN02",
    title: "Nơi nhận mở đầu bằng “Như trên”",
    article: "PL I/II.9.b",
    explanation: "Văn bản có “Kính gửi” thì dòng đầu của Nơi nhận ghi “Như trên”.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| !draft.document.kinh_gui.is_empty() && !draft.document.noi_nhan.is_empty(),
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let Some(first) = draft.document.noi_nhan.first() else {
        return;
    };
    if same_name(&first.text, "Như trên") {
        return;
    }
    let field = "/noi_nhan/0/text";
    if same_name(&first.text, "Như kính gửi") {
        findings.add_with_fix(
            Place::range(field, 0..first.text.len()),
            "Dòng đầu của Nơi nhận ghi “Như trên”.",
            Fix::replace(Safety::Safe, field, 0..first.text.len(), "Như trên"),
        );
    } else {
        findings.add(
            Place::range(field, 0..first.text.len()),
            "Dòng đầu của Nơi nhận phải là “Như trên”. Hãy thêm dòng đó lên đầu.",
        );
    }
}
