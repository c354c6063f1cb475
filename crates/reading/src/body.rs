//! Blocks in reading order: paragraphs, tables, what stands in cells and text boxes.

use roxmltree::Node;

use crate::letters::{Gathered, NoteId};
use crate::paragraph::{Outcome, Paragraphs, Read};
use crate::section::{self, SectionProperties};
use crate::shape::branch;
use crate::styles::Style;
use crate::xml::{child, name};
use crate::{Align, Origin, Paragraph, Place, Reading, Source, Trace};

/// Walks the parts of a file, one after the other.
pub(crate) struct Walker<'s> {
    pub(crate) paragraphs: Paragraphs<'s>,
    pub(crate) reading: Reading,
    pub(crate) sections: Vec<SectionProperties>,
    /// What is known of every paragraph beside what is told of it.
    pub(crate) asides: Vec<Aside>,
    /// Where letters stand, when that was asked for; its last part is the one at hand.
    pub(crate) source: Option<&'s mut Source>,
}

/// What is known of a paragraph and needed only while reading.
#[derive(Debug, Clone, Default)]
pub(crate) struct Aside {
    /// Width of the cell that it stands in.
    pub(crate) column_pt: Option<f64>,
    /// The notes that its letters refer to, in order.
    pub(crate) notes: Vec<NoteId>,
    /// Where a page number in it stands, when tabs or a text box say so.
    pub(crate) page_align: Option<Align>,
}

/// Where blocks stand.
#[derive(Clone, Copy)]
pub(crate) struct Spot<'p> {
    pub(crate) place: &'p dyn Fn(usize) -> Place,
    /// The style of the table around them.
    pub(crate) table: Option<&'p Style>,
    /// Width of their cell.
    pub(crate) column_pt: Option<f64>,
}

impl<'p> Spot<'p> {
    pub(crate) fn outside_tables(place: &'p dyn Fn(usize) -> Place) -> Self {
        Self {
            place,
            table: None,
            column_pt: None,
        }
    }
}

impl Walker<'_> {
    /// Blocks of a body, cell, text box, header or note.
    pub(crate) fn blocks(&mut self, parent: Node<'_, '_>, spot: Spot<'_>) {
        let mut merged = Gathered::default();
        let mut blocks = flattened(parent).into_iter().peekable();
        while let Some(node) = blocks.next() {
            if name(node) == "tbl" {
                self.table(node, spot);
                continue;
            }
            let last = blocks.peek().is_none_or(|next| name(*next) != "p");
            match self
                .paragraphs
                .read(node, spot.table, std::mem::take(&mut merged), last)
            {
                Outcome::Merged(letters) => merged = letters,
                Outcome::Read(read) => self.paragraph(node, *read, spot),
            }
        }
    }

    fn paragraph(&mut self, node: Node<'_, '_>, read: Read<'_, '_>, spot: Spot<'_>) {
        let index = Some(self.reading.paragraphs.len());
        let traces = read.traces.into_iter();
        self.reading.traces.extend(traces.map(|trace| Trace {
            paragraph: index,
            ..trace
        }));
        self.asides.push(Aside {
            column_pt: spot.column_pt,
            notes: read.notes,
            page_align: read.page_align,
        });
        self.reading.paragraphs.push(Paragraph {
            place: (spot.place)(self.sections.len()),
            ..read.paragraph
        });
        if let Some(source) = &mut self.source {
            source.paragraphs.push(Origin {
                part: source.parts.len().saturating_sub(1),
                element: node.range(),
                atoms: read.atoms,
            });
        }
        for found in read.boxes {
            let place = |section| match (spot.place)(section) {
                Place::Body { section } | Place::Cell { section, .. } => Place::TextBox { section },
                header_or_note => header_or_note,
            };
            let first = self.asides.len();
            self.blocks(found.content, Spot::outside_tables(&place));
            for aside in &mut self.asides[first..] {
                aside.page_align = found.align.or(aside.page_align);
            }
        }
        if let Some(properties) = child(node, "pPr").and_then(|p| child(p, "sectPr")) {
            self.sections.push(section::read(properties));
        }
    }
}

/// The paragraphs and tables of a parent, also those in content controls and revisions.
pub(crate) fn flattened<'a, 'i>(parent: Node<'a, 'i>) -> Vec<Node<'a, 'i>> {
    let mut out = Vec::new();
    flatten(parent, &["p", "tbl"], &mut out);
    out
}

/// The elements of these names under a parent, also inside content controls and revisions.
pub(crate) fn flatten<'a, 'i>(parent: Node<'a, 'i>, wanted: &[&str], out: &mut Vec<Node<'a, 'i>>) {
    for node in parent.children().filter(Node::is_element) {
        match name(node) {
            found if wanted.contains(&found) => out.push(node),
            "sdt" => {
                if let Some(content) = child(node, "sdtContent") {
                    flatten(content, wanted, out);
                }
            }
            "ins" | "moveTo" | "customXml" | "smartTag" => flatten(node, wanted, out),
            "AlternateContent" => {
                if let Some(branch) = branch(node) {
                    flatten(branch, wanted, out);
                }
            }
            _ => {}
        }
    }
}
