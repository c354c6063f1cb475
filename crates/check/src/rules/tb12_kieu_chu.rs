use thethuc_recognize::Role;

use super::components::COMPONENTS;
use crate::{Certainty, File, Findings, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TB12",
    title: "Kiểu chữ (đậm, nghiêng) của từng thành phần",
    article: "PL I/II; PL I/V",
    explanation: "Mỗi thành phần có kiểu chữ riêng theo bảng mẫu chữ ở Mục V Phụ lục I.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::File {
        applies: |_| true,
        find,
    },
};

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    for (role, name) in COMPONENTS {
        // In the body a drafter may stress words; units of the body have styles of their own.
        if role == Role::NoiDung {
            continue;
        }
        let Some(style) = file.style(role) else {
            continue;
        };
        for (wanted, is, word) in [
            (
                style.bold,
                (|l| l.bold) as fn(&thethuc_reading::Look) -> bool,
                "đậm",
            ),
            (style.italic, |l| l.italic, "nghiêng"),
        ] {
            let wrong: Vec<_> = file
                .looks(role)
                .filter(|(_, text, look)| {
                    text.chars().any(char::is_alphabetic) && is(look) != wanted
                })
                .map(|(place, ..)| place)
                .collect();
            let verb = if wanted {
                "phải là"
            } else {
                "không được là"
            };
            findings.add_many(wrong, |_| {
                format!("{name} {verb} chữ {word} ({}).", style.article)
            });
        }
    }
}
