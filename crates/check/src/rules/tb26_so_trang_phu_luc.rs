use thethuc_reading::Place as Where;
use thethuc_recognize::Role;

use crate::{Certainty, File, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TB26",
    title: "Số trang của phụ lục đánh riêng từ 1",
    article: "PL I/III.1.đ",
    explanation: "Số trang của phụ lục được đánh số riêng theo từng phụ lục. Trong Word: đặt phụ \
                  lục ở phần (Section) mới, Format Page Numbers › Start at 1.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Word {
        applies: |file| file.spots(Role::PhuLucNhan).next().is_some() && numbered(file),
        find,
    },
};

fn numbered(file: &File<'_>) -> bool {
    file.reading
        .sections
        .iter()
        .any(|page| !page.page_numbers.is_empty())
}

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    let mut before = 0;
    for (spot, paragraph) in file.spots(Role::PhuLucNhan) {
        let (Where::Body { section } | Where::Cell { section, .. }) = paragraph.place else {
            continue;
        };
        let restarts = file
            .reading
            .sections
            .get(section)
            .is_some_and(|page| page.number_start == Some(1));
        if section == before || !restarts {
            findings.add(
                Place::paragraph(spot.paragraph, spot.range.clone()),
                "Số trang của phụ lục nối tiếp văn bản; phải đánh lại từ 1.",
            );
        }
        before = section;
    }
}
