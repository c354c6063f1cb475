use thethuc_reading::{HeaderFooter, Paragraph, Place as Where};

use super::words::{Pattern, pattern};
use crate::{Certainty, File, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TB28",
    title: "Địa chỉ cơ quan: cỡ 11–12, đứng, ở cuối trang đầu",
    article: "PL I/III.4",
    explanation: "Địa chỉ, điện thoại, Fax, thư điện tử, trang thông tin điện tử đặt ở ô số 13, \
                  cuối trang thứ nhất, chữ in thường, cỡ 11 đến 12, kiểu chữ đứng, dưới một đường \
                  kẻ nét liền kéo dài hết chiều ngang.",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    test: Test::File {
        applies: |file| lines(file).next().is_some(),
        find,
    },
};

static ADDRESS: Pattern =
    pattern!(r"(?i)^\s*(?:địa chỉ\s*:|đt\s*:|điện thoại\s*:|fax\s*:|e-?mail\s*:|website\s*:)");
const TOLERANCE_PT: f64 = 0.1;

/// The lines of an address in the foot of a page, with the pages it is for.
fn lines<'a>(file: &File<'a>) -> impl Iterator<Item = (usize, &'a Paragraph, HeaderFooter)> {
    file.reading
        .paragraphs
        .iter()
        .enumerate()
        .filter_map(|(index, paragraph)| match paragraph.place {
            Where::Footer { pages, .. } if ADDRESS.is_match(&paragraph.text) => {
                Some((index, paragraph, pages))
            }
            _ => None,
        })
}

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    let Some(style) = file.decree.style("dia_chi") else {
        return;
    };
    let (min, max) = (f64::from(style.size_pt.min), f64::from(style.size_pt.max));
    let own_first_page = file
        .reading
        .sections
        .first()
        .is_some_and(|page| page.title_page);
    for (index, paragraph, pages) in lines(file) {
        let place = || Place::paragraph(index, 0..paragraph.text.len());
        let lawful = paragraph.runs.iter().all(|run| {
            let look = &run.look;
            !look.italic
                && !look.bold
                && look.size_pt > min - TOLERANCE_PT
                && look.size_pt < max + TOLERANCE_PT
        });
        if !lawful {
            findings.add(
                place(),
                format!("Địa chỉ cơ quan phải cỡ {min} đến {max}, chữ đứng, không đậm."),
            );
        }
        if own_first_page && pages != HeaderFooter::First {
            findings.add(
                place(),
                "Địa chỉ cơ quan phải ở trang thứ nhất; đang ở các trang sau.",
            );
        }
    }
}
