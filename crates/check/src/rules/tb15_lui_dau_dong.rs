use thethuc_reading::{Align, Place as Where};

use crate::{Certainty, File, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TB15",
    title: "Chữ đầu dòng lùi vào 1 cm hoặc 1,27 cm",
    article: "PL I/II.6.e",
    explanation: "Khi xuống dòng, chữ đầu dòng lùi vào 1 cm hoặc 1,27 cm, đặt bằng lệnh First line, \
                  không dùng khoảng trắng hay phím Tab.",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    test: Test::Word {
        applies: |file| !file.body().is_empty(),
        find,
    },
};

const CM: f64 = 72.0 / 2.54;
const TOLERANCE_PT: f64 = 1.0;

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    let wrong = file
        .body()
        .into_iter()
        .filter(|(_, paragraph)| {
            matches!(paragraph.place, Where::Body { .. })
                && paragraph.align == Align::Justify
                && paragraph.label.is_none()
                && ![CM, 1.27 * CM].iter().any(|lawful| {
                    (paragraph.left_pt + paragraph.first_line_pt - lawful).abs() < TOLERANCE_PT
                })
        })
        .map(|(index, paragraph)| Place::paragraph(index, 0..paragraph.text.len()))
        .collect();
    findings.add_many(wrong, |count| {
        format!("{count} đoạn có chữ đầu dòng không lùi 1 cm hoặc 1,27 cm.")
    });
}
