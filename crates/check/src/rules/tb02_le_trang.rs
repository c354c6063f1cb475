use thethuc_law::Range;

use super::measures::MM_PER_PT;
use crate::{Certainty, File, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TB02",
    title: "Lề trang trong khoảng cho phép",
    article: "PL I/I.3",
    explanation: "Cách mép trên và mép dưới 20–25 mm, mép trái 30–35 mm, mép phải 15–20 mm. Trong \
                  Word: Layout › Margins.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Word {
        applies: |_| true,
        find,
    },
};

const TOLERANCE_MM: f64 = 0.3;

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    let law = &file.decree.page;
    for (section, page) in file.reading.sections.iter().enumerate() {
        if page.width_pt > page.height_pt {
            // PL I/I.3 speaks of the upright page; the decree's own page across has other margins.
            continue;
        }
        let sides: [(&str, f64, &Range); 4] = [
            ("trên", page.top_pt, &law.le_tren_mm),
            ("dưới", page.bottom_pt, &law.le_duoi_mm),
            ("trái", page.left_pt, &law.le_trai_mm),
            ("phải", page.right_pt, &law.le_phai_mm),
        ];
        for (name, pt, range) in sides {
            let mm = pt * MM_PER_PT;
            let (min, max) = (f64::from(range.min), f64::from(range.max));
            if mm < min - TOLERANCE_MM || mm > max + TOLERANCE_MM {
                findings.add(
                    Place::Section { section },
                    format!("Lề {name} {mm:.1} mm; phải từ {min:.0} đến {max:.0} mm."),
                );
            }
        }
    }
}
