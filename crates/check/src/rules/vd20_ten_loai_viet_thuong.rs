use thethuc_citation::Nature;
use thethuc_text::capitalize_first;

use super::citing::{cites, follows, own, place, replace};
use crate::{Certainty, Draft, Findings, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VD20",
    title: "Viết hoa tên loại của văn bản cụ thể",
    article: "PL II/V.6",
    explanation: "Khi viện dẫn một văn bản cụ thể thì viết hoa chữ cái đầu của tên loại: “Nghị định số …”, “Kế \
                  hoạch số …”.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: cites,
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for (_, cited, text) in own(draft) {
        let Some(kind) = cited
            .citation
            .kind
            .as_ref()
            .filter(|kind| kind.kind.nature != Nature::Khac)
        else {
            continue;
        };
        let words = &text[kind.span.clone()];
        let start = kind.span.start;
        let is_plural = follows(text, start, "các") || follows(text, start, "những");
        let capital = capitalize_first(words);
        if !cited.citation.has_so || is_plural || words == capital {
            continue;
        }
        let message = format!("Phải viết “{capital} số”.");
        if let Some(fix) = replace(draft, cited, Safety::Safe, kind.span.clone(), capital) {
            findings.add_with_fix(place(draft, cited, kind.span.clone()), message, fix);
        }
    }
}
