use thethuc_law::Case;

use super::components::COMPONENTS;
use super::words::all_capitals;
use crate::{Certainty, File, Findings, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TB13",
    title: "Chữ in hoa của từng thành phần",
    article: "PL I/II; PL I/V",
    explanation: "Quốc hiệu, tên cơ quan, tên loại văn bản, quyền hạn và chức vụ người ký trình bày \
                  bằng chữ in hoa.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::File {
        applies: |_| true,
        find,
    },
};

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    for (role, name) in COMPONENTS {
        let Some(style) = file.style(role).filter(|style| style.case == Case::Upper) else {
            continue;
        };
        let wrong: Vec<_> = file
            .looks(role)
            .filter(|(_, text, look)| {
                text.chars().any(char::is_alphabetic) && !look.caps && !all_capitals(text)
            })
            .map(|(place, ..)| place)
            .collect();
        findings.add_many(wrong, |_| {
            format!("{name} phải viết chữ in hoa ({}).", style.article)
        });
    }
}
