use thethuc_reading::HeaderFooter;

use crate::{Certainty, File, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TB08",
    title: "Trang đầu không hiển thị số trang",
    article: "PL I/I.7",
    explanation: "Số trang không hiển thị ở trang thứ nhất. Trong Word: nhấp đúp vào lề trên, chọn \
                  Different First Page và để trống.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::File {
        applies: |file| {
            file.reading
                .sections
                .first()
                .is_some_and(|page| !page.page_numbers.is_empty())
        },
        find,
    },
};

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    let Some(page) = file.reading.sections.first() else {
        return;
    };
    let on_first = |pages| match pages {
        HeaderFooter::First => page.title_page,
        HeaderFooter::Default => !page.title_page,
        HeaderFooter::Even => false,
    };
    if page
        .page_numbers
        .iter()
        .any(|number| on_first(number.pages))
    {
        findings.add(
            Place::Section { section: 0 },
            "Trang đầu đang hiện số trang; phải ẩn.",
        );
    }
}
