use thethuc_reading::{Align, Place as Where};

use crate::{Certainty, File, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TB25",
    title: "Nội dung một cỡ chữ",
    article: "PL I/II.6.e",
    explanation: "Nội dung dùng cỡ chữ 13 hoặc 14, thống nhất trong cả văn bản. Chọn toàn bộ nội \
                  dung rồi đặt lại cỡ chữ.",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    test: Test::File {
        applies: |file| !file.body().is_empty(),
        find,
    },
};

/// Fewer letters than these are a note or a slip of one word.
const LEAST_LETTERS: usize = 30;

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    let mut sizes: [(f64, usize, Vec<Place>); 2] = [(13.0, 0, Vec::new()), (14.0, 0, Vec::new())];
    for (index, paragraph) in file.body() {
        // Headings in the middle have a range of their own.
        if !matches!(paragraph.place, Where::Body { .. }) || paragraph.align == Align::Center {
            continue;
        }
        for run in paragraph.runs.iter().filter(|run| !run.look.raised) {
            let letters = paragraph.text[run.range.clone()].trim().chars().count();
            let same = |size: f64| (size - run.look.size_pt).abs() < 0.1;
            if let Some((_, count, places)) = sizes
                .iter_mut()
                .find(|(size, ..)| same(*size) && letters > 0)
            {
                *count += letters;
                places.push(Place::paragraph(index, run.range.clone()));
            }
        }
    }
    sizes.sort_by_key(|(_, count, _)| *count);
    let [(rare, count, places), (usual, ..)] = sizes;
    if count >= LEAST_LETTERS {
        findings.add_many(places, |count| {
            format!("{count} chỗ trong nội dung cỡ {rare}, còn lại cỡ {usual}; hãy dùng một cỡ.")
        });
    }
}
