use chrono::{Datelike, NaiveDate, Weekday};

use super::words::{Pattern, pattern};
use crate::{Certainty, Draft, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "CT14",
    title: "Thứ trong tuần khớp ngày; ngày có thật",
    article: "Điều 12.1",
    explanation: "Lịch cho thấy ngày này rơi vào một thứ khác, hoặc không có ngày này.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| !draft.running.is_empty(),
        find,
    },
};

static DAY: Pattern = pattern!(
    r"(?i)\b(thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)\s*[,(]?\s*(?:ngày\s+)?(\d{1,2})(?:[/.-]|\s+tháng\s+)(\d{1,2})(?:[/.-]|\s+năm\s+)(\d{4})\b"
);

const NAMES: [(&str, Weekday); 7] = [
    ("thứ hai", Weekday::Mon),
    ("thứ ba", Weekday::Tue),
    ("thứ tư", Weekday::Wed),
    ("thứ năm", Weekday::Thu),
    ("thứ sáu", Weekday::Fri),
    ("thứ bảy", Weekday::Sat),
    ("chủ nhật", Weekday::Sun),
];

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for text in &draft.running {
        for found in DAY.all(&text.text) {
            let (Some(all), Some(name)) = (found.get(0), found.get(1)) else {
                continue;
            };
            let part = |at: usize| found.get(at)?.as_str().parse::<u32>().ok();
            let (Some(day), Some(month), Some(year)) = (part(2), part(3), part(4)) else {
                continue;
            };
            let date = i32::try_from(year)
                .ok()
                .and_then(|year| NaiveDate::from_ymd_opt(year, month, day));
            let place = Place::range(text.field.clone(), all.range());
            match date {
                None => findings.add(place, format!("Không có ngày {day}/{month}/{year}.")),
                Some(date) => {
                    let written = name.as_str().to_lowercase();
                    let wanted = NAMES.iter().find(|(_, weekday)| *weekday == date.weekday());
                    if let Some((wanted, _)) = wanted.filter(|(wanted, _)| *wanted != written) {
                        let message = format!("Ngày {day}/{month}/{year} là {wanted}.");
                        findings.add(place, message);
                    }
                }
            }
        }
    }
}
