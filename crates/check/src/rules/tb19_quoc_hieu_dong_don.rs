use thethuc_recognize::Role;

use super::measures::lines_of;
use crate::{Certainty, File, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TB19",
    title: "Quốc hiệu và Tiêu ngữ cách nhau dòng đơn",
    article: "PL I/II.1.c",
    explanation: "Hai dòng chữ Quốc hiệu và Tiêu ngữ trình bày cách nhau dòng đơn. Trong Word: \
                  Paragraph › Spacing Before, After bằng 0, Line spacing là Single.",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    test: Test::Word {
        applies: |file| file.spots(Role::TieuNgu).next().is_some(),
        find,
    },
};

/// Lines of a size have 1.15 of it; Word's own default adds 0.15.
const MOST_LINES: f64 = 1.35;

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    let above = file.spots(Role::QuocHieu).next();
    let Some(((first, quoc_hieu), (spot, tieu_ngu))) = above.zip(file.spots(Role::TieuNgu).next())
    else {
        return;
    };
    if first.paragraph + 1 != spot.paragraph {
        return;
    }
    let gap = quoc_hieu.after_pt + tieu_ngu.before_pt;
    let (lines, single_pt) = lines_of(tieu_ngu);
    if lines + gap / single_pt > MOST_LINES {
        findings.add(
            Place::paragraph(spot.paragraph, spot.range.clone()),
            "Tiêu ngữ cách Quốc hiệu quá dòng đơn.",
        );
    }
}
