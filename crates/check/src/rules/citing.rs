//! Small helps for rules about citations.

use std::ops::Range;

use thethuc_citation::{Entry, Nature};

use crate::{Cited, Draft, Fix, Place, Safety};

/// Whether the draft cites anything.
pub(super) fn cites(draft: &Draft<'_>) -> bool {
    !draft.citations().cited.is_empty()
}

/// The citations in the drafter's own words: not those inside the trích yếu of another document,
/// nor those in the draft's own trích yếu, which is a title.
pub(super) fn own<'d>(draft: &'d Draft<'_>) -> impl Iterator<Item = (&'d Cited, &'d str)> {
    draft.citations().cited.iter().filter_map(|cited| {
        let text = cited.field_text(draft)?;
        let is_own = !cited.is_quoted && text.field.to_string() != "/trich_yeu";
        is_own.then_some((cited, text.text.as_str()))
    })
}

/// Whether two citations can be of one document: the same key, and where numbers start anew each
/// year, no two years.
pub(super) fn same_document(a: &Cited, b: &Cited) -> bool {
    let comes_again = a.citation.symbol.as_ref().is_some_and(|cited| cited.symbol.comes_again());
    let years = a.date().zip(b.date());
    a.key == b.key && !(comes_again && years.is_some_and(|(a, b)| a.year != b.year))
}

/// Whether this is the first citation of its document.
pub(super) fn is_first(draft: &Draft<'_>, cited: &Cited) -> bool {
    own(draft)
        .take_while(|(other, _)| !std::ptr::eq(*other, cited))
        .all(|(other, _)| !same_document(other, cited))
}

/// Letters of the text that a citation stands in.
pub(super) fn place(draft: &Draft<'_>, cited: &Cited, range: Range<usize>) -> Place {
    cited.field_text(draft).map_or_else(
        || Place::field("/noi_dung"),
        |text| Place::range(text.field.clone(), range),
    )
}

/// A fix in the text that a citation stands in.
pub(super) fn replace(
    draft: &Draft<'_>,
    cited: &Cited,
    safety: Safety,
    range: Range<usize>,
    words: impl Into<String>,
) -> Option<Fix> {
    let text = cited.field_text(draft)?;
    Some(Fix::replace(safety, text.field.clone(), range, words))
}

/// Whether it is cited by type and name: luật, bộ luật, pháp lệnh, Hiến pháp.
pub(super) fn is_law(cited: &Cited) -> bool {
    cited.citation.kind().is_some_and(|kind| kind.nature == Nature::Luat)
}

/// Whether the sentence speaks of documents that go: there they are cited in full, and may be old.
pub(super) fn speaks_of_ending(text: &str) -> bool {
    const WORDS: [&str; 6] = [
        "thay thế", "bãi bỏ", "hết hiệu lực", "hủy bỏ", "sửa đổi, bổ sung", "trước đây",
    ];
    let small = text.to_lowercase();
    WORDS.iter().any(|word| small.contains(word))
}

/// The end of the last part that stands behind the short form.
pub(super) fn parts_end(cited: &Cited) -> usize {
    let citation = &cited.citation;
    [
        citation.date.as_ref().map(|date| date.span.end),
        citation.agency.as_ref().map(|agency| agency.end),
        citation.subject.as_ref().map(|subject| subject.end),
    ]
    .into_iter()
    .flatten()
    .fold(citation.short.end, usize::max)
}

/// How a document of the library is cited here: with its date in a căn cứ, where laws keep it.
pub(super) fn full(entry: &Entry, field: &str) -> String {
    if entry.name.is_some() && field.starts_with("/can_cu") {
        format!("{} {}", entry.short(), entry.day())
    } else {
        entry.full()
    }
}
