use thethuc_citation::{Relation, Standing};

use super::citing::{cites, own, place};
use crate::cited::earliest_day;
use crate::{Certainty, Cited, Draft, Findings, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "VD22",
    title: "Văn bản bị thay thế, bãi bỏ phải còn hiệu lực và không là căn cứ",
    article: "PL I/II.6.a",
    explanation: "Căn cứ ban hành là văn bản đang có hiệu lực, nên văn bản mà chính văn bản này thay thế hoặc \
                  bãi bỏ không là căn cứ của nó; văn bản đã hết hiệu lực từ trước thì không còn gì để thay thế.",
    severity: Severity::Warning,
    certainty: Certainty::Likely,
    test: Test::Draft {
        applies: cites,
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let day = earliest_day(&draft.document.thoi_gian);
    for (_, cited, text) in own(draft) {
        if cited.citation.relation != Relation::ThayThe || !draft_ends(text, cited) {
            continue;
        }
        let short = cited.citation.short.clone();
        let at = place(draft, cited, short.clone());
        if let Some((_, basis, _)) = own(draft).find(|(_, other, _)| is_basis(draft, other, cited))
        {
            let related = place(draft, basis, basis.citation.short.clone());
            let message = format!("“{}” vừa là căn cứ vừa bị thay thế, bãi bỏ.", &text[short]);
            findings.add_related(at, related, message);
            continue;
        }
        let ended = cited.entry(draft).zip(day).filter(|(entry, day)| {
            // On its last day it is this very document that ends it.
            entry.standing(*day) == Standing::Ended && entry.until.is_some_and(|until| until < *day)
        });
        if let Some((entry, _)) = ended {
            let until = entry.until.map(|day| day.format("%d/%m/%Y").to_string());
            findings.add(
                at,
                format!(
                    "“{}” đã hết hiệu lực từ ngày {}.",
                    &text[short],
                    until.unwrap_or_default()
                ),
            );
        }
    }
}

/// Whether it is the draft that ends the document: it names itself before the word that does (`Quyết
/// định này thay thế`), or the sentence begins with that word (`Bãi bỏ …`).
fn draft_ends(text: &str, cited: &Cited) -> bool {
    let before = &text[..cited.citation.short.start];
    let sentence = before
        .rsplit(['.', ';', '\n'])
        .next()
        .unwrap_or_default()
        .trim_start();
    let small = sentence.to_lowercase();
    ["thay thế", "bãi bỏ", "hủy bỏ"]
        .iter()
        .any(|word| small.starts_with(word))
        || small.contains(" này ")
}

fn is_basis(draft: &Draft<'_>, other: &Cited, ended: &Cited) -> bool {
    let field = other
        .field_text(draft)
        .map(|text| text.field.to_string())
        .unwrap_or_default();
    field.starts_with("/can_cu") && other.first == ended.first
}
