use thethuc_recognize::Role;

use super::words::{Pattern, pattern};
use crate::{Certainty, File, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TT26",
    title: "Căn cứ: mỗi căn cứ một dòng, cuối dòng dấu chấm phẩy, dòng cuối dấu chấm",
    article: "PL I/II.6.a",
    explanation: "Sau mỗi căn cứ phải xuống dòng, cuối dòng có dấu chấm phẩy; dòng cuối cùng kết \
                  thúc bằng dấu chấm.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::File {
        applies: |file| file.spots(Role::CanCu).next().is_some(),
        find,
    },
};

static SECOND: Pattern = pattern!(r"[;,.]\s+(Căn cứ)\s");

fn find(file: &File<'_>, findings: &mut Findings<'_>) {
    let mut grounds: Vec<_> = file.spots(Role::CanCu).collect();
    // A ground broken into lines of one paragraph ends with that paragraph.
    grounds.dedup_by(|next, kept| {
        let same = next.0.paragraph == kept.0.paragraph;
        if same {
            kept.0 = next.0;
        }
        same
    });
    let last = grounds.len().saturating_sub(1);
    for (order, (spot, paragraph)) in grounds.into_iter().enumerate() {
        let place = Place::paragraph(spot.paragraph, spot.range.clone());
        // `Thực hiện …, Sở đề nghị:` opens the body, whatever its letters look like.
        if paragraph.text.trim_end().ends_with(':') {
            continue;
        }
        let (wanted, name) = if order == last {
            ('.', "dấu chấm")
        } else {
            (';', "dấu chấm phẩy")
        };
        if !paragraph.text.trim_end().ends_with(wanted) {
            findings.add(
                place.clone(),
                format!("Cuối căn cứ này phải là {name} “{wanted}”."),
            );
        }
        if SECOND.is_match(&paragraph.text) {
            findings.add(
                place,
                "Hai căn cứ trên một dòng; sau mỗi căn cứ phải xuống dòng.",
            );
        }
    }
}
