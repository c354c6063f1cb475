use thethuc_recognize::Role;

use super::words::{Pattern, pattern};
use crate::{Certainty, File, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TT32",
    title: "Chữ “Phụ lục” in thường; từ hai phụ lục trở lên đánh số La Mã",
    article: "PL I/III.1.a–b",
    explanation: "Từ “Phụ lục” và số thứ tự đứng riêng một dòng, canh giữa, chữ in thường; văn \
                  bản có từ hai phụ lục trở lên thì đánh số bằng chữ số La Mã.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::File {
        applies: |file| file.spots(Role::PhuLucNhan).next().is_some(),
        find,
    },
};

static LABEL: Pattern = pattern!(r"(?i)^phụ\s+lục\s*([IVXLC\d]*)");

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    let labels: Vec<_> = file.spots(Role::PhuLucNhan).collect();
    for (spot, paragraph) in &labels {
        let text = &paragraph.text[spot.range.clone()];
        let place = Place::paragraph(spot.paragraph, spot.range.clone());
        let by_format = paragraph.runs.first().is_some_and(|run| run.look.caps);
        if by_format || text.starts_with("PHỤ") {
            findings.add(
                place.clone(),
                "Chữ “Phụ lục” phải viết thường, không in hoa.",
            );
        }
        let number = LABEL
            .places(text)
            .next()
            .map(|number| &text[number])
            .unwrap_or_default();
        if number.chars().any(|c| c.is_ascii_digit()) {
            findings.add(
                place,
                format!("Số phụ lục “{number}” phải là chữ số La Mã."),
            );
        } else if number.is_empty() && labels.len() > 1 {
            findings.add(
                place,
                "Có từ hai phụ lục trở lên: phải đánh số La Mã (Phụ lục I, Phụ lục II).",
            );
        }
    }
}
