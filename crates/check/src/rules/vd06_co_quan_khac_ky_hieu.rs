use thethuc_citation::{Form, agencies, agency};

use super::citing::{cites, place, replace};
use crate::{Certainty, Draft, Findings, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VD06",
    title: "Cơ quan ban hành và ký hiệu của văn bản viện dẫn phải khớp nhau",
    article: "PL I/II.6.b",
    explanation: "Chữ viết tắt cơ quan trong ký hiệu phải là của cơ quan ghi sau chữ “của”. Hãy xem lại \
                  văn bản được viện dẫn.",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    test: Test::Draft {
        applies: cites,
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for cited in &draft.citations().cited {
        let (Some(symbol), Some(range)) = (&cited.citation.symbol, &cited.citation.agency) else {
            continue;
        };
        let is_judged = matches!(symbol.symbol.form, Form::Admin | Form::Normative);
        let (Some(body), Some(named)) = (agency(symbol.symbol.issuer()), cited.agency(draft))
        else {
            continue;
        };
        // An office of a government speaks for it (`Thông báo … của Thủ tướng` by its office).
        let is_office = body.name.starts_with("Văn phòng");
        if !is_judged
            || body.local
            || is_office
            || range.start < cited.citation.short.start
            || body.is_named(named)
        {
            continue;
        }
        // Only a body that is certainly another one.
        let other = agencies().iter().find(|other| {
            !other.local
                && !other.party
                && other.code != body.code
                && other.name != body.name
                && other.is_named(named)
        });
        if let Some(other) = other {
            let message = format!(
                "Ký hiệu “{}” là của {}, không phải của {}.",
                symbol.symbol, body.name, other.name
            );
            let at = place(draft, cited, range.clone());
            let name = body.name.as_str();
            if let Some(fix) = replace(draft, cited, Safety::Suggested, range.clone(), name) {
                findings.add_with_fix(at, message, fix);
            }
        }
    }
}
