use super::words::same_name;
use crate::{Certainty, Draft, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "NN04",
    title: "Nơi nhận không lặp lại nơi đã ghi ở “Kính gửi”",
    article: "PL I/II.9.b",
    explanation: "Những nơi ghi ở “Kính gửi” đã nằm trong “Như trên”; ghi lại là gửi hai bản.",
    severity: Severity::Info,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| !draft.document.kinh_gui.is_empty(),
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for (index, item) in draft.document.noi_nhan.iter().enumerate() {
        let twice = draft
            .document
            .kinh_gui
            .iter()
            .position(|name| same_name(name, &item.text));
        if let Some(first) = twice {
            findings.add_related(
                Place::field(format!("/noi_nhan/{index}/text").as_str()),
                Place::field(format!("/kinh_gui/{first}").as_str()),
                format!(
                    "“{}” đã có ở “Kính gửi”; không cần ghi lại.",
                    item.text.trim()
                ),
            );
        }
    }
}
