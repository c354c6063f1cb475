use thethuc_reading::Align;

use super::units::{Kind, Unit};
use super::words::all_capitals;
use crate::{Certainty, File, Findings, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TB23",
    title: "Phần, chương, mục: số ở dòng riêng, tiêu đề in hoa ở dòng dưới, canh giữa, đậm",
    article: "PL I/II.6.đ",
    explanation: "Từ “Phần”, “Chương”, “Mục”, “Tiểu mục” và số thứ tự đứng riêng một dòng, canh \
                  giữa, chữ thường, đậm; tiêu đề ở ngay dưới, canh giữa, in hoa, đậm.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::File {
        applies: |file| file.units().iter().any(is_heading),
        find,
    },
};

fn is_heading(unit: &Unit<'_>) -> bool {
    matches!(
        unit.kind,
        Kind::Phan | Kind::Chuong | Kind::Muc | Kind::TieuMuc
    )
}

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    for unit in file.units().iter().filter(|unit| is_heading(unit)) {
        let mut tell = |message: String| findings.add(unit.place.clone(), message);
        let name = format!("{} {}", unit.kind.name(), unit.number);
        if all_capitals(&unit.word) {
            tell(format!(
                "Chữ “{}” viết thường, không in hoa: “{name}”.",
                unit.kind.name()
            ));
        }
        if unit.paragraph.align != Align::Center || !unit.is_bold() {
            tell(format!("“{name}” phải canh giữa, chữ đậm."));
        }
        let (beside, below) = unit.rest.split_once('\n').unwrap_or((&unit.rest, ""));
        if !beside.trim().is_empty() {
            tell(format!("Tiêu đề phải xuống dòng dưới “{name}”."));
        } else if title_is_capital(file, unit, below) == Some(false) {
            tell(format!("Tiêu đề dưới “{name}” phải in hoa."));
        }
    }
}

/// Whether the title is in capitals; none where no title is found.
fn title_is_capital(file: &File<'_>, unit: &Unit<'_>, below: &str) -> Option<bool> {
    if !below.is_empty() {
        return Some(all_capitals(below));
    }
    let next = file.reading.paragraphs.get(unit.index + 1)?;
    let bold = next.runs.first().is_some_and(|run| run.look.bold);
    let caps = next.runs.first().is_some_and(|run| run.look.caps);
    (bold && next.align == Align::Center).then(|| caps || all_capitals(&next.text))
}
