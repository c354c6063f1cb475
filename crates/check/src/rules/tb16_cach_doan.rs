use thethuc_reading::Place as Where;

use crate::{Certainty, File, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TB16",
    title: "Khoảng cách giữa các đoạn tối thiểu 6 pt",
    article: "PL I/II.6.e",
    explanation: "Khoảng cách giữa các đoạn văn tối thiểu là 6 pt. Trong Word: Paragraph › Spacing › \
                  Before hoặc After.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Word {
        applies: |file| file.body().len() > 1,
        find,
    },
};

const TOLERANCE_PT: f64 = 0.1;

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    let least = f64::from(file.decree.least_gap_pt());
    let body: Vec<_> = file
        .body()
        .into_iter()
        .filter(|(_, paragraph)| matches!(paragraph.place, Where::Body { .. }))
        .collect();
    let wrong = body
        .windows(2)
        .filter_map(|pair| match pair {
            [(above, first), (below, second)] if above + 1 == *below => {
                let gap = first.after_pt + second.before_pt;
                let close = gap < least - TOLERANCE_PT && !second.is_blank() && !first.is_blank();
                close.then(|| Place::paragraph(*below, 0..second.text.len()))
            }
            _ => None,
        })
        .collect();
    findings.add_many(wrong, |count| {
        format!("{count} đoạn cách đoạn trên dưới {least:.0} pt.")
    });
}
