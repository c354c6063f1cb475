use thethuc_recognize::Role;
use thethuc_text::fold;

use crate::{Certainty, File, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TT33",
    title: "Mỗi phụ lục có dòng “(Kèm theo …)”",
    article: "PL I/III.1.c",
    explanation: "Dưới tiêu đề phụ lục ghi thông tin chỉ dẫn kèm theo văn bản: số, ký hiệu, thời \
                  gian ban hành và tên cơ quan ban hành. Với văn bản điện tử, số và ngày được để \
                  trống, tên cơ quan vẫn ghi.",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    test: Test::File {
        applies: |file| file.spots(Role::PhuLucNhan).next().is_some(),
        find,
    },
};

/// The line stands under the label and a title of a few lines.
const REACH: usize = 8;

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    for (spot, _) in file.spots(Role::PhuLucNhan) {
        let below = file
            .reading
            .paragraphs
            .iter()
            .skip(spot.paragraph)
            .take(REACH);
        if !below
            .into_iter()
            .any(|paragraph| fold(&paragraph.text).contains("kem theo"))
        {
            findings.add(
                Place::paragraph(spot.paragraph, spot.range.clone()),
                "Phụ lục thiếu dòng “(Kèm theo … số … ngày … của …)” dưới tiêu đề.",
            );
        }
    }
}
