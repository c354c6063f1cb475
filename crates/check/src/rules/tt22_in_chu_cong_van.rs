use thethuc_recognize::Role;
use thethuc_text::fold;

use crate::{Certainty, File, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TT22",
    title: "Công văn không in tên loại",
    article: "PL I/II.5; Mẫu 1.5",
    explanation: "Công văn là văn bản không có tên loại; trích yếu ghi sau chữ “V/v” dưới số, ký \
                  hiệu. Bỏ dòng “CÔNG VĂN”.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::File {
        applies: |file| file.spots(Role::TenLoai).next().is_some(),
        find,
    },
};

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    for (spot, paragraph) in file.spots(Role::TenLoai) {
        let words = fold(paragraph.text[spot.range.clone()].trim_end_matches([':', '.', ' ']));
        if words.split_whitespace().eq(["cong", "van"]) {
            findings.add(
                Place::paragraph(spot.paragraph, spot.range.clone()),
                "Công văn không có tên loại; hãy bỏ dòng “CÔNG VĂN”.",
            );
        }
    }
}
