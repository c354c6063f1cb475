//! What is to be done to the elements of one part, gathered from many steps.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::step::{LetterChange, PageChange, ParagraphChange};

/// A change to one element of a part. Places are bytes of the part.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Edit {
    /// Characters of a run are taken out.
    Cut { run: usize, range: Range<usize> },
    /// Letters are put into a run.
    Put { run: usize, at: usize, text: String },
    /// Characters of a run look otherwise.
    Look {
        run: usize,
        range: Range<usize>,
        change: LetterChange,
    },
    /// A paragraph has other measures.
    Paragraph {
        start: usize,
        change: ParagraphChange,
    },
    /// A section has another page.
    Page { start: usize, change: PageChange },
}

/// All changes to a part, by the place where their element begins.
#[derive(Debug, Default)]
pub(crate) struct Edits {
    pub(crate) runs: BTreeMap<usize, RunEdits>,
    pub(crate) paragraphs: BTreeMap<usize, ParagraphChange>,
    pub(crate) pages: BTreeMap<usize, PageChange>,
}

/// All changes to a run.
#[derive(Debug, Default)]
pub(crate) struct RunEdits {
    pub(crate) cuts: Vec<Range<usize>>,
    pub(crate) puts: Vec<(usize, String)>,
    pub(crate) looks: Vec<(Range<usize>, LetterChange)>,
}

impl Edits {
    pub(crate) fn is_empty(&self) -> bool {
        self.runs.is_empty() && self.paragraphs.is_empty() && self.pages.is_empty()
    }

    /// Whether letters were changed so already: a header that several sections name is met once for
    /// each of them.
    pub(crate) fn has(&self, edit: &Edit) -> bool {
        match edit {
            Edit::Cut { run, range } => self.runs.get(run).is_some_and(|r| r.cuts.contains(range)),
            Edit::Put { run, at, text } => self.runs.get(run).is_some_and(|run| {
                run.puts
                    .iter()
                    .any(|(place, put)| place == at && put == text)
            }),
            Edit::Look { .. } | Edit::Paragraph { .. } | Edit::Page { .. } => false,
        }
    }

    /// Whether another change takes out, or puts something into, the same characters.
    pub(crate) fn meets(&self, edit: &Edit) -> bool {
        match edit {
            Edit::Cut { run, range } => self.runs.get(run).is_some_and(|run| {
                let cut = |other: &Range<usize>| other.start < range.end && range.start < other.end;
                run.cuts.iter().any(cut)
                    || run
                        .puts
                        .iter()
                        .any(|(at, _)| range.start <= *at && *at <= range.end)
            }),
            Edit::Put { run, at, .. } => self.runs.get(run).is_some_and(|run| {
                run.cuts
                    .iter()
                    .any(|cut| cut.start <= *at && *at <= cut.end)
                    || run.puts.iter().any(|(other, _)| other == at)
            }),
            Edit::Look { .. } | Edit::Paragraph { .. } | Edit::Page { .. } => false,
        }
    }

    pub(crate) fn add(&mut self, edit: Edit) {
        match edit {
            Edit::Cut { run, range } => self.runs.entry(run).or_default().cuts.push(range),
            Edit::Put { run, at, text } => {
                self.runs.entry(run).or_default().puts.push((at, text));
            }
            Edit::Look { run, range, change } => {
                self.runs
                    .entry(run)
                    .or_default()
                    .looks
                    .push((range, change));
            }
            Edit::Paragraph { start, change } => {
                let old = self.paragraphs.entry(start).or_default();
                *old = std::mem::take(old).and(change);
            }
            Edit::Page { start, change } => {
                let old = self.pages.entry(start).or_default();
                *old = std::mem::take(old).and(change);
            }
        }
    }
}

impl RunEdits {
    /// Where the characters of an element are cut: between a part that changes and one that stays.
    pub(crate) fn edges(&self, inside: &Range<usize>) -> Vec<usize> {
        let looks = self.looks.iter().map(|(range, _)| range);
        let mut edges: Vec<usize> = self
            .cuts
            .iter()
            .chain(looks)
            .flat_map(|range| [range.start, range.end])
            .chain(self.puts.iter().map(|(at, _)| *at))
            .filter(|edge| inside.start < *edge && *edge < inside.end)
            .chain([inside.start, inside.end])
            .collect();
        edges.sort_unstable();
        edges.dedup();
        edges
    }

    pub(crate) fn is_cut(&self, range: &Range<usize>) -> bool {
        let holds = |cut: &Range<usize>| cut.start <= range.start && range.end <= cut.end;
        self.cuts.iter().any(holds)
    }

    /// What is put in at that place.
    pub(crate) fn put_at(&self, at: usize) -> Option<&str> {
        let put = self.puts.iter().find(|(place, _)| *place == at);
        put.map(|(_, text)| text.as_str())
    }

    /// The new look of these characters; none where it stays.
    pub(crate) fn look(&self, range: &Range<usize>) -> Option<LetterChange> {
        let holds = |look: &Range<usize>| look.start <= range.start && range.end <= look.end;
        self.looks
            .iter()
            .filter(|(look, _)| holds(look))
            .map(|(_, change)| change.clone())
            .reduce(LetterChange::and)
    }
}
