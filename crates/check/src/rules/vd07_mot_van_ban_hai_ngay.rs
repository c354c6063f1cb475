use super::citing::{cites, is_law, place};
use crate::{Certainty, Cited, Draft, Findings, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VD07",
    title: "Một văn bản chỉ có một ngày ban hành",
    article: "PL I/II.6.b",
    explanation: "Cùng một số, ký hiệu được viện dẫn với hai ngày khác nhau. Hãy xem lại văn bản được \
                  viện dẫn và sửa chỗ sai.",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    test: Test::Draft {
        applies: cites,
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let mut dated: Vec<&Cited> = Vec::new();
    for cited in &draft.citations().cited {
        let (Some(date), Some(day)) = (&cited.citation.date, cited.day()) else {
            continue;
        };
        if is_law(cited) {
            continue;
        }
        let other = dated.iter().find(|other| {
            super::citing::same_document(other, cited) && other.day() != Some(day)
        });
        if let Some(other) = other {
            let related = other.citation.date.as_ref().map_or(0..0, |date| date.span.clone());
            let message = format!("{} đã được viện dẫn với một ngày khác.", cited.key);
            findings.add_related(
                place(draft, cited, date.span.clone()),
                place(draft, other, related),
                message,
            );
        } else {
            dated.push(cited);
        }
    }
}
