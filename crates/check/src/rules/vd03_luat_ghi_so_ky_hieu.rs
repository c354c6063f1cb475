use super::citing::{cites, is_law, own, place, replace};
use crate::{Certainty, Draft, Findings, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VD03",
    title: "Luật, pháp lệnh chỉ ghi tên loại và tên",
    article: "PL I/II.6.b",
    explanation: "Khi viện dẫn luật, pháp lệnh chỉ ghi tên loại và tên của luật, pháp lệnh, không ghi \
                  số, ký hiệu.",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: cites,
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for (_, cited, text) in own(draft) {
        let citation = &cited.citation;
        let (true, Some(name), Some(symbol)) = (is_law(cited), &citation.name, &citation.symbol)
        else {
            continue;
        };
        // A law that amends others has no short name of its own.
        if text[name.clone()].starts_with("sửa đổi") {
            continue;
        }
        let surplus = name.end..symbol.span.end;
        let message = format!(
            "Không ghi số, ký hiệu: “{}”.",
            &text[citation.short.clone()]
        );
        if let Some(fix) = replace(draft, cited, Safety::Suggested, surplus.clone(), "") {
            findings.add_with_fix(place(draft, cited, surplus), message, fix);
        }
    }
}
