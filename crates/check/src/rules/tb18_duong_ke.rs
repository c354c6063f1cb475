use thethuc_reading::DrawnKind;
use thethuc_recognize::Role;

use crate::{Certainty, File, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TB18",
    title: "Đường kẻ dưới Tiêu ngữ, tên cơ quan, trích yếu là nét liền",
    article: "PL I/II.1.b; PL I/II.2.b; PL I/II.5.b",
    explanation: "Dưới Tiêu ngữ, tên cơ quan ban hành và trích yếu của văn bản có tên loại có đường kẻ \
                  ngang, nét liền. Hãy vẽ bằng Insert › Shapes › Line, không gõ dấu gạch nối. (Mẫu của \
                  Nghị định gõ dấu gạch dưới, in ra là nét liền.)",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    test: Test::Word {
        applies: |file| file.spots(Role::TieuNgu).next().is_some(),
        find,
    },
};

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    let typed = file
        .spots(Role::DongKe)
        .filter(|(_, paragraph)| {
            paragraph
                .drawn
                .iter()
                .any(|line| line.kind == DrawnKind::Characters && !line.solid)
        })
        .map(|(spot, _)| Place::paragraph(spot.paragraph, spot.range.clone()))
        .collect();
    findings.add_many(typed, |_| {
        "Đường kẻ đang gõ bằng dấu gạch nối; phải là nét liền.".to_owned()
    });
    let first_of_body = file
        .spots(Role::NoiDung)
        .map(|(spot, _)| spot.paragraph)
        .min();
    let header = &file.reading.paragraphs[..first_of_body.unwrap_or(file.reading.paragraphs.len())];
    let drawn = header
        .iter()
        .map(|paragraph| paragraph.drawn.len())
        .sum::<usize>();
    let underlined = file.looks(Role::TieuNgu).any(|(_, _, look)| look.underline);
    if let Some((spot, _)) = file.spots(Role::TieuNgu).next()
        && drawn == 0
        && !underlined
    {
        findings.add(
            Place::paragraph(spot.paragraph, spot.range.clone()),
            "Không thấy đường kẻ nào dưới Tiêu ngữ và tên cơ quan.",
        );
    }
}
