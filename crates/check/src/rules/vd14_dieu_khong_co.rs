use thethuc_citation::{Level, Of};

use super::citing::cites;
use crate::{Certainty, Draft, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VD14",
    title: "Điều được viện dẫn phải có trong văn bản viện dẫn",
    article: "PL I/II.6.b",
    explanation: "Theo thư viện văn bản, văn bản được viện dẫn không có điều này. Hãy xem lại số của điều.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: cites,
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let citations = draft.citations();
    let mut before = 0;
    for (index, found) in citations.texts.iter().enumerate() {
        let cited = &citations.cited[before..before + found.citations.len()];
        before += found.citations.len();
        for provision in &found.provisions {
            let Of::Citation(of) = provision.of else {
                continue;
            };
            let Some(entry) = cited.get(of).and_then(|cited| cited.entry(draft)) else {
                continue;
            };
            let Some(last) = entry.articles else { continue };
            for label in provision.labels(Level::Dieu) {
                if label.parse::<u16>().is_ok_and(|number| number > last) {
                    let message = format!(
                        "{} chỉ có {last} điều, không có Điều {label}.",
                        entry.short()
                    );
                    let field = draft.running[index].field.clone();
                    findings.add(Place::range(field, provision.span.clone()), message);
                }
            }
        }
    }
}
