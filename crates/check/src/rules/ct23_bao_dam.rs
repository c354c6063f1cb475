use super::consistency::{Seen, offer};
use super::words::{Pattern, pattern};
use crate::{BaoDam, Certainty, Draft, Findings, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "CT23",
    title: "Một văn bản viết “bảo đảm” hoặc “đảm bảo”",
    article: "Điều 12.1",
    explanation: "Hai từ một nghĩa; các luật viết “bảo đảm”. Văn bản viết cả hai thì nên \
                  thống nhất. Đây là lời nhắc, không phải lỗi; cơ quan có thể chọn một từ.",
    severity: Severity::Info,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| !draft.running.is_empty(),
        find,
    },
};

static WORD: Pattern = pattern!(r"(?i)\b(?:bảo đảm|đảm bảo)\b");
const WAYS: [&str; 2] = ["bảo đảm", "đảm bảo"];

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let mut seen = Vec::new();
    for text in &draft.running {
        for range in WORD.places(&text.text) {
            let way = usize::from(text.text[range.clone()].to_lowercase() == WAYS[1]);
            seen.push(Seen::new(way, text, range));
        }
    }
    let preferred = draft.knowledge.style.bao_dam;
    let preferred = preferred.map(|word| usize::from(word == BaoDam::DamBao));
    offer(findings, &seen, &WAYS, preferred, |written, way| {
        if written.starts_with(char::is_uppercase) {
            thethuc_text::capitalize_first(WAYS[way])
        } else {
            WAYS[way].to_owned()
        }
    });
}
