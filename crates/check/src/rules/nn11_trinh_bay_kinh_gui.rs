use thethuc_recognize::Role;

use super::lists::{Item, items};
use super::words::{Pattern, pattern};
use crate::{Certainty, File, Findings, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "NN11",
    title: "“Kính gửi:” một nơi trên cùng dòng, nhiều nơi mỗi nơi một dòng",
    article: "PL I/II.9.d",
    explanation: "Gửi một nơi: từ “Kính gửi”, dấu hai chấm và tên nơi nhận trên cùng một dòng. \
                  Gửi từ hai nơi: xuống dòng, mỗi nơi một dòng, đầu dòng có gạch, cuối dòng dấu \
                  chấm phẩy, cuối dòng cuối cùng dấu chấm.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::File {
        applies: |file| file.spots(Role::KinhGui).next().is_some(),
        find,
    },
};

static COLON: Pattern = pattern!(r"^(?i:kính\s+gửi):");
static LABEL: Pattern = pattern!(r"^((?i:kính\s+gửi)\s*:?\s*)");

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    let all = items(file, Role::KinhGui);
    let Some((first, listed)) = all.split_first() else {
        return;
    };
    if !COLON.is_match(&first.text) {
        findings.add(
            first.place.clone(),
            "Sau “Kính gửi” phải có dấu hai chấm, viết liền.",
        );
    }
    let label = LABEL
        .places(&first.text)
        .next()
        .map_or(0, |label| label.end);
    let beside = first.text[label..].trim();
    match listed {
        [] if beside.contains(';') => {
            findings.add(
                first.place.clone(),
                "Gửi từ hai nơi trở lên thì mỗi nơi phải xuống một dòng.",
            );
        }
        [] => {}
        [only] if beside.is_empty() => {
            findings.add(
                only.place.clone(),
                "Chỉ gửi một nơi: ghi trên cùng dòng với “Kính gửi:”, không gạch đầu dòng.",
            );
        }
        _ if !beside.is_empty() => {
            findings.add(
                first.place.clone(),
                "Gửi từ hai nơi trở lên: nơi đầu tiên cũng phải xuống dòng.",
            );
        }
        _ => marks(listed, findings),
    }
}

fn marks(listed: &[Item], findings: &mut Findings<'_>) {
    let last = listed.len() - 1;
    for (order, item) in listed.iter().enumerate() {
        let (wanted, name) = if order == last {
            ('.', "dấu chấm")
        } else {
            (';', "dấu chấm phẩy")
        };
        if !item.text.ends_with(wanted) {
            findings.add(
                item.place.clone(),
                format!("Cuối dòng này phải là {name} “{wanted}”."),
            );
        }
    }
}
