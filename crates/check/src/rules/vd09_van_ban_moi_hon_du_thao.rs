use chrono::Datelike;

use super::citing::{cites, place};
use crate::cited::latest_day;
use crate::{Certainty, Draft, Findings, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VD09",
    title: "Không viện dẫn văn bản ban hành sau văn bản này",
    article: "PL I/II.6.b",
    explanation: "Văn bản được viện dẫn có ngày ban hành, hoặc năm trong ký hiệu, sau ngày của văn bản \
                  này. Một trong hai ngày sai.",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    test: Test::Draft {
        applies: |draft| cites(draft) && draft.document.thoi_gian.nam.is_some(),
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let Some(own) = latest_day(&draft.document.thoi_gian) else {
        return;
    };
    for cited in &draft.citations().cited {
        let symbol = cited.citation.symbol.as_ref();
        let year = symbol.and_then(|cited| cited.symbol.year).map(i32::from);
        if let (Some(date), Some(day)) = (&cited.citation.date, cited.day())
            && day > own
        {
            let message = format!("{} có ngày sau ngày của văn bản này.", cited.key);
            findings.add(place(draft, cited, date.span.clone()), message);
        } else if year.is_some_and(|year| year > own.year()) {
            let range = symbol.map_or(0..0, |cited| cited.span.clone());
            let message = format!("{} có năm sau năm của văn bản này.", cited.key);
            findings.add(place(draft, cited, range), message);
        }
    }
}
