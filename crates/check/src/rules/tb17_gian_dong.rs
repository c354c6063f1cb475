use thethuc_reading::Place as Where;

use super::measures::lines_of;
use crate::{Certainty, File, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TB17",
    title: "Giãn dòng từ dòng đơn đến 1,5 dòng",
    article: "PL I/II.6.e",
    explanation: "Khoảng cách giữa các dòng tối thiểu là dòng đơn, tối đa là 1,5 lines.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Word {
        applies: |file| !file.body().is_empty(),
        find,
    },
};

const TOLERANCE: f64 = 0.02;

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    let wrong = file
        .body()
        .into_iter()
        .filter(|(_, paragraph)| matches!(paragraph.place, Where::Body { .. }))
        .filter(|(_, paragraph)| {
            let (lines, _) = lines_of(paragraph);
            !(1.0 - TOLERANCE..=1.5 + TOLERANCE).contains(&lines)
        })
        .map(|(index, paragraph)| Place::paragraph(index, 0..paragraph.text.len()))
        .collect();
    findings.add_many(wrong, |count| {
        format!("{count} đoạn giãn dòng ngoài khoảng từ dòng đơn đến 1,5 dòng.")
    });
}
