use chrono::NaiveDate;

use super::words::{Pattern, pattern};
use crate::{Certainty, Draft, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "CT16",
    title: "Ngày, tháng có trong lịch",
    article: "Điều 12.1",
    explanation: "Lịch không có ngày này: tháng chỉ có 28, 29, 30 hay 31 ngày, năm chỉ có 12 tháng.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| !draft.running.is_empty(),
        find,
    },
};

/// A day that is called one. Without a year it may be one of a leap year.
static DAY: Pattern = pattern!(
    r"(?i)\bngày\s+(\d{1,2})(?:[/.-]|\s+tháng\s+)(\d{1,2})(?:(?:[/.-]|\s+năm\s+)(\d{4})\b|[^\d/.-]|[.]?$)"
);
/// A leap year.
const ANY_YEAR: i32 = 2024;

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for text in &draft.running {
        for found in DAY.all(&text.text) {
            let part = |at: usize| {
                found
                    .get(at)
                    .and_then(|part| part.as_str().parse::<u32>().ok())
            };
            let (Some(day), Some(month), Some(from)) = (part(1), part(2), found.get(0)) else {
                continue;
            };
            let year = part(3).and_then(|year| i32::try_from(year).ok());
            if NaiveDate::from_ymd_opt(year.unwrap_or(ANY_YEAR), month, day).is_none() {
                let last = found
                    .get(3)
                    .or(found.get(2))
                    .map_or(from.end(), |part| part.end());
                let range = from.start()..last;
                let written = text.text[range.clone()].to_owned();
                let place = Place::range(text.field.clone(), range);
                findings.add(place, format!("Không có “{written}”."));
            }
        }
    }
}
