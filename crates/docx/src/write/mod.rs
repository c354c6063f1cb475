//! The first half: block markup into the parts that docx-rs builds.
//!
//! What docx-rs has no words for is not written here but noted in the [`Draft`], and said by the
//! [repair pass](crate::repair).

mod columns;
mod flow;
mod footnote;
mod header;
mod paragraph;
mod rule;
mod run;
mod section;
mod stamp;
mod styles;
mod table;
mod text;

use docx_rs::{DocumentChild, Docx, Settings, XMLDocx};
use thethuc_markup::{Markup, StyleSheet};

use self::flow::Piece;
pub(crate) use self::header::empty_footer;
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
    /// Whether the main part refers to footnotes.
    pub(crate) has_footnotes: bool,
}

/// What the writing of blocks needs and gathers.
pub(crate) struct Writer<'a> {
    styles: &'a StyleSheet,
    repeated_rows: Vec<usize>,
    /// Footnotes so far; none in headers and footers, where WordprocessingML has no footnotes.
    footnotes: Option<usize>,
}

impl<'a> Writer<'a> {
    fn new(styles: &'a StyleSheet) -> Self {
        Self {
            styles,
            repeated_rows: Vec::new(),
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
    let mut writer = Writer::new(&markup.styles);
    let mut docx = Docx::new()
        .styles(styles::styles(&markup.styles))
        .settings(Settings::new());
    let mut sections = Vec::with_capacity(markup.sections.len().max(1));
    let standard = section::standard();
    let all = if markup.sections.is_empty() {
        std::slice::from_ref(&standard)
    } else {
        &markup.sections
    };
    for (index, one) in all.iter().enumerate() {
        let is_last = index + 1 == all.len();
        let pieces = writer.section(one, is_last);
        docx.document
            .children
            .extend(pieces.into_iter().map(|piece| match piece {
                Piece::Paragraph(paragraph) => DocumentChild::Paragraph(paragraph),
                Piece::Table(table) => DocumentChild::Table(table),
            }));
        if is_last {
            docx.document.section_property = section::property(one);
        }
        sections.push(writer.section_parts(one));
    }
    let has_footnotes = writer.footnotes.is_some_and(|count| count > 0);
    if has_footnotes {
        open_with_paragraph(&mut docx.document.children);
    }
    Draft {
        page_number_header: header::page_number(&markup.styles),
        has_footnotes,
        repeated_rows: writer.repeated_rows,
        sections,
        parts: docx.build(),
    }
}

/// LibreOffice puts an empty line above a table that begins a document with footnotes (7.4 and
/// older ones leave the paragraph there that they read footnotes into). An own paragraph of the
/// least height, 1/20 pt, takes its place.
fn open_with_paragraph(children: &mut Vec<DocumentChild>) {
    if matches!(children.first(), Some(DocumentChild::Table(_))) {
        let opener = DocumentChild::Paragraph(Box::new(flow::line_of(1)));
        children.insert(0, opener);
    }
}
