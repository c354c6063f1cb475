use crate::{Certainty, File, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TB09",
    title: "Số trang: chữ số Ả Rập, cỡ 13–14, kiểu chữ đứng",
    article: "PL I/I.7; PL I/V.14",
    explanation: "Số trang được đánh từ số 1 bằng chữ số Ả Rập, cỡ chữ 13 đến 14, kiểu chữ đứng.",
    severity: Severity::Warning,
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

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    for (section, page) in file.reading.sections.iter().enumerate() {
        let place = || Place::Section { section };
        if page.number_format.is_some() && !page.page_numbers.is_empty() {
            findings.add(place(), "Số trang không phải chữ số Ả Rập.");
        }
        for number in &page.page_numbers {
            let look = &number.look;
            if !(12.9..=14.1).contains(&look.size_pt) {
                findings.add(
                    place(),
                    format!("Số trang cỡ {}; phải là 13 hoặc 14.", look.size_pt),
                );
            }
            if look.italic || look.bold {
                findings.add(
                    place(),
                    "Số trang phải là chữ đứng, không đậm, không nghiêng.",
                );
            }
        }
    }
}
