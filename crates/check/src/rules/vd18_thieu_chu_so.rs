use super::citing::{cites, own, place, replace};
use crate::{Certainty, Draft, Findings, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VD18",
    title: "Trước số, ký hiệu của văn bản viện dẫn có chữ “số”",
    article: "PL I/II.6.b",
    explanation: "Văn bản được viện dẫn ghi tên loại, rồi “số” và số, ký hiệu, như chính nghị định viết: \
                  “Nghị định số 110/2004/NĐ-CP”.",
    severity: Severity::Info,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: cites,
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for (_, cited, text) in own(draft) {
        let citation = &cited.citation;
        let (Some(kind), Some(symbol)) = (&citation.kind, &citation.symbol) else {
            continue;
        };
        if citation.has_so || citation.name.is_some() {
            continue;
        }
        let gap = kind.span.end..symbol.span.start;
        let message = format!("Thiếu chữ “số”: “{}”.", &text[citation.short.clone()]);
        if let Some(fix) = replace(draft, cited, Safety::Safe, gap, " số ") {
            findings.add_with_fix(place(draft, cited, citation.short.clone()), message, fix);
        }
    }
}
