use std::collections::BTreeSet;

use thethuc_model::DIEM_LETTERS;

use super::units::Kind;
use crate::{Certainty, File, Findings, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TT30",
    title: "Điểm ghi a), b), c), d), đ), e)… theo bảng chữ cái tiếng Việt",
    article: "PL I/II.6.đ",
    explanation: "Thứ tự điểm dùng chữ cái tiếng Việt theo bảng chữ cái, sau có dấu đóng ngoặc \
                  đơn; có “đ” sau “d”, không dùng f, j, w, z. Danh sách tự động a), b), c) của \
                  Word bỏ mất chữ “đ”: hãy gõ tay.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::File {
        applies: |file| file.units().iter().any(|unit| unit.kind == Kind::Diem),
        find,
    },
};

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for unit in file.units().iter().filter(|unit| unit.kind == Kind::Diem) {
        let letter = unit.number.as_str();
        if letter == "a" {
            seen.clear();
        }
        let order = DIEM_LETTERS.iter().position(|known| *known == letter);
        let before = order
            .and_then(|order| DIEM_LETTERS.get(order.checked_sub(1)?))
            .copied();
        let message = match (order, before) {
            (None, _) => {
                format!("Điểm “{letter}” không có trong thứ tự a, b, c, d, đ, e, g, h, i, k…")
            }
            _ if unit.mark != ")" => format!("Điểm ghi “{letter})”, không ghi “{}”.", unit.label()),
            (_, Some(before)) if !seen.contains(before) => {
                format!("Trước điểm “{letter})” thiếu điểm “{before})”.")
            }
            _ => String::new(),
        };
        if !message.is_empty() {
            findings.add(unit.place.clone(), message);
        }
        seen.insert(letter.to_owned());
    }
}
