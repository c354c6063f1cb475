//! The DOCX file: its sections, paragraphs and letters, read from the parts of the package.

mod facts;
mod read;
mod styles;
mod widths;

use crate::letters::Haystack;

pub use facts::measure;
pub use styles::{Look, Pitch, Shape};

/// Size and margins of a section, pt, and its page numbers.
#[derive(Debug, Clone, Default)]
pub struct Section {
    /// Width of the sheet.
    pub width_pt: f64,
    /// Height of the sheet.
    pub height_pt: f64,
    /// Top margin.
    pub top_pt: f64,
    /// Bottom margin.
    pub bottom_pt: f64,
    /// Left margin.
    pub left_pt: f64,
    /// Right margin.
    pub right_pt: f64,
    /// Says that the sheet lies across.
    pub landscape: bool,
    /// Holds a table with more than one column and borders.
    pub has_table: bool,
    /// The first page has a head of its own.
    pub first_page_differs: bool,
    /// Page numbers start from this.
    pub starts_from: Option<u32>,
    /// Part names of the heads: default and first page.
    pub heads: [Option<String>; 2],
}

impl Section {
    /// Width of the text, pt.
    #[must_use]
    pub fn text_width_pt(&self) -> f64 {
        self.width_pt - self.left_pt - self.right_pt
    }
}

/// A border of a paragraph or a cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Border {
    /// `single` for a solid line.
    pub kind: String,
    /// Six hexadecimal digits.
    pub color: String,
}

/// The cell that a paragraph stands in.
#[derive(Debug, Clone)]
pub struct Cell {
    /// The table, counted through the file.
    pub table: usize,
    /// Width between the cell's paddings, pt.
    pub width_pt: f64,
    /// Exact height of the row, pt.
    pub height_pt: Option<f64>,
    /// A border of the table, where it has one.
    pub border: Option<Border>,
    /// From the left edge of the text to the cell's text, pt.
    pub from_left_pt: f64,
}

/// The part that a paragraph stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Story {
    /// The body.
    Body,
    /// A footnote.
    Footnote,
    /// A head or foot, by part name.
    Margin(String),
}

/// A paragraph.
#[derive(Debug, Clone)]
pub struct Paragraph {
    /// Where it stands.
    pub story: Story,
    /// The section, counted from 0.
    pub section: usize,
    /// The innermost cell around it.
    pub cell: Option<Cell>,
    /// Its shape, resolved.
    pub shape: Shape,
    /// The look of its mark, resolved.
    pub look: Look,
    /// Border above, if it has one.
    pub top_border: Option<Border>,
    /// Letters with blanks; a forced break is a line feed.
    pub text: String,
    /// Whether a field in it shows the page's number.
    pub shows_page_number: bool,
}

/// A letter and where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Letter {
    /// Index of its paragraph.
    pub paragraph: usize,
    /// Index of its look.
    pub look: usize,
    /// The letter.
    pub letter: char,
    /// Whether it is the first of its paragraph or after a forced break.
    pub begins_line: bool,
}

/// A DOCX file.
#[derive(Debug, Default)]
pub struct Docx {
    /// Sections in order.
    pub sections: Vec<Section>,
    /// Paragraphs: body, footnotes, heads and feet.
    pub paragraphs: Vec<Paragraph>,
    /// Looks of letters, each once.
    pub looks: Vec<Look>,
    /// Letters without blanks.
    pub letters: Vec<Letter>,
    haystack: Haystack,
}

impl Docx {
    /// Where words stand, as letters counted through the file, first at or after `from`.
    #[must_use]
    pub fn find(&self, words: &str, from: usize) -> Option<Vec<usize>> {
        self.haystack.find(words, from)
    }

    /// Width in which a paragraph's lines run, before its indents, pt.
    #[must_use]
    pub fn column_pt(&self, paragraph: &Paragraph) -> f64 {
        paragraph
            .cell
            .as_ref()
            .map_or(self.sections[paragraph.section].text_width_pt(), |cell| {
                cell.width_pt
            })
    }
}
