//! What belongs together after the pass: parts to their documents, bodies named before them.

use crate::citation::Found;
use crate::provision::Of;
use crate::text::{char_at, reads, reads_any, skip_blanks};
use crate::{agency, relation};

pub(crate) fn link(text: &str, found: &mut Found) {
    provisions(text, found);
    bodies(text, found);
    relations(text, found);
}

fn relations(text: &str, found: &mut Found) {
    let mut before = None;
    for citation in &mut found.citations {
        citation.relation = relation::read(text, &citation.short, before);
        before = Some((citation.span.end, citation.relation));
    }
}

/// A reference belongs to the document that follows it, and a list of references to the same one:
/// `khoản 1 Điều 5, khoản 2 Điều 6 Nghị định số …`.
fn provisions(text: &str, found: &mut Found) {
    let mut citations = found.citations.len();
    let mut anaphora = found.anaphora.len();
    let mut next: Option<(usize, Of)> = None;
    for provision in found.provisions.iter_mut().rev() {
        let end = provision.span.end;
        while citations > 0 && found.citations[citations - 1].short.start >= end {
            citations -= 1;
        }
        while anaphora > 0 && found.anaphora[anaphora - 1].span.start >= end {
            anaphora -= 1;
        }
        let behind = skip_blanks(text, end);
        let place = reads(text, behind, "của").map_or(behind, |of| skip_blanks(text, of));
        let citation = found.citations.get(citations);
        let anaphor = found.anaphora.get(anaphora);
        if citation.is_some_and(|citation| citation.short.start == place) {
            provision.of = Of::Citation(citations);
        } else if anaphor.is_some_and(|anaphor| anaphor.span.start == place) {
            provision.of = Of::Anaphor(anaphora);
        } else if let Some((start, of)) = next
            && joined(text, behind) == Some(start)
        {
            provision.of = of;
        }
        next = Some((provision.span.start, provision.of));
    }
}

/// The place behind a comma, `và` or `hoặc`.
fn joined(text: &str, at: usize) -> Option<usize> {
    let behind = match char_at(text, at)? {
        ',' | ';' => at + 1,
        _ => reads_any(text, at, &["và", "hoặc"])?,
    };
    let next = skip_blanks(text, behind);
    Some(reads_any(text, next, &["và", "hoặc"]).map_or(next, |end| skip_blanks(text, end)))
}

/// How far the words reach that open a list (`của … tại các văn bản: …; …`), in bytes.
const LIST_BYTES: usize = 6000;

/// The body named before a document, and before a list of them.
fn bodies(text: &str, found: &mut Found) {
    let mut list: Option<(std::ops::Range<usize>, usize)> = None;
    for index in 0..found.citations.len() {
        let start = found.citations[index].short.start;
        if let Some(opened) = list_before(text, start) {
            list = Some((opened, start + LIST_BYTES));
        }
        let (before, rest) = found.citations.split_at_mut(index);
        let citation = &mut rest[0];
        if citation.agency.is_some() || citation.name.is_some() {
            continue;
        }
        citation.agency = agency::read_before(text, start);
        let (Some((body, until)), None) = (&list, &citation.agency) else {
            continue;
        };
        // Items of the list follow each other by `;` or `,`, and no sentence ends between them.
        let is_item = start < *until && is_item(text, before.last(), start);
        if is_item || list_before(text, start).is_some() {
            citation.agency = Some(body.clone());
        } else {
            list = None;
        }
    }
}

fn is_item(text: &str, last: Option<&crate::Citation>, start: usize) -> bool {
    last.is_some_and(|last| {
        let from = last.short.end.min(start);
        !text[from..start].contains(". ") && !text[from..start].contains('\n')
    })
}

/// The body of a list that opens right before `at`: `của Chủ tịch UBND tỉnh tại các văn bản: `.
fn list_before(text: &str, at: usize) -> Option<std::ops::Range<usize>> {
    const LEADS: [&str; 3] = ["các văn bản", "các văn bản sau", "các văn bản sau đây"];
    let end = crate::text::skip_blanks_back(text, at);
    let colon = text[..end].strip_suffix(':')?.len();
    let lead = LEADS
        .iter()
        .find_map(|lead| crate::text::reads_back(text, colon, lead))?;
    agency::read_before(text, lead)
}
