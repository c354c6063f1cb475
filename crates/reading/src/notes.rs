//! Footnotes, endnotes and the words of comments.

use std::cell::RefCell;
use std::collections::HashMap;

use roxmltree::Node;

use crate::body::{Aside, Spot, Walker};
use crate::package::Package;
use crate::xml::{attribute, name, parse};
use crate::{Note, Place, ReadError, Reading};

/// Leads every mark in the text to its note.
pub(crate) fn resolve(reading: &mut Reading, asides: &[Aside]) {
    let known: HashMap<(bool, i64), usize> = reading
        .notes
        .iter()
        .enumerate()
        .map(|(index, note)| ((note.end, note.id), index))
        .collect();
    for (paragraph, aside) in reading.paragraphs.iter_mut().zip(asides) {
        let notes = aside
            .notes
            .iter()
            .map(|note| known.get(&(note.end, note.id)).copied());
        paragraph.notes = notes.collect();
    }
}

/// What comments say, by their number in the file.
#[derive(Debug, Default)]
pub(crate) struct CommentTexts(RefCell<HashMap<i64, CommentText>>);

/// What one comment says.
#[derive(Debug, Default)]
pub(crate) struct CommentText {
    pub(crate) text: String,
    pub(crate) author: Option<String>,
    pub(crate) date: Option<String>,
}

impl CommentTexts {
    pub(crate) fn read(package: &Package<'_>, part: Option<&str>) -> Result<Self, ReadError> {
        let Some(part) = part else {
            return Ok(Self::default());
        };
        let Some(text) = package.text(part)? else {
            return Ok(Self::default());
        };
        let xml = parse(part, &text, package.limits.depth)?;
        let comments = xml
            .root_element()
            .children()
            .filter(|node| name(*node) == "comment");
        let told = comments.filter_map(|node| Some((id(node)?, comment(node))));
        Ok(Self(RefCell::new(told.collect())))
    }

    /// What a comment says. It stands in one place: it is told once.
    pub(crate) fn take(&self, id: i64) -> Option<CommentText> {
        self.0.borrow_mut().remove(&id)
    }
}

fn id(node: Node<'_, '_>) -> Option<i64> {
    attribute(node, "id")?.parse().ok()
}

fn comment(node: Node<'_, '_>) -> CommentText {
    let paragraphs = node.descendants().filter(|inner| name(*inner) == "p");
    let words = |paragraph: Node<'_, '_>| -> String {
        let words = paragraph.descendants().filter(|inner| name(*inner) == "t");
        words.filter_map(|word| word.text()).collect()
    };
    CommentText {
        text: paragraphs.map(words).collect::<Vec<_>>().join("\n"),
        author: attribute(node, "author").map(str::to_owned),
        date: attribute(node, "date").map(str::to_owned),
    }
}

impl Walker<'_> {
    /// Footnotes or endnotes; their separators are none.
    pub(crate) fn notes(
        &mut self,
        package: &Package<'_>,
        part: &str,
        end: bool,
    ) -> Result<(), ReadError> {
        let Some(text) = package.text(part)? else {
            return Ok(());
        };
        let xml = parse(part, &text, package.limits.depth)?;
        self.enter(part, &text);
        for node in xml.root_element().children().filter(Node::is_element) {
            if !matches!(attribute(node, "type"), Some(kind) if kind != "normal") {
                self.note(node, end);
            }
        }
        Ok(())
    }

    fn note(&mut self, node: Node<'_, '_>, end: bool) {
        let (first, first_trace) = (self.reading.paragraphs.len(), self.reading.traces.len());
        self.blocks(node, Spot::outside_tables(&|_| Place::Note));
        let paragraphs = self.reading.paragraphs.split_off(first);
        self.asides.truncate(first);
        for trace in &mut self.reading.traces[first_trace..] {
            trace.paragraph = None;
        }
        if let Some(source) = &mut self.source {
            let origins = source.paragraphs.split_off(first);
            source.notes.push(origins);
        }
        self.reading.notes.push(Note {
            id: id(node).unwrap_or(0),
            end,
            paragraphs,
        });
    }
}
