use thethuc_recognize::Role;

use crate::{Certainty, File, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TT23",
    title: "Sau tên loại văn bản không có dấu",
    article: "PL I/II.5.b; PL I/V.5a",
    explanation: "Tên loại đứng riêng một dòng, in hoa, không có dấu hai chấm hay dấu chấm ở cuối.",
    severity: Severity::Warning,
    certainty: Certainty::Certain,
    test: Test::File {
        applies: |file| file.spots(Role::TenLoai).next().is_some(),
        find,
    },
};

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    for (spot, paragraph) in file.spots(Role::TenLoai) {
        let text = &paragraph.text[spot.range.clone()];
        if text.ends_with([':', '.', ';', ',']) {
            findings.add(
                Place::paragraph(spot.paragraph, spot.range.clone()),
                format!("Bỏ dấu ở cuối tên loại “{text}”."),
            );
        }
    }
}
