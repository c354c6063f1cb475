use thethuc_recognize::Role;

use super::words::{Pattern, pattern};
use crate::{Certainty, File, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TT18",
    title: "“Số:” có dấu hai chấm; số nhỏ hơn 10 thêm số 0; ký hiệu viết liền",
    article: "PL I/II.3.c",
    explanation: "Sau từ “Số” có dấu hai chấm; số nhỏ hơn 10 phải ghi thêm số 0 phía trước; giữa \
                  số và ký hiệu là dấu gạch chéo (/), không cách chữ. Ví dụ “Số: 05/SNV-VP”.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::File {
        applies: |file| file.spots(Role::SoKyHieu).next().is_some(),
        find,
    },
};

static COLON: Pattern = pattern!(r"^Số:");
static ONE_DIGIT: Pattern = pattern!(r"^\D*\b([1-9])\s*[/\\]");
static BLANK: Pattern = pattern!(r"\d(\s+)/|/(\s+)\p{Lu}");
static BACKSLASH: Pattern = pattern!(r"\\");

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    for (spot, paragraph) in file.spots(Role::SoKyHieu) {
        let text = &paragraph.text[spot.range.clone()];
        let place = Place::paragraph(spot.paragraph, spot.range.clone());
        if !COLON.is_match(text) {
            findings.add(
                place.clone(),
                "Từ “Số” viết thường, liền sau là dấu hai chấm: “Số:”.",
            );
        }
        for digit in ONE_DIGIT.places(text) {
            let number = &text[digit];
            findings.add(
                place.clone(),
                format!("Số {number} nhỏ hơn 10 phải ghi “0{number}”."),
            );
        }
        if BLANK.is_match(text) {
            findings.add(
                place.clone(),
                "Bỏ khoảng trắng cạnh dấu gạch chéo giữa số và ký hiệu.",
            );
        }
        if BACKSLASH.is_match(text) {
            findings.add(
                place,
                "Giữa số và ký hiệu là dấu gạch chéo “/”, không phải “\\”.",
            );
        }
    }
}
