//! What the rules of capital letters share: they tell what the table of names shows, each for its
//! clauses of Phụ lục II.

use crate::{Draft, Findings, Fix, Place, Safety};

/// Tells the names of these clauses whose capitals are not those of the table.
pub(super) fn tell(
    draft: &Draft<'_>,
    findings: &mut Findings<'_>,
    safety: Safety,
    clauses: &[&str],
) {
    for (text, name) in draft.miscapitalised() {
        if clauses.contains(&name.clause) {
            let written = text.text.get(name.range.clone()).unwrap_or_default();
            findings.add_with_fix(
                Place::range(text.field.clone(), name.range.clone()),
                format!("“{written}” phải viết “{}”.", name.wanted),
                Fix::replace(
                    safety,
                    text.field.clone(),
                    name.range.clone(),
                    name.wanted.clone(),
                ),
            );
        }
    }
}

/// Family names of most people in Vietnam, as they begin a person's name.
pub(super) const FAMILY_NAMES: [&str; 40] = [
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ",
    "Hồ", "Ngô", "Dương", "Lý", "Đào", "Đoàn", "Vương", "Trịnh", "Trương", "Đinh", "Lâm", "Phùng",
    "Mai", "Tô", "Hà", "Tạ", "Đàm", "Lưu", "Cao", "Châu", "Thái", "Tăng", "Quách", "Triệu", "Kiều",
    "Nông", "Tôn", "Lương",
];
