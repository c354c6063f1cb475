use thethuc_model::Block;

use crate::{Certainty, Draft, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TT12",
    title: "Phần, chương, mục, tiểu mục có tiêu đề",
    article: "PL I/II.6.d",
    explanation: "Phần, chương, mục, tiểu mục phải có tiêu đề. (Điều của quyết định cá biệt có thể \
                  không có, theo Mẫu 1.2.)",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| headings(draft).next().is_some(),
        find,
    },
};

fn headings<'a>(draft: &'a Draft<'_>) -> impl Iterator<Item = (usize, &'a Block)> {
    draft
        .document
        .noi_dung
        .iter()
        .enumerate()
        .filter(|(_, block)| block.text_key() == "title")
}

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for (index, block) in headings(draft) {
        if block
            .text()
            .is_none_or(|title| title.plain().trim().is_empty())
        {
            findings.add(
                Place::field(format!("/noi_dung/{index}/title").as_str()),
                "Thiếu tiêu đề. Hãy ghi tiêu đề hoặc đổi đoạn này thành đoạn thường.",
            );
        }
    }
}
