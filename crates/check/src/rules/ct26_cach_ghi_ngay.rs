use super::consistency::{Seen, offer};
use super::words::{Pattern, pattern};
use crate::{Certainty, Draft, Findings, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "CT26",
    title: "Một văn bản ghi ngày bằng số theo một lối",
    article: "Điều 12.1",
    explanation: "“05/3/2024”, “05-3-2024” và “05.3.2024” lẫn lộn trong một văn bản thì nên \
                  thống nhất. Đây là lời nhắc, không phải lỗi.",
    severity: Severity::Info,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| !draft.running.is_empty(),
        find,
    },
};

static DAY: Pattern =
    pattern!(r"(?:^|[^\d/.-])(\d{1,2}(?:/\d{1,2}/|-\d{1,2}-|\.\d{1,2}\.)(?:19|20)\d\d)\b");
const WAYS: [&str; 3] = ["05/3/2024", "05-3-2024", "05.3.2024"];
const MARKS: [char; 3] = ['/', '-', '.'];

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let mut seen = Vec::new();
    for text in &draft.running {
        for range in DAY.places(&text.text) {
            let written = &text.text[range.clone()];
            let way = MARKS.iter().position(|mark| written.contains(*mark));
            seen.extend(way.map(|way| Seen::new(way, text, range)));
        }
    }
    offer(findings, &seen, &WAYS, None, |day, way| {
        day.replace(MARKS, &MARKS[way].to_string())
    });
}
