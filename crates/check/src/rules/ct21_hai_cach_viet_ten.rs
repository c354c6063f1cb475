use std::collections::BTreeMap;

use thethuc_text::{Token, TonePlacement, fold, parse_syllable, tokens};

use super::consistency::{Seen, offer};
use crate::capitals::is_capitalised;
use crate::{Certainty, Draft, Findings, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "CT21",
    title: "Một tên riêng viết một cách",
    article: "Điều 12.1",
    explanation: "Cùng một tên mà chỗ này khác chỗ kia một dấu (“Đắk Lắk”, “Đắc Lắk”) thì có thể một \
                  chỗ gõ nhầm. Đây là lời nhắc, không phải lỗi.",
    severity: Severity::Info,
    certainty: Certainty::Review,
    test: Test::Draft {
        applies: |draft| !draft.running.is_empty(),
        find,
    },
};

/// Shorter names differ in a mark too often without being the same.
const FEWEST_WORDS: usize = 3;

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    // By the letters without marks: each way to write the name, and the places of all.
    let mut names: BTreeMap<String, (Vec<String>, Vec<Seen>)> = BTreeMap::new();
    for text in &draft.running {
        let tokens = text.tokens();
        for name in tokens.chunk_by(|a, b| is_capitalised(a) && is_capitalised(b)) {
            let [first, .., last] = name else {
                continue;
            };
            if name.len() < FEWEST_WORDS {
                continue;
            }
            let range = first.start..last.range().end;
            let written = &text.text[range.clone()];
            let (ways, seen) = names.entry(fold(written)).or_default();
            let known = ways.iter().position(|way| key(way) == key(written));
            let way = known.unwrap_or_else(|| {
                ways.push(written.to_owned());
                ways.len() - 1
            });
            seen.push(Seen::new(way, text, range));
        }
    }
    for (ways, seen) in names.into_values() {
        let ways: Vec<&str> = ways.iter().map(String::as_str).collect();
        offer(findings, &seen, &ways, None, |_, way| ways[way].to_owned());
    }
}

/// What is the same in both tone placements and both ways to write a final `i`.
fn key(name: &str) -> String {
    let of_word = |token: &Token<'_>| match parse_syllable(token.text) {
        Some(parsed) => parsed.syllable.key().render(TonePlacement::Old),
        None => token.text.to_lowercase(),
    };
    let words: Vec<String> = tokens(name).iter().map(of_word).collect();
    words.join(" ")
}
