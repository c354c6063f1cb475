use thethuc_citation::{Anaphor, Level, Of, Points, Provision};
use thethuc_model::Block;

use crate::{Certainty, Draft, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VD15",
    title: "Điều, khoản của chính văn bản được dẫn thì phải có",
    article: "PL I/II.6.b",
    explanation: "Nội dung dẫn tới một điều hoặc khoản mà văn bản này không có. Sau khi thêm bớt điều, khoản \
                  hãy sửa lại các chỗ dẫn.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |draft| !khoan_of_dieu(&draft.document.noi_dung).is_empty(),
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let counts = khoan_of_dieu(&draft.document.noi_dung);
    for (text, found) in draft.running.iter().zip(&draft.citations().texts) {
        if !text.field.to_string().starts_with("/noi_dung") {
            continue;
        }
        for provision in &found.provisions {
            let Of::Anaphor(of) = provision.of else {
                continue;
            };
            let own = found
                .anaphora
                .get(of)
                .is_some_and(|anaphor| is_this(draft, anaphor));
            if let Some(message) = own.then(|| wrong(provision, &counts)).flatten() {
                findings.add(
                    Place::range(text.field.clone(), provision.span.clone()),
                    message,
                );
            }
        }
    }
}

/// Whether `… này` means the draft: it names the draft's own type.
fn is_this(draft: &Draft<'_>, anaphor: &Anaphor) -> bool {
    let kind = draft.decree.kind(draft.ten_loai());
    anaphor.points == Points::This && kind.is_some_and(|kind| kind.name == anaphor.kind)
}

fn wrong(provision: &Provision, counts: &[usize]) -> Option<String> {
    let articles: Vec<usize> = provision
        .labels(Level::Dieu)
        .iter()
        .filter_map(|label| label.parse().ok())
        .collect();
    if let Some(article) = articles
        .iter()
        .find(|&&article| article == 0 || article > counts.len())
    {
        return Some(format!(
            "Văn bản có {} điều, không có Điều {article}.",
            counts.len()
        ));
    }
    let [article] = articles[..] else { return None };
    let count = counts[article - 1];
    let clauses = provision.labels(Level::Khoan).iter();
    let clause = clauses
        .filter_map(|label| label.parse::<usize>().ok())
        .find(|&clause| count > 0 && clause > count)?;
    Some(format!(
        "Điều {article} có {count} khoản, không có khoản {clause}."
    ))
}

/// How many khoản each điều has.
fn khoan_of_dieu(blocks: &[Block]) -> Vec<usize> {
    let mut counts = Vec::new();
    for block in blocks {
        match block {
            Block::Dieu { .. } => counts.push(0),
            Block::Khoan { .. } => {
                if let Some(last) = counts.last_mut() {
                    *last += 1;
                }
            }
            _ => {}
        }
    }
    counts
}
