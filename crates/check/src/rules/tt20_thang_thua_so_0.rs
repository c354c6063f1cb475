use thethuc_recognize::Role;

use super::words::{Pattern, pattern};
use crate::{Certainty, File, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TT20",
    title: "Từ tháng 3 đến tháng 9 không thêm số 0",
    article: "PL I/II.4.b",
    explanation: "Nghị định chỉ yêu cầu thêm số 0 trước ngày nhỏ hơn 10 và tháng 1, tháng 2; \
                  chính Nghị định ghi “ngày 05 tháng 3 năm 2020”.",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    test: Test::File {
        applies: |file| file.spots(Role::DiaDanhThoiGian).next().is_some(),
        find,
    },
};

static MONTH: Pattern = pattern!(r"(?i)tháng\s+(0[3-9])\s+năm");

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    for (spot, paragraph) in file.spots(Role::DiaDanhThoiGian) {
        let text = &paragraph.text[spot.range.clone()];
        for month in MONTH.places(text) {
            let number = &text[month];
            findings.add(
                Place::paragraph(spot.paragraph, spot.range.clone()),
                format!(
                    "Tháng {number} không cần số 0: ghi “tháng {}”.",
                    number.trim_start_matches('0')
                ),
            );
        }
    }
}
