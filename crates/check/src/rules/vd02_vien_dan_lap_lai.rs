use super::citing::{cites, is_law, own, parts_end, place, replace, speaks_of_ending};
use crate::{Certainty, Draft, Findings, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VD02",
    title: "Viện dẫn lần sau chỉ ghi tên loại, số, ký hiệu",
    article: "PL I/II.6.b",
    explanation: "Văn bản đã viện dẫn đầy đủ thì các lần sau chỉ ghi tên loại và số, ký hiệu.",
    severity: Severity::Info,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: cites,
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for (index, cited, text) in own(draft) {
        let first = draft.citations().cited.get(cited.first);
        let is_told = first.is_some_and(|first| first.date().is_some() && first.has_agency());
        if is_law(cited) || cited.first == index || !is_told {
            continue;
        }
        let (start, end) = (cited.citation.short.end, parts_end(cited));
        let repeats = end > start && cited.citation.date.is_some();
        if !repeats || speaks_of_ending(text, cited) {
            continue;
        }
        let message = format!(
            "Đã viện dẫn đầy đủ ở trên; lần này chỉ cần ghi “{}”.",
            &text[cited.citation.short.clone()]
        );
        let place = place(draft, cited, start..end);
        if let Some(fix) = replace(draft, cited, Safety::Suggested, start..end, "") {
            findings.add_with_fix(place, message, fix);
        }
    }
}
