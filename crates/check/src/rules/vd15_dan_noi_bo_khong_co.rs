use thethuc_citation::{Anaphor, Level, Of, Points, Provision};
use thethuc_model::{Block, Segment};

use super::words::{Pattern, pattern};
use crate::{Certainty, Draft, FieldText, Findings, Place, Rule, Severity, Test};

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

static THIS_ARTICLE: Pattern = pattern!(r"(?i:khoản) (\d{1,2}) Điều này\b");

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let counts = khoan_of_dieu(&draft.document.noi_dung);
    for (text, found) in draft.running.iter().zip(&draft.citations().texts) {
        if !text.field.to_string().starts_with("/noi_dung") {
            continue;
        }
        if let Some((article, count)) = own_article(draft, text, &counts) {
            in_this_article(text, article, count, findings);
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

/// The điều that a text of the body stands in, and how many khoản it has.
fn own_article(draft: &Draft<'_>, text: &FieldText, counts: &[usize]) -> Option<(usize, usize)> {
    let Some(Segment::Index(block)) = text.field.segments().get(1) else {
        return None;
    };
    let before = draft.document.noi_dung.get(..=*block)?;
    let article = before
        .iter()
        .filter(|block| matches!(block, Block::Dieu { .. }))
        .count();
    Some((article, *counts.get(article.checked_sub(1)?)?))
}

/// `khoản 5 Điều này` where the điều has fewer.
fn in_this_article(text: &FieldText, article: usize, count: usize, findings: &mut Findings<'_>) {
    for found in THIS_ARTICLE.all(&text.text) {
        let clause = found[1].parse::<usize>().ok();
        if let (Some(clause), Some(place)) = (
            clause.filter(|&clause| count > 0 && clause > count),
            found.get(0),
        ) {
            findings.add(
                Place::range(text.field.clone(), place.range()),
                format!("Điều {article} có {count} khoản, không có khoản {clause}."),
            );
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
