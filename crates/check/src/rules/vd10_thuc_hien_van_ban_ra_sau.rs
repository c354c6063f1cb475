use thethuc_citation::Relation;

use super::citing::{cites, place};
use crate::{Certainty, Draft, Findings, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VD10",
    title: "Văn bản thực hiện phải ra sau văn bản mà nó thực hiện",
    article: "PL I/II.6.b",
    explanation: "Văn bản được viện dẫn có trích yếu nói là thực hiện, triển khai một văn bản khác, nhưng \
                  lại có ngày trước văn bản ấy. Một trong hai ngày sai.",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    test: Test::Draft {
        applies: cites,
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let cited = &draft.citations().cited;
    for (index, outer) in cited.iter().enumerate() {
        let (Some(subject), Some(date), Some(day)) =
            (&outer.citation.subject, &outer.citation.date, outer.day())
        else {
            continue;
        };
        let later = cited[index + 1..]
            .iter()
            .take_while(|inner| {
                inner.text == outer.text && inner.citation.short.start < subject.end
            })
            .filter(|inner| inner.citation.relation == Relation::ThucHien)
            .find(|inner| inner.day().is_some_and(|inner| inner > day));
        if let Some(inner) = later {
            let message = format!("{} có ngày trước {} mà nó thực hiện.", outer.key, inner.key);
            let related = inner
                .citation
                .date
                .as_ref()
                .map_or(0..0, |date| date.span.clone());
            findings.add_related(
                place(draft, outer, date.span.clone()),
                place(draft, inner, related),
                message,
            );
        }
    }
}
