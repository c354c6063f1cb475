//! The first half: block markup into the parts that docx-rs builds.
//!
//! What docx-rs has no words for is not written here but noted in the [`Draft`], and said by the
//! [repair pass](crate::repair).

mod columns;
mod contents;
mod flow;
mod footnote;
mod header;
mod paragraph;
mod picture;
mod rule;
mod run;
mod section;
mod stamp;
mod styles;
mod table;
mod text;

use docx_rs::{DocumentChild, Docx, Settings, XMLDocx};
use thethuc_markup::{Markup, Section, StyleSheet};

use self::contents::Bookmarks;
use self::flow::Piece;
pub(crate) use self::header::empty_footer;
pub(crate) use self::picture::DraftPicture;
pub(crate) use self::section::SectionParts;
pub(crate) use self::styles::FOOTNOTE_MARK_STYLE;
pub(crate) use self::text::clean;

/// What docx-rs built, and what it cannot say.
pub(crate) struct Draft {
    /// The parts as docx-rs writes them.
    pub(crate) parts: XMLDocx,
    /// For every table of the main part, in the order of their start tags: how many rows at its
    /// top are repeated on every page.
    pub(crate) repeated_rows: Vec<usize>,
    /// For every section: its headers, footer and page numbers.
    pub(crate) sections: Vec<SectionParts>,
    /// The header with the page number, for all pages but hidden first ones.
    pub(crate) page_number_header: Vec<u8>,
    /// The pictures of the main part, in their order.
    pub(crate) pictures: Vec<DraftPicture>,
    /// Whether the main part refers to footnotes.
    pub(crate) has_footnotes: bool,
}

/// What the writing of blocks needs and gathers.
pub(crate) struct Writer<'a> {
    styles: &'a StyleSheet,
    repeated_rows: Vec<usize>,
    pictures: Vec<DraftPicture>,
    /// The headings that tables of contents name.
    bookmarks: Bookmarks<'a>,
    /// Footnotes so far; none in headers and footers, where WordprocessingML has no footnotes.
    footnotes: Option<usize>,
}

impl<'a> Writer<'a> {
    fn new(styles: &'a StyleSheet) -> Self {
        Self {
            styles,
            repeated_rows: Vec::new(),
            pictures: Vec::new(),
            bookmarks: Bookmarks::default(),
            footnotes: Some(0),
        }
    }

    /// For headers and footers.
    fn aside(styles: &'a StyleSheet) -> Self {
        Self {
            footnotes: None,
            ..Self::new(styles)
        }
    }
}

/// Writes all sections one after the other.
pub(crate) fn draft(markup: &Markup) -> Draft {
    let mut writer = Writer {
        bookmarks: Bookmarks::of(markup),
        ..Writer::new(&markup.styles)
    };
    let standard = section::standard();
    let sections = if markup.sections.is_empty() {
        std::slice::from_ref(&standard)
    } else {
        &markup.sections
    };
    let mut flows = flows(&mut writer, sections);
    let has_footnotes = writer.footnotes.is_some_and(|count| count > 0);
    for (index, (flow, section)) in flows.iter_mut().zip(sections).enumerate() {
        let is_first = index == 0;
        if (is_first && has_footnotes) || (!is_first && section.numbering.restart) {
            section::begin_with_paragraph(flow);
        }
    }
    Draft {
        page_number_header: header::page_number(&markup.styles),
        has_footnotes,
        sections: sections
            .iter()
            .map(|one| writer.section_parts(one))
            .collect(),
        repeated_rows: writer.repeated_rows,
        pictures: writer.pictures,
        parts: built(markup, sections, flows),
    }
}

fn flows(writer: &mut Writer<'_>, sections: &[Section]) -> Vec<Vec<Piece>> {
    let last = sections.len().saturating_sub(1);
    sections
        .iter()
        .enumerate()
        .map(|(index, section)| writer.section(section, index == last))
        .collect()
}

/// The parts that docx-rs makes of it all.
fn built(markup: &Markup, sections: &[Section], flows: Vec<Vec<Piece>>) -> XMLDocx {
    let mut docx = Docx::new()
        .styles(styles::styles(&markup.styles))
        .settings(Settings::new());
    let children = flows.into_iter().flatten().map(|piece| match piece {
        Piece::Paragraph(paragraph) => DocumentChild::Paragraph(paragraph),
        Piece::Table(table) => DocumentChild::Table(table),
    });
    docx.document.children.extend(children);
    if let Some(last) = sections.last() {
        docx.document.section_property = section::property(last);
    }
    docx.build()
}
