//! What the rules of spelling share: they tell what the speller found, each one kind of it.

use thethuc_spelling::{Misspelling, Reason};

use crate::{Draft, Findings, Fix, Place, Safety};

/// The code of the rule that tells a kind of what the speller finds; none where a rule looks for itself.
fn code_of(reason: Reason) -> Option<&'static str> {
    match reason {
        Reason::Encoding | Reason::Blank => None,
        Reason::NoSyllable | Reason::Joined | Reason::Parted => Some("CT05"),
        Reason::MisplacedTone => Some("CT06"),
        Reason::Abbreviation => Some("CT07"),
        Reason::Phrase => Some("CT08"),
        Reason::Doubled => Some("CT09"),
        Reason::Context(_) => Some("CT10"),
        Reason::Stray => Some("CT11"),
    }
}

/// Tells what the speller found for the rule with a code, with a message for each.
pub(super) fn tell(
    draft: &Draft<'_>,
    findings: &mut Findings<'_>,
    safety: Safety,
    code: &str,
    message: fn(&str, &Misspelling) -> String,
) {
    let of_the_rule = |found: &Misspelling| code_of(found.reason) == Some(code);
    for (text, misspelling) in draft.misspelt().filter(|(_, found)| of_the_rule(found)) {
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
