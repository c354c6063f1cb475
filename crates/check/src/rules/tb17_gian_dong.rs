use thethuc_reading::{LineSpacing, Place as Where};

use crate::{Certainty, File, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TB17",
    title: "Giãn dòng từ dòng đơn đến 1,5 dòng",
    article: "PL I/II.6.e",
    explanation: "Khoảng cách giữa các dòng tối thiểu là dòng đơn, tối đa là 1,5 lines.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::File {
        applies: |file| !file.body().is_empty(),
        find,
    },
};

/// A single line of Times New Roman is so many times its size.
const SINGLE: f64 = 1.15;
const TOLERANCE: f64 = 0.02;

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    let wrong = file
        .body()
        .into_iter()
        .filter(|(_, paragraph)| matches!(paragraph.place, Where::Body { .. }))
        .filter(|(_, paragraph)| {
            let size = paragraph.runs.first().map_or(14.0, |run| run.look.size_pt);
            let lines = match paragraph.line {
                LineSpacing::Multiple(lines) => lines,
                LineSpacing::Exact(pt) => pt / (SINGLE * size),
                LineSpacing::AtLeast(pt) => (pt / (SINGLE * size)).max(1.0),
            };
            !(1.0 - TOLERANCE..=1.5 + TOLERANCE).contains(&lines)
        })
        .map(|(index, paragraph)| Place::paragraph(index, 0..paragraph.text.len()))
        .collect();
    findings.add_many(wrong, |count| format!("{count} đoạn giãn dòng ngoài khoảng từ dòng đơn đến 1,5 dòng."));
}
