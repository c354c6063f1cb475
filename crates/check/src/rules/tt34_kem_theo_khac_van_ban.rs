use thethuc_recognize::Role;

use super::words::{Pattern, pattern};
use crate::{Certainty, File, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TT34",
    title: "Số, ngày ở dòng “(Kèm theo …)” khớp với văn bản",
    article: "PL I/III.1.c",
    explanation: "Số, ký hiệu và thời gian ghi ở phụ lục là của chính văn bản; sai khác thường do \
                  chép lại từ văn bản cũ.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::File {
        applies: |file| file.spots(Role::KemTheo).next().is_some(),
        find,
    },
};

static NUMBER: Pattern = pattern!(r"(?i)số:?\s*(\d+)\s*/\s*([\p{L}\d&\-–]+)");
static DATE: Pattern = pattern!(r"(?i)ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})");

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    let document = &file.recognition.document;
    let (symbol, day) = (&document.so_ky_hieu, &document.thoi_gian);
    for (spot, paragraph) in file.spots(Role::KemTheo) {
        let text = &paragraph.text[spot.range.clone()];
        let place = Place::paragraph(spot.paragraph, spot.range.clone());
        if let (Some(found), Some(so)) = (NUMBER.captures(text), symbol.so)
            && (found[1].parse() != Ok(so) || found[2] != symbol.ky_hieu)
        {
            findings.add(
                place.clone(),
                format!(
                    "Phụ lục ghi số {}/{}; văn bản là số {so:02}/{}.",
                    &found[1], &found[2], symbol.ky_hieu
                ),
            );
        }
        if let (Some(found), Some(((ngay, thang), nam))) =
            (DATE.captures(text), day.ngay.zip(day.thang).zip(day.nam))
            && (found[1].parse(), found[2].parse(), found[3].parse())
                != (Ok(ngay), Ok(thang), Ok(nam))
        {
            findings.add(
                place,
                format!(
                    "Phụ lục ghi {}; văn bản đề {}.",
                    &found[0],
                    thethuc_law::date_line(day)
                ),
            );
        }
    }
}
