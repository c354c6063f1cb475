use thethuc_recognize::Role;

use super::words::{Pattern, pattern};
use crate::{Certainty, File, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TT19",
    title: "Địa danh, ngày, tháng, năm ghi đầy đủ: “Hà Nội, ngày 05 tháng 01 năm 2020”",
    article: "PL I/II.4.b–c",
    explanation: "Sau địa danh có dấu phẩy; ngày, tháng, năm viết đầy đủ bằng chữ số Ả Rập; ngày \
                  nhỏ hơn 10 và tháng 1, tháng 2 phải ghi thêm số 0 phía trước.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::File {
        applies: |file| file.spots(Role::DiaDanhThoiGian).next().is_some(),
        find,
    },
};

static NO_COMMA: Pattern = pattern!(r"^[^,]*[\p{L}\d]\s+[Nn]gày\b");
static CAPITAL: Pattern = pattern!(r"(?:Ngày|Tháng|Năm)\s+[\d.…]");
static DAY: Pattern = pattern!(r"(?i)ngày\s+([1-9])\s+tháng");
static MONTH: Pattern = pattern!(r"(?i)tháng\s+([12])\s+năm");

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    for (spot, paragraph) in file.spots(Role::DiaDanhThoiGian) {
        let text = &paragraph.text[spot.range.clone()];
        let place = Place::paragraph(spot.paragraph, spot.range.clone());
        if NO_COMMA.is_match(text) {
            findings.add(place.clone(), "Thiếu dấu phẩy sau địa danh.");
        }
        if CAPITAL.is_match(text) {
            findings.add(place.clone(), "Các từ “ngày”, “tháng”, “năm” viết thường.");
        }
        for (pattern, name) in [(&DAY, "Ngày"), (&MONTH, "Tháng")] {
            for digit in pattern.places(text) {
                let number = &text[digit];
                findings.add(
                    place.clone(),
                    format!("{name} {number} phải ghi “0{number}”."),
                );
            }
        }
    }
}
