use thethuc_citation::DateStyle;

use super::citing::{cites, place, replace};
use crate::{Certainty, Draft, Findings, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VD13",
    title: "Ngày ban hành của văn bản viện dẫn phải đúng",
    article: "PL I/II.6.b",
    explanation: "Thư viện văn bản có văn bản cùng số, ký hiệu nhưng ngày ban hành khác. Hãy xem lại văn bản \
                  được viện dẫn.",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    test: Test::Draft {
        applies: cites,
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for cited in &draft.citations().cited {
        let (Some(date), Some(_)) = (&cited.citation.date, &cited.citation.symbol) else {
            continue;
        };
        let known = cited.entry(draft).filter(|_| !date.is_impossible());
        let Some(entry) = known.filter(|entry| cited.day().is_some_and(|day| day != entry.date))
        else {
            continue;
        };
        let right = match date.style {
            DateStyle::Long => entry.day(),
            DateStyle::Short | DateStyle::Year => {
                format!("ngày {}", entry.date.format("%d/%-m/%Y"))
            }
        };
        let message = format!("{} ban hành {}.", entry.symbol, entry.day());
        let place = place(draft, cited, date.span.clone());
        if let Some(fix) = replace(draft, cited, Safety::Suggested, date.span.clone(), right) {
            findings.add_with_fix(place, message, fix);
        }
    }
}
