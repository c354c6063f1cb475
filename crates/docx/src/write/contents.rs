//! Tables of contents: a field of Word (`TOC`) whose result stands in the file, so that it shows
//! before it is updated and can be updated there.

use std::collections::HashMap;

use docx_rs::{
    FieldCharType, Hyperlink, HyperlinkType, InstrText, Paragraph as Out, ParagraphChild, Run, Tab,
    TabLeaderType, TabValueType,
};
use thethuc_markup::{Block, Contents, ContentsEntry, Markup, Paragraph, Role};
use thethuc_model::FieldPath;

use super::Writer;
use super::flow::Place;
use crate::units::length_twips;

/// The headings that tables of contents name, each a place to go to, and the stretch of the text
/// that each table covers.
#[derive(Default)]
pub(crate) struct Bookmarks<'a> {
    headings: HashMap<&'a FieldPath, Heading>,
}

#[derive(Default)]
struct Heading {
    /// Its own bookmark, from 1.
    id: usize,
    /// The table that begins with it, and the one that ends with it.
    begins: Option<usize>,
    ends: Option<usize>,
}

/// Bookmarks around a paragraph.
#[derive(Default)]
pub(crate) struct Around {
    pub(crate) starts: Vec<(usize, String)>,
    pub(crate) ends: Vec<usize>,
}

impl<'a> Bookmarks<'a> {
    /// Of all tables of contents in a markup.
    pub(crate) fn of(markup: &'a Markup) -> Self {
        let mut bookmarks = Self::default();
        let blocks = markup.sections.iter().flat_map(|section| &section.blocks);
        for block in blocks {
            if let Block::Contents(contents) = block {
                bookmarks.add(contents);
            }
        }
        bookmarks
    }

    fn add(&mut self, contents: &'a Contents) {
        for entry in &contents.entries {
            let next = self.headings.len() + 1;
            let heading = self.headings.entry(&entry.target).or_default();
            heading.id = if heading.id == 0 { next } else { heading.id };
        }
        let (first, last) = (contents.entries.first(), contents.entries.last());
        let table = first.and_then(|entry| self.headings.get(&entry.target));
        let Some(table) = table.map(|heading| heading.id) else {
            return;
        };
        if let Some(heading) = first.and_then(|entry| self.headings.get_mut(&entry.target)) {
            heading.begins = Some(table);
        }
        if let Some(heading) = last.and_then(|entry| self.headings.get_mut(&entry.target)) {
            heading.ends = Some(table);
        }
    }

    /// The bookmarks around a paragraph; none but around headings.
    pub(crate) fn of_heading(&self, paragraph: &Paragraph) -> Around {
        let is_heading = matches!(paragraph.role, Role::Heading(_));
        let Some(heading) = self.headings.get(&paragraph.field).filter(|_| is_heading) else {
            return Around::default();
        };
        let stretch = heading.begins.map(|id| (self.stretch_id(id), stretch(id)));
        Around {
            starts: stretch
                .into_iter()
                .chain([(heading.id, place(heading.id))])
                .collect(),
            ends: [heading.id]
                .into_iter()
                .chain(heading.ends.map(|id| self.stretch_id(id)))
                .collect(),
        }
    }

    /// Stretches are numbered after the headings.
    fn stretch_id(&self, table: usize) -> usize {
        self.headings.len() + table
    }

    fn id(&self, target: &FieldPath) -> usize {
        self.headings.get(target).map_or(0, |heading| heading.id)
    }
}

fn place(id: usize) -> String {
    format!("_Toc{id:06}")
}

fn stretch(id: usize) -> String {
    format!("_TocText{id:06}")
}

impl Writer<'_> {
    /// Writes the title, and the field with a line for each heading.
    pub(crate) fn contents(&mut self, contents: &Contents, at: Place) -> Vec<Out> {
        let inner = Place {
            top_pt: None,
            extra_after_pt: 0.0,
            is_taken_along: false,
            ..at
        };
        let mut lines: Vec<Out> = contents
            .entries
            .iter()
            .map(|entry| self.entry(entry, inner))
            .collect();
        let table = contents
            .entries
            .first()
            .map_or(0, |entry| self.bookmarks.id(&entry.target));
        if let Some(first) = lines.first_mut() {
            first.children.splice(0..0, opening(table).map(child));
        }
        if let Some(last) = lines.last_mut() {
            let end = Run::new().add_field_char(FieldCharType::End, false);
            last.children.push(child(end));
        }
        let first = Place {
            top_pt: at.top_pt,
            ..inner
        };
        let title = self.paragraph(&contents.title, first);
        std::iter::once(title).chain(lines).collect()
    }

    /// A line that leads to its heading: words, dots up to the right edge, number.
    fn entry(&mut self, entry: &ContentsEntry, at: Place) -> Out {
        let mut line = self.paragraph(&entry.paragraph, at).add_tab(
            Tab::new()
                .val(TabValueType::Right)
                .leader(TabLeaderType::Dot)
                .pos(length_twips(at.width_pt) as usize),
        );
        let anchor = place(self.bookmarks.id(&entry.target));
        let mut link = Hyperlink::new(anchor, HyperlinkType::Anchor);
        link.children = std::mem::take(&mut line.children);
        if let Some(page) = entry.page {
            let number = Run::new().add_tab().add_text(page.to_string());
            link.children.push(child(number));
        }
        line.add_hyperlink(link)
    }
}

/// The beginning of the field: all outline levels (`\\u`) of the table's stretch (`\\b`), as links.
fn opening(table: usize) -> [Run; 3] {
    let code = format!(r#" TOC \o "1-9" \h \z \u \b {} "#, stretch(table));
    [
        Run::new().add_field_char(FieldCharType::Begin, false),
        Run::new().add_instr_text(InstrText::Unsupported(code)),
        Run::new().add_field_char(FieldCharType::Separate, false),
    ]
}

fn child(run: Run) -> ParagraphChild {
    ParagraphChild::Run(Box::new(run))
}
