use thethuc_model::Block;
use thethuc_text::{LetterCase, TokenKind, tokens};

use crate::{Certainty, Draft, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "CT19",
    title: "Câu không bị ngắt giữa chừng",
    article: "PL II/I",
    explanation: "Đoạn trên chưa hết câu mà đoạn dưới bắt đầu bằng chữ thường: thường là xuống dòng \
                  nhầm khi chép từ bản quét.",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    test: Test::Draft {
        applies: |draft| !draft.document.noi_dung.is_empty(),
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for (at, two) in draft.document.noi_dung.windows(2).enumerate() {
        let [Block::Doan { text: above }, Block::Doan { text: below }] = two else {
            continue;
        };
        let (above, below) = (above.plain(), below.plain());
        let tokens = tokens(&below);
        let Some(first) = tokens.first() else {
            continue;
        };
        let small =
            first.kind == TokenKind::Word && LetterCase::of(first.text) == LetterCase::Small;
        let goes_on = above
            .trim_end()
            .ends_with(|c: char| c.is_lowercase() || c == ',');
        if small && goes_on {
            let field = format!("/noi_dung/{}/text", at + 1);
            findings.add(
                Place::range(field.as_str(), first.range()),
                "Đoạn trên chưa hết câu; có thể đã xuống dòng nhầm.",
            );
        }
    }
}
