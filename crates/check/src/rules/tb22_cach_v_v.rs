use thethuc_recognize::{Role, Spot};

use crate::{Certainty, File, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TB22",
    title: "Trích yếu công văn cách số, ký hiệu 6 pt",
    article: "PL I/II.5.b",
    explanation: "Trích yếu công văn canh giữa dưới số và ký hiệu, cách dòng 6 pt với số và ký \
                  hiệu văn bản. Trong Word: Paragraph › Spacing Before 6 pt ở dòng “V/v”.",
    severity: Severity::Info,
    certainty: Certainty::Certain,
    test: Test::Word {
        applies: |file| gap_pt(file).is_some(),
        find,
    },
};

const WANTED_PT: f64 = 6.0;
const TOLERANCE_PT: f64 = 0.6;

/// The gap between two paragraphs that follow each other.
fn gap_pt<'a>(file: &File<'a>) -> Option<(&'a Spot, f64)> {
    let (number, above) = file.spots(Role::SoKyHieu).next()?;
    let (subject, below) = file.spots(Role::TrichYeuCongVan).next()?;
    let follows = subject.paragraph == number.paragraph + 1;
    follows.then_some((subject, above.after_pt + below.before_pt))
}

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    let Some((subject, gap)) = gap_pt(file) else {
        return;
    };
    if (gap - WANTED_PT).abs() > TOLERANCE_PT {
        findings.add(
            Place::paragraph(subject.paragraph, subject.range.clone()),
            format!("Trích yếu cách số, ký hiệu {gap:.0} pt; phải là 6 pt."),
        );
    }
}
