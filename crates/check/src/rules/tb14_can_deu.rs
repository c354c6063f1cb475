use thethuc_reading::{Align, Place as Where};

use crate::{Certainty, File, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TB14",
    title: "Nội dung canh đều cả hai lề",
    article: "PL I/II.6.e",
    explanation: "Nội dung văn bản được canh đều cả hai lề (Ctrl+J trong Word).",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Word {
        applies: |file| !file.body().is_empty(),
        find,
    },
};

/// A paragraph of fewer letters fits on one line, where both edges look the same.
const ONE_LINE: usize = 70;

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    let wrong = file
        .body()
        .into_iter()
        .filter(|(_, paragraph)| {
            matches!(paragraph.place, Where::Body { .. })
                && matches!(paragraph.align, Align::Left | Align::Right)
                && paragraph.text.chars().count() > ONE_LINE
        })
        .map(|(index, paragraph)| Place::paragraph(index, 0..paragraph.text.len()))
        .collect();
    findings.add_many(wrong, |count| format!("{count} đoạn chưa canh đều hai lề."));
}
