use super::units::Kind;
use crate::{Certainty, File, Findings, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TT28",
    title: "Sau số của điều là dấu chấm: “Điều 1.”",
    article: "PL I/II.6.đ",
    explanation: "Từ “Điều”, số thứ tự và tiêu đề trình bày trên cùng một dòng; sau số thứ tự có \
                  dấu chấm, không dùng dấu hai chấm hay gạch.",
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
        .filter(|unit| unit.kind == Kind::Dieu && unit.mark != ".")
    {
        findings.add(
            unit.place.clone(),
            format!("“{}” phải ghi “Điều {}.”.", unit.label(), unit.number),
        );
    }
}
