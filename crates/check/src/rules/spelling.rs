//! What the rules of spelling share: they tell what the speller found, each one kind of it.

use thethuc_spelling::{Misspelling, Reason};

use crate::{Draft, Findings, Fix, Place, Safety};

/// Tells what the speller found for one kind of reason, with a message for each.
pub(super) fn tell(
    draft: &Draft<'_>,
    findings: &mut Findings<'_>,
    safety: Safety,
    wanted: fn(Reason) -> bool,
    message: fn(&str, &Misspelling) -> String,
) {
    for (text, misspelling) in draft.misspelt().filter(|(_, found)| wanted(found.reason)) {
        let range = misspelling.range.clone();
        let place = Place::range(text.field.clone(), range.clone());
        let written = text.text.get(range.clone()).unwrap_or_default();
        let message = message(written, misspelling);
        let fixes = misspelling
            .suggestions
            .iter()
            .map(|words| Fix::replace(safety, text.field.clone(), range.clone(), words.clone()));
        findings.add_with_choice(place, message, fixes.collect());
    }
}

/// “đê” → “để”, “đề”
pub(super) fn instead(written: &str, misspelling: &Misspelling) -> String {
    let quoted = misspelling
        .suggestions
        .iter()
        .take(3)
        .map(|s| format!("“{s}”"));
    let suggestions = quoted.collect::<Vec<_>>().join(", ");
    if suggestions.is_empty() {
        format!("“{written}”")
    } else {
        format!("“{written}” → {suggestions}")
    }
}

/// Whether the speller is there to ask.
pub(super) fn applies(draft: &Draft<'_>) -> bool {
    draft.knowledge.speller.is_some()
}
