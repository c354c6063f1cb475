use thethuc_text::number_of_words;

use super::words::{Pattern, pattern};
use crate::{Certainty, Draft, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "CT13",
    title: "Số tiền bằng chữ khớp số tiền bằng số",
    article: "Điều 12.1",
    explanation: "Số tiền bằng chữ đọc ra một số khác với số tiền bằng số đứng trước nó.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| !draft.running.is_empty(),
        find,
    },
};

static AMOUNT: Pattern = pattern!(
    r"(\d{1,3}(?:\.\d{3})+|\d+)\s*(?:đồng|đ|VND)\s*\((?:[Bb]ằng chữ|[Vv]iết bằng chữ)?\s*:?\s*(\p{L}[\p{L}\s,]*?)\s*\.?\)"
);

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for text in &draft.running {
        for amount in AMOUNT.all(&text.text) {
            let (Some(figures), Some(words)) = (amount.get(1), amount.get(2)) else {
                continue;
            };
            let number: Option<u64> = figures.as_str().replace('.', "").parse().ok();
            let (Some(number), Some(said)) = (number, number_of_words(words.as_str())) else {
                continue;
            };
            if number != said {
                findings.add(
                    Place::range(text.field.clone(), words.range()),
                    format!(
                        "Bằng số là {}, bằng chữ “{}” là {}.",
                        grouped(number),
                        words.as_str(),
                        grouped(said)
                    ),
                );
            }
        }
    }
}

/// 1250000 → 1.250.000
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}
