use super::units::{Kind, Unit, roman_value};
use crate::{Certainty, File, Findings, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TT27",
    title: "Phần, chương đánh số La Mã; mục, tiểu mục đánh số Ả Rập",
    article: "PL I/II.6.đ",
    explanation: "Số thứ tự của phần, chương dùng chữ số La Mã (Chương I); của mục, tiểu mục dùng \
                  chữ số Ả Rập (Mục 1).",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::File {
        applies: |file| file.units().iter().any(|unit| system(unit).is_some()),
        find,
    },
};

/// The numbers that a unit takes, and whether this one is such a number.
fn system(unit: &Unit<'_>) -> Option<(&'static str, bool)> {
    match unit.kind {
        Kind::Phan | Kind::Chuong => Some(("La Mã", roman_value(&unit.number).is_some())),
        Kind::Muc | Kind::TieuMuc => Some(("Ả Rập", unit.number.parse::<usize>().is_ok())),
        _ => None,
    }
}

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    for unit in file.units() {
        if let Some((name, false)) = system(unit) {
            findings.add(
                unit.place.clone(),
                format!(
                    "{} {} phải đánh số bằng chữ số {name}.",
                    unit.kind.name(),
                    unit.number
                ),
            );
        }
    }
}
