use super::consistency::{Seen, offer};
use super::words::{Pattern, pattern};
use crate::{Certainty, Draft, Findings, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "CT17",
    title: "Một văn bản dùng một dấu phân cách hàng nghìn",
    article: "Điều 12.1",
    explanation: "Số viết lúc “1.250.000”, lúc “1,250,000” thì dễ đọc nhầm, vì dấu phẩy trong tiếng \
                  Việt là dấu thập phân.",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    test: Test::Draft {
        applies: |draft| !draft.running.is_empty(),
        find,
    },
};

/// A number with two groups of thousands at least: with one, a comma may be that of decimals.
static GROUPED: Pattern =
    pattern!(r"(?:^|[^\d.,/])(\d{1,3}(?:(?:\.\d{3}){2,}|(?:,\d{3}){2,}))(?:[^\d/]|$)");

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let mut seen = Vec::new();
    for text in &draft.running {
        for range in GROUPED.places(&text.text) {
            let way = usize::from(text.text[range.clone()].contains(','));
            seen.push(Seen::new(way, text, range));
        }
    }
    if seen.iter().any(|seen| seen.way == 0) {
        offer(
            findings,
            &seen,
            &["1.250.000", "1,250,000"],
            Some(0),
            |number, _| number.replace(',', "."),
        );
    }
}
