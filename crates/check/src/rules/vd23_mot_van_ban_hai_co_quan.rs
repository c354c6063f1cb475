use std::collections::HashMap;

use thethuc_citation::{Nature, same_body};

use super::citing::{cites, is_law, place};
use crate::{Certainty, Cited, Draft, Findings, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VD23",
    title: "Một văn bản chỉ có một tên loại, một cơ quan ban hành",
    article: "PL I/II.6.b",
    explanation: "Cùng số, ký hiệu và ngày ban hành được viện dẫn với hai tên loại, hoặc của hai cơ quan khác \
                  nhau. Hãy xem lại văn bản được viện dẫn và sửa chỗ sai.",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    test: Test::Draft {
        applies: cites,
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let mut types: HashMap<usize, &Cited> = HashMap::new();
    let mut bodies: HashMap<usize, &Cited> = HashMap::new();
    for cited in draft
        .citations()
        .cited
        .iter()
        .filter(|cited| !is_law(cited))
    {
        if let Some(kind) = cited
            .citation
            .kind()
            .filter(|kind| kind.nature != Nature::Khac)
        {
            let first = *types.entry(cited.first).or_insert(cited);
            let other = first
                .citation
                .kind()
                .filter(|other| other.name != kind.name);
            if let (Some(other), Some(range), Some(named)) =
                (other, &cited.citation.kind, &first.citation.kind)
            {
                let message = format!("{} đã được viện dẫn là {}.", cited.key, other.name);
                let related = place(draft, first, named.span.clone());
                findings.add_related(place(draft, cited, range.span.clone()), related, message);
            }
        }
        let Some(agency) = cited.agency(draft).filter(|_| cited.day().is_some()) else {
            continue;
        };
        let first = *bodies.entry(cited.first).or_insert(cited);
        let other = first
            .agency(draft)
            .filter(|other| !same_body(agency, other));
        // Another day may be another document of the same number; VD07 tells of that.
        if let (Some(other), Some(range)) = (
            other.filter(|_| first.day() == cited.day()),
            &cited.citation.agency,
        ) {
            let message = format!("{} đã được viện dẫn là của {other}.", cited.key);
            let related = place(
                draft,
                first,
                first.citation.agency.clone().unwrap_or_default(),
            );
            findings.add_related(place(draft, cited, range.clone()), related, message);
        }
    }
}
