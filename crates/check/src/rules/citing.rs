//! Small helps for rules about citations.

use std::ops::Range;

use thethuc_citation::{Entry, Nature};

use crate::{Cited, Draft, Fix, Place, Safety};

/// Whether the draft cites anything.
pub(super) fn cites(draft: &Draft<'_>) -> bool {
    !draft.citations().cited.is_empty()
}

/// The citations in the drafter's own words, each with its index and its text.
pub(super) fn own<'d>(draft: &'d Draft<'_>) -> impl Iterator<Item = (usize, &'d Cited, &'d str)> {
    let cited = draft.citations().cited.iter().enumerate();
    cited.filter_map(|(index, cited)| {
        let text = cited.field_text(draft)?;
        (!cited.is_quoted).then_some((index, cited, text.text.as_str()))
    })
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
    cited
        .citation
        .kind()
        .is_some_and(|kind| kind.nature == Nature::Luat)
}

/// How far a citation's sentence is looked at, before it and behind it, in bytes.
const SENTENCE_BYTES: usize = 300;

/// Whether the sentence around a citation speaks of documents that go: there they are cited in
/// full, and may be old.
pub(super) fn speaks_of_ending(text: &str, cited: &Cited) -> bool {
    const WORDS: [&str; 6] = [
        "thay thế",
        "bãi bỏ",
        "hết hiệu lực",
        "hủy bỏ",
        "sửa đổi, bổ sung",
        "trước đây",
    ];
    let short = &cited.citation.short;
    let from = text.floor_char_boundary(short.start.saturating_sub(SENTENCE_BYTES));
    let to = text.ceil_char_boundary(text.len().min(short.end + SENTENCE_BYTES));
    let before = text[from..short.start]
        .rsplit(". ")
        .next()
        .unwrap_or_default();
    let behind = text[short.end..to].split(". ").next().unwrap_or_default();
    [before, behind].iter().any(|words| {
        let small = words.to_lowercase();
        WORDS.iter().any(|word| small.contains(word))
    })
}

/// Whether the words right before `at` are these, in any case.
pub(super) fn follows(text: &str, at: usize, words: &str) -> bool {
    let before = text[..at].trim_end();
    let start = before.len().checked_sub(words.len());
    start
        .and_then(|start| before.get(start..))
        .is_some_and(|last| last.to_lowercase() == words)
}

/// The end of date and body, where they stand behind the short form.
pub(super) fn parts_end(cited: &Cited) -> usize {
    let citation = &cited.citation;
    let date = citation.date.as_ref().map(|date| date.span.end);
    let agency = citation.agency.as_ref().map(|agency| agency.end);
    [date, agency]
        .into_iter()
        .flatten()
        .fold(citation.short.end, usize::max)
}

/// The fix that puts other words in the place of a whole citation. None where a body before it or
/// a footnote says a part of it, or where its trích yếu is not the known one, so that nobody can
/// tell where it ends.
pub(super) fn rewrite(draft: &Draft<'_>, cited: &Cited, known: &Entry, by: &Entry) -> Option<Fix> {
    let text = cited.field_text(draft)?;
    let citation = &cited.citation;
    let start = citation.short.start;
    let is_split = citation
        .agency
        .as_ref()
        .is_some_and(|body| body.start < start);
    if is_split || cited.note.is_some() {
        return None;
    }
    let end = match &citation.subject {
        Some(range) => {
            let known = known.subject.as_ref()?;
            let written = text.text.get(range.start..range.start + known.len())?;
            (written.to_lowercase() == known.to_lowercase()).then_some(range.start + known.len())?
        }
        None => parts_end(cited),
    };
    let words = full(by, &text.field.to_string());
    replace(draft, cited, Safety::Suggested, start..end, words)
}

/// How a document of the library is cited here: with its date in a căn cứ, where laws keep it.
fn full(entry: &Entry, field: &str) -> String {
    if entry.name.is_some() && field.starts_with("/can_cu") {
        format!("{} {}", entry.short(), entry.day())
    } else {
        entry.full()
    }
}
