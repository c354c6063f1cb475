use super::consistency::{Seen, offer};
use super::words::{Pattern, pattern};
use crate::{Certainty, Draft, Findings, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "CT24",
    title: "Một văn bản dùng một dấu gạch giữa hai năm",
    article: "Điều 12.1",
    explanation: "“2021-2026”, “2021 - 2026” và “2021–2026” đều gặp; văn bản dùng nhiều lối \
                  thì nên thống nhất. Đây là lời nhắc, không phải lỗi.",
    severity: Severity::Info,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| !draft.running.is_empty(),
        find,
    },
};

static YEARS: Pattern = pattern!(r"\b(?:19|20)\d\d( ?[-–] ?)(?:19|20)\d\d\b");
const WAYS: [&str; 4] = ["-", " - ", "–", " – "];

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let mut seen = Vec::new();
    for text in &draft.running {
        for range in YEARS.places(&text.text) {
            let way = WAYS
                .iter()
                .position(|way| *way == &text.text[range.clone()]);
            seen.extend(way.map(|way| Seen::new(way, text, range)));
        }
    }
    let names = WAYS.map(|way| format!("2021{way}2026"));
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    offer(findings, &seen, &names, None, |_, way| WAYS[way].to_owned());
}
