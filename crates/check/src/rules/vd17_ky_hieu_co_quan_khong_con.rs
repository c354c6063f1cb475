use chrono::NaiveDate;
use thethuc_citation::agency;

use super::citing::{cites, place};
use crate::{Certainty, Cited, Draft, Findings, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VD17",
    title: "Cơ quan trong ký hiệu còn tồn tại vào ngày ban hành",
    article: "PL I/II.6.b",
    explanation: "Ký hiệu của văn bản viện dẫn là của cơ quan đã kết thúc hoạt động trước ngày ban hành. Số, ký \
                  hiệu hoặc ngày sai.",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    test: Test::Draft {
        applies: cites,
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for cited in &draft.citations().cited {
        let Some(symbol) = &cited.citation.symbol else {
            continue;
        };
        let Some(body) = agency(symbol.symbol.issuer()) else {
            continue;
        };
        let (Some(until), Some(day)) = (body.until, issued(cited)) else {
            continue;
        };
        if day >= until {
            let message = format!(
                "{} đã kết thúc hoạt động từ ngày {}.",
                body.name,
                until.format("%d/%m/%Y")
            );
            findings.add(place(draft, cited, symbol.span.clone()), message);
        }
    }
}

/// The day of issue; without one, the first day of the year in the symbol.
fn issued(cited: &Cited) -> Option<NaiveDate> {
    let year = cited.citation.symbol.as_ref()?.symbol.year;
    let first = year.and_then(|year| NaiveDate::from_ymd_opt(year.into(), 1, 1));
    cited.day().or(first)
}
