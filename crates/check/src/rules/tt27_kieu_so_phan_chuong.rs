use super::units::{Kind, roman_value, units};
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
        applies: |file| units(file).iter().any(|unit| system(unit.kind).is_some()),
        find,
    },
};

/// The name of the numbers that a unit takes, and the test of one.
fn system(kind: Kind) -> Option<(&'static str, fn(&str) -> bool)> {
    match kind {
        Kind::Phan | Kind::Chuong => Some(("La Mã", |number| roman_value(number).is_some())),
        Kind::Muc | Kind::TieuMuc => Some(("Ả Rập", |number| number.parse::<usize>().is_ok())),
        _ => None,
    }
}

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    for unit in units(file) {
        let Some((name, fits)) = system(unit.kind) else { continue };
        if !fits(&unit.number) {
            findings.add(
                unit.place.clone(),
                format!("{} {} phải đánh số bằng chữ số {name}.", unit.kind.name(), unit.number),
            );
        }
    }
}
