use std::collections::HashMap;

use chrono::Datelike;

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
    let mut dated: HashMap<(&str, Option<i32>), &Cited> = HashMap::new();
    for cited in &draft.citations().cited {
        let (Some(date), Some(day)) = (&cited.citation.date, cited.day()) else {
            continue;
        };
        let comes_again = cited
            .citation
            .symbol
            .as_ref()
            .map(|cited| cited.symbol.comes_again());
        let Some(comes_again) = comes_again.filter(|_| !is_law(cited)) else {
            continue;
        };
        let year = comes_again.then(|| day.year());
        let other = *dated.entry((&cited.key, year)).or_insert(cited);
        if other.day() != Some(day) {
            let related = other
                .citation
                .date
                .as_ref()
                .map_or(0..0, |date| date.span.clone());
            let message = format!("{} đã được viện dẫn với một ngày khác.", cited.key);
            findings.add_related(
                place(draft, cited, date.span.clone()),
                place(draft, other, related),
                message,
            );
        }
    }
}
