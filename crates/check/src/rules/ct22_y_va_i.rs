use std::collections::HashMap;

use thethuc_text::{LetterCase, Syllable, TokenKind, TonePlacement, parse_syllable};

use super::consistency::{Seen, offer};
use crate::{Certainty, Draft, FinalI, Findings, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "CT22",
    title: "Một chữ viết một lối “y” hoặc “i”",
    article: "Điều 12.1",
    explanation: "“kỹ thuật” và “kĩ thuật” đều đúng; văn bản viết cùng một chữ theo cả hai lối thì \
                  nên thống nhất. Đây là lời nhắc, không phải lỗi.",
    severity: Severity::Info,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| !draft.running.is_empty(),
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let mut words: HashMap<Syllable, Vec<Seen>> = HashMap::new();
    for text in &draft.running {
        for token in text
            .tokens()
            .iter()
            .filter(|token| token.kind == TokenKind::Word)
        {
            let Some(syllable) = parse_syllable(token.text).map(|parsed| parsed.syllable) else {
                continue;
            };
            // Names are written as those who bear them do.
            if with_y(syllable).is_some() && LetterCase::of(token.text) == LetterCase::Small {
                let way = usize::from(syllable.rime() == "i");
                let same = words.entry(syllable.key()).or_default();
                same.push(Seen::new(way, text, token.range()));
            }
        }
    }
    let preferred = draft
        .knowledge
        .style
        .final_i
        .map(|way| usize::from(way == FinalI::I));
    let mut words: Vec<(Syllable, Vec<Seen>)> = words.into_iter().collect();
    words.sort_by_key(|(syllable, _)| *syllable);
    for (syllable, seen) in words {
        let both = [with_y(syllable).unwrap_or(syllable), syllable];
        let both = both.map(|syllable| syllable.render(TonePlacement::Old));
        // Where only one way can be meant, the office's choice has no say: `khi`, `thi`.
        let preferred = preferred.filter(|_| IN_USE.contains(&both[0].as_str()));
        offer(
            findings,
            &seen,
            &[&both[0], &both[1]],
            preferred,
            |_, way| both[way].clone(),
        );
    }
}

/// The syllable with `y` for its `i`, where both are written alone behind their onset.
fn with_y(syllable: Syllable) -> Option<Syllable> {
    if syllable.onset().is_empty() || !matches!(syllable.rime(), "i" | "y") {
        return None;
    }
    Syllable::new(syllable.onset(), "y", syllable.tone())
}

/// Words that are written in both ways; others have one.
const IN_USE: [&str; 22] = [
    "hy", "hỷ", "ky", "kỳ", "kỷ", "kỹ", "ký", "kỵ", "ly", "lỳ", "lý", "lỵ", "my", "mỹ", "mỵ", "sỹ",
    "sỷ", "ty", "tỳ", "tỷ", "tý", "tỵ",
];
