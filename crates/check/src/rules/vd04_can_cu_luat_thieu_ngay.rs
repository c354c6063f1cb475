use thethuc_citation::DateStyle;

use super::citing::{is_law, own, place, replace};
use crate::{Certainty, Draft, Findings, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VD04",
    title: "Căn cứ là luật, pháp lệnh phải ghi ngày ban hành",
    article: "PL I/II.6.a",
    explanation: "Căn cứ ban hành ghi đầy đủ tên loại, số, ký hiệu, cơ quan ban hành, ngày tháng năm và \
                  trích yếu; luật, pháp lệnh không ghi số, ký hiệu, cơ quan ban hành, nhưng vẫn ghi \
                  ngày tháng năm.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| !draft.document.can_cu.is_empty(),
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for (_, cited, text) in own(draft) {
        let is_basis = cited
            .field_text(draft)
            .is_some_and(|text| text.field.to_string().starts_with("/can_cu"));
        let date = cited.citation.date.as_ref();
        let is_dated = date.is_some_and(|date| date.style != DateStyle::Year);
        let Some(name) = cited.citation.name.clone() else {
            continue;
        };
        if !is_basis || !is_law(cited) || is_dated || name.start < cited.citation.short.start {
            continue;
        }
        let short = cited.citation.short.clone();
        let message = format!(
            "Căn cứ “{}” thiếu ngày tháng năm ban hành.",
            &text[short.clone()]
        );
        let place = place(draft, cited, short.clone());
        let end = date.map_or(short.end, |date| date.span.end);
        let fix = cited.entry(draft).and_then(|law| {
            replace(
                draft,
                cited,
                Safety::Suggested,
                short.end..end,
                format!(" {}", law.day()),
            )
        });
        match fix {
            Some(fix) => findings.add_with_fix(place, message, fix),
            None => findings.add(place, message),
        }
    }
}
