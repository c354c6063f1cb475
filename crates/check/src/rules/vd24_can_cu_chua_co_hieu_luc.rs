use thethuc_citation::Standing;

use super::citing::{own, place};
use crate::cited::latest_day;
use crate::{Certainty, Draft, Findings, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VD24",
    title: "Căn cứ phải có hiệu lực vào ngày của văn bản này",
    article: "PL I/II.6.a",
    explanation: "Theo thư viện văn bản, văn bản được nêu làm căn cứ đã ban hành nhưng chưa có hiệu lực vào ngày \
                  của văn bản này. Hãy dùng văn bản đang có hiệu lực, hoặc lùi ngày có hiệu lực của văn bản này.",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    test: Test::Draft {
        applies: |draft| {
            !draft.document.can_cu.is_empty() && draft.document.thoi_gian.nam.is_some()
        },
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let Some(day) = latest_day(&draft.document.thoi_gian) else {
        return;
    };
    for (_, cited, text) in own(draft) {
        let is_basis = cited
            .field_text(draft)
            .is_some_and(|text| text.field.to_string().starts_with("/can_cu"));
        let waiting = cited
            .entry(draft)
            .filter(|entry| is_basis && entry.standing(day) == Standing::Waiting);
        let Some(from) = waiting.and_then(|entry| entry.from) else {
            continue;
        };
        let short = cited.citation.short.clone();
        let message = format!(
            "“{}” có hiệu lực từ ngày {}.",
            &text[short.clone()],
            from.format("%d/%m/%Y")
        );
        findings.add(place(draft, cited, short), message);
    }
}
