use thethuc_reading::{Align, HeaderFooter};

use crate::{Certainty, File, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TB07",
    title: "Số trang ở giữa lề trên",
    article: "PL I/I.7",
    explanation: "Số trang đặt canh giữa theo chiều ngang trong phần lề trên của văn bản. Trong Word: \
                  Insert › Page Number › Top of Page › Plain Number 2.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::File {
        applies: |file| {
            file.reading
                .sections
                .iter()
                .any(|page| !page.page_numbers.is_empty())
        },
        find,
    },
};

/// Letters that fill more than two pages whatever the margins and the size.
const TWO_PAGES: usize = 6_500;

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    let numbered = file
        .reading
        .sections
        .iter()
        .any(|page| !page.page_numbers.is_empty());
    let letters: usize = file
        .reading
        .paragraphs
        .iter()
        .map(|p| p.text.chars().count())
        .sum();
    if !numbered && letters > TWO_PAGES {
        findings.add(
            Place::Section { section: 0 },
            "Văn bản nhiều trang nhưng chưa đánh số trang.",
        );
    }
    for (section, page) in file.reading.sections.iter().enumerate() {
        let shown = page
            .page_numbers
            .iter()
            .filter(|n| n.pages != HeaderFooter::First || page.title_page);
        for number in shown {
            let message = match (number.in_header, number.align) {
                (false, _) => "Số trang đang ở chân trang; phải ở giữa lề trên.",
                (true, Align::Center) => continue,
                (true, _) => "Số trang chưa canh giữa lề trên.",
            };
            findings.add(Place::Section { section }, message);
        }
    }
}
