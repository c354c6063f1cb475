use super::measures::MM_PER_PT;
use crate::{Certainty, File, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TB01",
    title: "Khổ giấy A4",
    article: "PL I/I.1",
    explanation: "Văn bản hành chính in trên khổ A4 (210 mm x 297 mm). Trong Word: Layout › Size › A4.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::File {
        applies: |_| true,
        find,
    },
};

/// The decree's own files are 0.2 mm off; Word rounds to a twentieth of a point.
const TOLERANCE_MM: f64 = 1.0;

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    for (section, page) in file.reading.sections.iter().enumerate() {
        let (width, height) = (page.width_pt * MM_PER_PT, page.height_pt * MM_PER_PT);
        let (short, long) = (width.min(height), width.max(height));
        if (short - 210.0).abs() > TOLERANCE_MM || (long - 297.0).abs() > TOLERANCE_MM {
            findings.add(
                Place::Section { section },
                format!("Khổ giấy {short:.0} x {long:.0} mm; phải là A4 (210 x 297 mm)."),
            );
        }
    }
}
