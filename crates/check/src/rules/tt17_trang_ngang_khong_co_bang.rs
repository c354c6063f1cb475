use thethuc_model::Block;

use crate::{Certainty, Draft, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TT17",
    title: "Trang nằm ngang chỉ dùng khi có bảng",
    article: "PL I/I.2",
    explanation: "Văn bản trình bày theo chiều dài khổ A4. Chỉ nội dung có bảng, biểu mới được trình \
                  bày theo chiều rộng.",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| {
            draft
                .document
                .phu_luc
                .iter()
                .any(|phu_luc| phu_luc.trang_ngang)
        },
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for (index, phu_luc) in draft.document.phu_luc.iter().enumerate() {
        let has_table = phu_luc
            .noi_dung
            .iter()
            .any(|block| matches!(block, Block::Bang(_)));
        if phu_luc.trang_ngang && !has_table {
            findings.add(
                Place::field(format!("/phu_luc/{index}/trang_ngang").as_str()),
                "Phụ lục nằm ngang nhưng không có bảng; hãy để trang dọc.",
            );
        }
    }
}
