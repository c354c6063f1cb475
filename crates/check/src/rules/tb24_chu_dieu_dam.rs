use super::units::Kind;
use crate::{Certainty, File, Findings, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TB24",
    title: "“Điều” và số thứ tự in đậm",
    article: "PL I/II.6.đ",
    explanation: "Từ “Điều”, số thứ tự và tiêu đề của điều trình bày bằng chữ in thường, kiểu chữ \
                  đứng, đậm; điều của quyết định cá biệt không có tiêu đề thì đậm từ “Điều” và số \
                  (Mẫu 1.2).",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::File {
        applies: |file| file.units().iter().any(|unit| unit.kind == Kind::Dieu),
        find,
    },
};

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    for unit in file
        .units()
        .iter()
        .filter(|unit| unit.kind == Kind::Dieu && !unit.is_bold())
    {
        findings.add(
            unit.place.clone(),
            format!("“{}” phải in đậm.", unit.label()),
        );
    }
}
