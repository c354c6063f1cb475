use thethuc_reading::{Align, Paragraph, Place as Where};
use thethuc_recognize::Role;

use super::words::all_capitals;
use crate::{Certainty, File, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TT31",
    title: "Hết nội dung có dấu kết thúc",
    article: "Mẫu 1.1–1.10",
    explanation: "Các mẫu của Phụ lục III đều kết thúc nội dung bằng “./.”; dấu chấm cũng được \
                  chấp nhận. Nội dung kết thúc không có dấu thường là thiếu đoạn.",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    test: Test::File {
        applies: |file| last(file).is_some(),
        find,
    },
};

/// The last paragraph of the main document's body, where its end is known.
fn last<'a>(file: &File<'a>) -> Option<(usize, &'a Paragraph)> {
    let (end, _) = file.spots(Role::NoiNhanNhan).next()?;
    let (spot, paragraph) = file
        .spots(Role::NoiDung)
        .take_while(|(spot, _)| spot.paragraph < end.paragraph)
        .last()?;
    // Lines in the middle or in capitals belong to a signature that was not recognised.
    let content = paragraph.align != Align::Center && !all_capitals(&paragraph.text);
    (content && matches!(paragraph.place, Where::Body { .. }))
        .then_some((spot.paragraph, paragraph))
}

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    let Some((index, paragraph)) = last(file) else {
        return;
    };
    let text = paragraph.text.trim_end();
    if !text.ends_with(['.', '/', '!', '?', '…', '”', '"', ')']) {
        findings.add(
            Place::paragraph(index, 0..text.len()),
            "Cuối nội dung chưa có dấu kết thúc; các mẫu của Nghị định ghi “./.”.",
        );
    }
}
