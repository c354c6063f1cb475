use thethuc_reading::Place as Where;
use thethuc_recognize::Role;

use super::measures::width_pt;
use crate::{Certainty, File, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TB29",
    title: "Quốc hiệu, Tiêu ngữ mỗi phần một dòng",
    article: "PL I/II.1",
    explanation: "Quốc hiệu và Tiêu ngữ là hai dòng chữ. Cột bên phải hẹp hơn dòng chữ nên Word \
                  ngắt thành ba, bốn dòng: hãy nới rộng cột, hoặc đưa cỡ chữ về 12 và 13.",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    test: Test::Word {
        applies: |file| file.spots(Role::QuocHieu).next().is_some(),
        find,
    },
};

/// Widths are estimated: only a column that is clearly too narrow is told.
const SURELY: f64 = 1.05;

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    for role in [Role::QuocHieu, Role::TieuNgu] {
        let Some((spot, paragraph)) = file.spots(role).next() else {
            continue;
        };
        let Where::Cell { table, column, .. } = paragraph.place else {
            continue;
        };
        // A cell may span the columns behind its own.
        let room: f64 = file.reading.tables[table]
            .widths_pt
            .iter()
            .skip(column)
            .sum();
        let room = room - paragraph.left_pt - paragraph.right_pt;
        if room > 0.0 && width_pt(paragraph, spot.range.clone()) > room * SURELY {
            findings.add(
                Place::paragraph(spot.paragraph, spot.range.clone()),
                "Cột bên phải quá hẹp, dòng chữ này bị ngắt làm hai; hãy nới rộng cột.",
            );
        }
    }
}
