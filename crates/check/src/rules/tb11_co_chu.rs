use super::components::COMPONENTS;
use crate::{Certainty, File, Findings, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TB11",
    title: "Cỡ chữ của từng thành phần",
    article: "PL I/II; PL I/V",
    explanation: "Mỗi thành phần có cỡ chữ riêng theo bảng mẫu chữ ở Mục V Phụ lục I.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::File {
        applies: |_| true,
        find,
    },
};

const TOLERANCE_PT: f64 = 0.1;

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    for (role, name) in COMPONENTS {
        let Some(style) = file.style(role) else {
            continue;
        };
        let (min, max) = (f64::from(style.size_pt.min), f64::from(style.size_pt.max));
        let wrong: Vec<_> = file
            .looks(role)
            .filter(|(_, _, look)| !look.raised)
            .filter(|(_, _, look)| {
                look.size_pt < min - TOLERANCE_PT || look.size_pt > max + TOLERANCE_PT
            })
            .collect();
        let Some((_, _, first)) = wrong.first() else {
            continue;
        };
        let found = first.size_pt;
        let wanted = if min < max {
            format!("{min} đến {max}")
        } else {
            min.to_string()
        };
        findings.add_many(wrong.into_iter().map(|(place, ..)| place).collect(), |_| {
            format!(
                "{name} cỡ chữ {found}; phải là {wanted} ({}).",
                style.article
            )
        });
    }
}
