//! Whether a mended file says what it should: the letters of the steps and no others.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use thethuc_check::Place;
use thethuc_reading::{Reading, Source};

use crate::{Step, What};

/// The findings whose steps did not give the letters that they should have given; all of them where
/// letters changed that no step speaks of. `steps` are those made, each with its finding.
pub(crate) fn misdone(
    before: &Reading,
    source: &Source,
    after: &Reading,
    steps: &[(usize, &Step)],
) -> BTreeSet<usize> {
    let all = || steps.iter().map(|(finding, _)| *finding).collect();
    if before.paragraphs.len() != after.paragraphs.len() {
        return all();
    }
    // A header that several sections name is read, and was mended, once for each of them.
    let element = |paragraph: usize| {
        let origin = &source.paragraphs[paragraph];
        (
            source.parts[origin.part].name.as_str(),
            origin.element.start,
        )
    };
    let mut made: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (finding, step) in steps {
        if let Some((paragraph, range, text)) = text_of(step) {
            let places = made.entry(element(paragraph)).or_default();
            places.push((*finding, range, text));
        }
    }
    let mut wrong = BTreeSet::new();
    for (index, (old, new)) in before.paragraphs.iter().zip(&after.paragraphs).enumerate() {
        let made = made.get(&element(index)).map_or(&[][..], Vec::as_slice);
        let places = made.iter().map(|(_, range, text)| (range, *text));
        if new.text == said(&old.text, places) {
            continue;
        }
        if made.is_empty() {
            return all();
        }
        wrong.extend(made.iter().map(|(finding, ..)| *finding));
    }
    wrong
}

/// Paragraph, place and new letters of a step that changes letters.
fn text_of(step: &Step) -> Option<(usize, Range<usize>, &str)> {
    match (&step.place, &step.what) {
        (
            Place::Paragraph {
                paragraph,
                start,
                end,
            },
            What::Text { after, .. },
        ) => Some((*paragraph, *start..*end, after)),
        _ => None,
    }
}

/// The text with other letters at some places.
fn said<'s>(text: &str, places: impl Iterator<Item = (&'s Range<usize>, &'s str)>) -> String {
    let mut places: Vec<_> = places.collect();
    places.sort_by_key(|(range, _)| (range.start, range.end));
    places.dedup();
    let mut out = text.to_owned();
    for (range, letters) in places.into_iter().rev() {
        if out.get(range.clone()).is_some() {
            out.replace_range(range.clone(), letters);
        }
    }
    out
}
