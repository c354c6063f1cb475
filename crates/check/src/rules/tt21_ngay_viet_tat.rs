use thethuc_recognize::Role;

use super::words::{Pattern, pattern};
use crate::{Certainty, File, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TT21",
    title: "Ngày ban hành không viết bằng gạch chéo, gạch nối, dấu chấm",
    article: "PL I/II.4.b",
    explanation: "Ngày, tháng, năm ban hành văn bản phải được viết đầy đủ: “ngày 05 tháng 3 năm \
                  2020”, không viết 05/3/2020.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::File {
        applies: |file| file.spots(Role::QuocHieu).next().is_some(),
        find,
    },
};

static SHORT: Pattern = pattern!(r"\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{4}");

/// A line beside the header that is no component was kept as a mark.
fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    for role in [Role::DauChi, Role::DiaDanhThoiGian] {
        for (spot, paragraph) in file.spots(role) {
            let text = &paragraph.text[spot.range.clone()];
            for date in SHORT.places(text) {
                let start = spot.range.start + date.start;
                findings.add(
                    Place::paragraph(spot.paragraph, start..start + date.len()),
                    format!(
                        "Ngày “{}” phải viết đầy đủ: “ngày … tháng … năm …”.",
                        &text[date]
                    ),
                );
            }
        }
    }
}
