use super::consistency::{Seen, offer};
use super::words::{Pattern, pattern};
use crate::{Certainty, Draft, Findings, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "CT25",
    title: "Một văn bản dùng một kiểu dấu ngoặc kép",
    article: "Điều 12.1",
    explanation: "Ngoặc kép thẳng lẫn với ngoặc kép cong “ ” thường do ghép từ nhiều nguồn. \
                  Đây là lời nhắc, không phải lỗi.",
    severity: Severity::Info,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| !draft.running.is_empty(),
        find,
    },
};

static QUOTED: Pattern = pattern!(r#"“[^“”"]*”|"[^“”"]*""#);
const WAYS: [&str; 2] = ["“…”", "\"…\""];

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let mut seen = Vec::new();
    for text in &draft.running {
        for range in QUOTED.places(&text.text) {
            let way = usize::from(text.text[range.clone()].starts_with('"'));
            seen.push(Seen::new(way, text, range));
        }
    }
    offer(findings, &seen, &WAYS, None, |quoted, way| {
        let inner = quoted.trim_matches(['“', '”', '"']);
        if way == 0 {
            format!("“{inner}”")
        } else {
            format!("\"{inner}\"")
        }
    });
}
