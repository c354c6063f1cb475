use thethuc_reading::{Drawn, DrawnKind};
use thethuc_recognize::Role;

use crate::{Certainty, File, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TB21",
    title: "Dưới trích yếu công văn không có đường kẻ",
    article: "PL I/II.5.b",
    explanation: "Chỉ trích yếu của văn bản có tên loại mới có đường kẻ bên dưới; trích yếu công \
                  văn (sau chữ “V/v”) không có.",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    test: Test::Word {
        applies: |file| file.spots(Role::TrichYeuCongVan).next().is_some(),
        find,
    },
};

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    let Some((last, paragraph)) = file.spots(Role::TrichYeuCongVan).last() else {
        return;
    };
    let below = file.reading.paragraphs.get(last.paragraph + 1);
    // A shape may be anchored far from where it is drawn.
    let border =
        |line: &Drawn| matches!(line.kind, DrawnKind::BorderBelow | DrawnKind::BorderAbove);
    let bordered = paragraph
        .drawn
        .iter()
        .any(|line| line.kind == DrawnKind::BorderBelow)
        || below.is_some_and(|next| {
            next.place == paragraph.place && next.is_blank() && next.drawn.iter().any(border)
        });
    let typed = file
        .spots(Role::DongKe)
        .any(|(spot, _)| spot.paragraph == last.paragraph + 1);
    let underlined = file
        .looks(Role::TrichYeuCongVan)
        .any(|(_, _, look)| look.underline);
    if bordered || typed || underlined {
        findings.add(
            Place::paragraph(last.paragraph, last.range.clone()),
            "Bỏ đường kẻ dưới trích yếu công văn.",
        );
    }
}
