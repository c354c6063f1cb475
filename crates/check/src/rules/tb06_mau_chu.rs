use thethuc_recognize::Role;

use crate::{Certainty, File, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TB06",
    title: "Chữ màu đen",
    article: "PL I/I.4",
    explanation: "Chữ trong văn bản màu đen; chỉ dấu chỉ mức độ khẩn, dấu và chữ ký có màu khác.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::File {
        applies: |_| true,
        find,
    },
};

/// Black, and the shade of it that some converters write.
const BLACK: [&str; 2] = ["000000", "010101"];

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    let marks: Vec<usize> = file
        .spots(Role::DauChi)
        .map(|(spot, _)| spot.paragraph)
        .collect();
    let mut places = Vec::new();
    for (index, paragraph) in file.reading.paragraphs.iter().enumerate() {
        for run in paragraph.runs.iter().filter(|_| !marks.contains(&index)) {
            let coloured = run
                .look
                .color
                .as_deref()
                .is_some_and(|color| !BLACK.contains(&color));
            let printed = !paragraph.text[run.range.clone()].trim().is_empty();
            if coloured && printed {
                places.push(Place::paragraph(index, run.range.clone()));
            }
        }
    }
    findings.add_many(places, |count| {
        format!("{count} chỗ chữ không phải màu đen.")
    });
}
