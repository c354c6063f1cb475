//! What was read. Lengths are points.

use std::ops::Range;

use serde::Serialize;

/// A file as it looks.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Reading {
    /// What kind of file it was read from.
    pub medium: Medium,
    /// Every paragraph in reading order: body, cells, text boxes where they are anchored.
    pub paragraphs: Vec<Paragraph>,
    /// Tables in order.
    pub tables: Vec<Table>,
    /// Sections in order; at least one.
    pub sections: Vec<SectionPage>,
    /// Footnotes and endnotes, by their number in the file.
    pub notes: Vec<Note>,
    /// What was changed under tracking, commented on or hidden.
    pub traces: Vec<Trace>,
    /// The program that wrote the file, as it says itself.
    pub application: Option<String>,
    /// The file carries a digital signature.
    pub signed: bool,
    /// The file is protected against editing.
    pub protected: bool,
}

/// A kind of file: how much of how it looks can be told from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Medium {
    /// A Word file: everything.
    #[default]
    Word,
    /// A PDF: what is printed, not what Word was told (indents, spacing, margins).
    Pdf,
    /// A PDF whose letters a machine read off a picture, or whose fonts say wrongly what some of them
    /// are: the words, but for single letters.
    DoubtfulPdf,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Paragraph {
    /// Where it stands.
    pub place: Place,
    /// Its letters in NFC; a line break is `\n`, a tab `\t`, a footnote U+FFFC. They read as if every
    /// tracked change had been accepted; hidden letters are left out.
    pub text: String,
    /// Runs; their ranges cover the text without gaps.
    pub runs: Vec<Run>,
    /// For every footnote mark of the text, the note in [`Reading::notes`]; none when the file lacks it.
    pub notes: Vec<Option<usize>>,
    /// The label that Word computes (`1.`, `a)`, `•`).
    pub label: Option<String>,
    /// How the letters of that label look.
    pub label_look: Option<Look>,
    /// Name of its style, as shown in Word.
    pub style: Option<String>,
    /// Alignment.
    pub align: Align,
    /// Indent from the left.
    pub left_pt: f64,
    /// Indent from the right.
    pub right_pt: f64,
    /// The first line, in addition to the left indent; negative when it hangs.
    pub first_line_pt: f64,
    /// Space above.
    pub before_pt: f64,
    /// Space below.
    pub after_pt: f64,
    /// Distance of its lines.
    pub line: LineSpacing,
    /// Stays with the next one.
    pub keep_next: bool,
    /// Lines drawn on or under it.
    pub drawn: Vec<Drawn>,
}

impl Paragraph {
    /// Whether nothing is printed.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.label.is_none() && self.text.trim().is_empty()
    }
}

/// Where a paragraph stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "in", rename_all = "kebab-case")]
pub enum Place {
    /// In the flow.
    Body {
        /// Its section.
        section: usize,
    },
    /// In a table.
    Cell {
        /// Index in [`Reading::tables`].
        table: usize,
        /// Row, from 0.
        row: usize,
        /// First grid column, from 0.
        column: usize,
        /// Its section.
        section: usize,
    },
    /// In a text box.
    TextBox {
        /// Its section.
        section: usize,
    },
    /// In the page header.
    Header {
        /// Its section.
        section: usize,
        /// For which pages.
        pages: HeaderFooter,
    },
    /// In the page footer.
    Footer {
        /// Its section.
        section: usize,
        /// For which pages.
        pages: HeaderFooter,
    },
    /// In a footnote or endnote.
    Note,
}

impl Default for Place {
    fn default() -> Self {
        Self::Body { section: 0 }
    }
}

/// The pages that a header or footer is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum HeaderFooter {
    /// All that have none of their own.
    Default,
    /// The first of the section.
    First,
    /// Even ones.
    Even,
}

/// Letters of one look.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Run {
    /// Byte range in the paragraph's text.
    pub range: Range<usize>,
    /// How the letters look.
    pub look: Look,
    /// Ordinal of the `w:r` element in its part; several runs of a paragraph may share none.
    pub source: usize,
    /// The letters stand in the file byte for byte as here (not composed, not decoded).
    pub verbatim: bool,
    /// The letters are the result of a PAGE field.
    pub page_field: bool,
}

/// How letters look.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Look {
    /// Font of Latin and Vietnamese letters.
    pub font: String,
    /// Size.
    pub size_pt: f64,
    /// Đậm.
    pub bold: bool,
    /// Nghiêng.
    pub italic: bool,
    /// Gạch chân.
    pub underline: bool,
    /// Capitals by format, whatever was typed.
    pub caps: bool,
    /// Colour RRGGBB; none is automatic, which prints black.
    pub color: Option<String>,
    /// Added between letters.
    pub spacing_pt: f64,
    /// Raised or lowered.
    pub raised: bool,
}

/// What Word makes of the size of raised and lowered letters.
const RAISED_SIZE: f64 = 0.65;

impl Look {
    /// The size at which the letters are printed: raised and lowered ones are smaller.
    pub(crate) fn printed_pt(&self) -> f64 {
        let share = if self.raised { RAISED_SIZE } else { 1.0 };
        self.size_pt * share
    }
}

/// Alignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    /// Left.
    #[default]
    Left,
    /// Centre.
    Center,
    /// Right.
    Right,
    /// Both sides.
    Justify,
}

/// Distance of lines.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LineSpacing {
    /// A multiple of single spacing.
    Multiple(f64),
    /// Exactly so many points.
    Exact(f64),
    /// At least so many points.
    AtLeast(f64),
}

impl Default for LineSpacing {
    fn default() -> Self {
        Self::Multiple(1.0)
    }
}

/// A line drawn on the page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Drawn {
    /// How it was made.
    pub kind: DrawnKind,
    /// Length; none when the file does not say it.
    pub length_pt: Option<f64>,
    /// Colour RRGGBB; none is automatic.
    pub color: Option<String>,
    /// Solid, not dashed or dotted.
    pub solid: bool,
}

/// How a line was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DrawnKind {
    /// A DrawingML line or connector.
    Shape,
    /// A VML line.
    Vml,
    /// A paragraph border below.
    BorderBelow,
    /// A paragraph border above.
    BorderAbove,
    /// Underscores, hyphens or dashes typed in a row.
    Characters,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Table {
    /// Widths of its grid columns.
    pub widths_pt: Vec<f64>,
    /// Number of rows.
    pub rows: usize,
    /// How many rows at the top are repeated on every page.
    pub header_rows: usize,
    /// Its cells in reading order; a cell that goes on over rows stands once.
    pub cells: Vec<Cell>,
    /// It shows borders.
    pub bordered: bool,
    /// Section in which it begins.
    pub section: usize,
}

/// A cell of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// Its first row, from 0.
    pub row: usize,
    /// Its first grid column, from 0.
    pub column: usize,
    /// Grid columns covered.
    pub columns: usize,
    /// Rows covered.
    pub rows: usize,
}

/// Paper and margins of a section.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct SectionPage {
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
    /// The first page has a header and footer of its own.
    pub title_page: bool,
    /// Page numbers start anew, with this number.
    pub number_start: Option<u32>,
    /// Format of the page numbers; none is Arabic.
    pub number_format: Option<String>,
    /// Where page numbers stand.
    pub page_numbers: Vec<PageNumber>,
}

/// A PAGE field in a header or footer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PageNumber {
    /// In the header, not the footer.
    pub in_header: bool,
    /// For which pages.
    pub pages: HeaderFooter,
    /// Alignment, whether by paragraph or by frame.
    pub align: Align,
    /// How the number looks.
    pub look: Look,
}

/// A footnote or endnote.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Note {
    /// The number by which the text refers to it.
    pub id: i64,
    /// An endnote.
    pub end: bool,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
}

/// What somebody left in the file beside its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Trace {
    /// What it is.
    pub kind: TraceKind,
    /// Index in [`Reading::paragraphs`]; none in a note.
    pub paragraph: Option<usize>,
    /// Byte range in the paragraph's text; blank, at its place, for letters that are not in it.
    pub range: Range<usize>,
    /// The letters inserted, deleted, hidden or dressed otherwise, or what the comment says. The end
    /// of a paragraph is `\n`.
    pub text: String,
    /// Who, as the file says.
    pub author: Option<String>,
    /// When, as the file says (ISO 8601).
    pub date: Option<String>,
}

/// What a [`Trace`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TraceKind {
    /// Inserted under tracking.
    Inserted,
    /// Deleted under tracking.
    Deleted,
    /// Dressed otherwise under tracking.
    Formatted,
    /// Commented on.
    Comment,
    /// Hidden letters.
    Hidden,
}
