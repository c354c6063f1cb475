use super::citing::{cites, place};
use crate::{Certainty, Draft, Findings, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VD08",
    title: "Ngày ban hành của văn bản viện dẫn phải có thật",
    article: "PL I/II.6.b",
    explanation: "Lịch không có ngày này. Hãy xem lại văn bản được viện dẫn.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: cites,
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for cited in &draft.citations().cited {
        let Some(date) = cited
            .citation
            .date
            .as_ref()
            .filter(|date| date.is_impossible())
        else {
            continue;
        };
        let text = cited
            .field_text(draft)
            .map_or("", |text| &text.text[date.span.clone()]);
        findings.add(
            place(draft, cited, date.span.clone()),
            format!("Không có “{text}”."),
        );
    }
}
