use thethuc_recognize::Role;

use super::lists::items;
use crate::{Certainty, File, Findings, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "NN10",
    title: "“Kính gửi”, “Nơi nhận” dùng gạch đầu dòng",
    article: "PL I/II.9.d",
    explanation: "Tên từng nơi nhận ở đầu dòng có dấu gạch (-). Không dùng dấu chấm tròn, ô vuông \
                  hay số do Word tự đánh.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::File {
        applies: |file| file.spots(Role::NoiNhanDanhSach).next().is_some(),
        find,
    },
};

/// A plus marks who is listed under another; dashes of any length are dashes.
const DASHES: [&str; 5] = ["", "-", "–", "—", "+"];

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    for (role, name) in [
        (Role::KinhGui, "Kính gửi"),
        (Role::NoiNhanDanhSach, "Nơi nhận"),
    ] {
        let wrong: Vec<_> = items(file, role)
            .into_iter()
            .filter(|item| !DASHES.contains(&item.bullet.as_str()))
            .collect();
        let Some(first) = wrong.first().map(|item| item.bullet.clone()) else {
            continue;
        };
        findings.add_many(wrong.into_iter().map(|item| item.place).collect(), |_| {
            format!("“{name}” đang dùng dấu “{first}” ở đầu dòng; phải là gạch đầu dòng (-).")
        });
    }
}
