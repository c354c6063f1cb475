use std::collections::BTreeSet;

use super::units::{Kind, Unit, roman_value};
use crate::{Certainty, File, Findings, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TT29",
    title: "Phần, chương, mục, điều, khoản đánh số liên tục",
    article: "PL I/II.6.đ",
    explanation: "Số thứ tự của phần, chương, mục, điều, khoản phải liên tục, không nhảy số; điều \
                  không trùng số. Kiểm tra đoạn bị xóa hoặc số gõ nhầm.",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    test: Test::File {
        applies: |file| !file.units().is_empty(),
        find,
    },
};

/// Numbers seen so far, one set for each kind of unit. A number whose predecessor stands anywhere
/// above is no jump: lists may go on behind a list inside them.
#[derive(Default)]
struct Seen([BTreeSet<usize>; 6]);

impl Seen {
    fn of(&mut self, kind: Kind) -> Option<&mut BTreeSet<usize>> {
        self.0.get_mut(match kind {
            Kind::Phan => 0,
            Kind::Chuong => 1,
            Kind::Muc => 2,
            Kind::TieuMuc => 3,
            Kind::Dieu => 4,
            Kind::Khoan => 5,
            Kind::Diem => return None,
        })
    }
}

fn value(unit: &Unit<'_>) -> Option<usize> {
    unit.number
        .parse()
        .ok()
        .or_else(|| roman_value(&unit.number))
}

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    let mut seen = Seen::default();
    for unit in file.units() {
        let Some((value, numbers)) = value(unit).zip(seen.of(unit.kind)) else {
            continue;
        };
        if value == 1 {
            numbers.clear();
        } else if numbers.is_empty() || !numbers.contains(&(value - 1)) {
            findings.add(
                unit.place.clone(),
                format!(
                    "“{}” nhảy số: không có số {} ở trước.",
                    unit.label(),
                    before(unit, value)
                ),
            );
        } else if unit.kind == Kind::Dieu && numbers.contains(&value) {
            findings.add(
                unit.place.clone(),
                format!("“{}” trùng số với một điều ở trước.", unit.label()),
            );
        }
        numbers.insert(value);
    }
}

fn before(unit: &Unit<'_>, value: usize) -> String {
    match unit.kind {
        Kind::Phan | Kind::Chuong => thethuc_text::roman(value - 1),
        _ => (value - 1).to_string(),
    }
}
