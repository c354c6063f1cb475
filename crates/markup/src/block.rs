//! Sections, blocks and runs.

use serde::{Deserialize, Serialize};
use thethuc_model::{FieldPath, Image};

use crate::StyleSheet;

/// A whole document, ready to be set in pages or written as WordprocessingML.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Markup {
    /// Title for the properties of the exported file: tên loại and trích yếu.
    pub title: String,
    /// Author for the properties of the exported file: the issuing body.
    pub author: String,
    /// The styles that the paragraphs name.
    pub styles: StyleSheet,
    /// Sections; each begins on a new page.
    pub sections: Vec<Section>,
}

/// A run of pages of one size, orientation and numbering.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// Size and margins.
    pub page: PageSetup,
    /// Page numbers.
    pub numbering: PageNumbering,
    /// The annex or attached document whose pages these are; the root for the document itself.
    #[serde(default)]
    pub part: FieldPath,
    /// Inside the top margin of the section's first page (ô 11).
    pub first_page_top: Vec<Block>,
    /// At the foot of the text area of the section's first page (ô 13).
    pub first_page_bottom: Vec<Block>,
    /// The flow.
    pub blocks: Vec<Block>,
}

/// Size and margins of a page, pt.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PageSetup {
    /// Width of the sheet as it is read (the long side when it lies across).
    pub width_pt: f64,
    /// Height of the sheet as it is read.
    pub height_pt: f64,
    /// Top margin.
    pub top_pt: f64,
    /// Bottom margin.
    pub bottom_pt: f64,
    /// Left margin.
    pub left_pt: f64,
    /// Right margin.
    pub right_pt: f64,
    /// From the top edge of the sheet to the top of the line with the page number.
    pub header_pt: f64,
}

impl PageSetup {
    /// Width of the text area.
    #[must_use]
    pub fn text_width_pt(&self) -> f64 {
        self.width_pt - self.left_pt - self.right_pt
    }

    /// Height of the text area.
    #[must_use]
    pub fn text_height_pt(&self) -> f64 {
        self.height_pt - self.top_pt - self.bottom_pt
    }

    /// Whether the sheet lies across.
    #[must_use]
    pub fn is_landscape(&self) -> bool {
        self.width_pt > self.height_pt
    }
}

/// Page numbers of a section: Arabic, centred in the top margin — PL I/I.7.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageNumbering {
    /// Numbers start from 1 with this section; otherwise they go on from the one before.
    pub restart: bool,
    /// The section's first page shows no number.
    pub hide_first: bool,
}

/// A block of the flow.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "block", rename_all = "kebab-case")]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// Blocks side by side, never split over pages: header, signature.
    Columns(Columns),
    /// A drawn line.
    Rule(Rule),
    /// A framed mark of fixed size: mức độ khẩn, phạm vi lưu hành.
    Stamp(Stamp),
    /// A table with borders.
    Table(Table),
    /// A picture.
    Picture(Picture),
    /// A table of contents; in the flow of a section only.
    Contents(Contents),
}

/// What a paragraph is, for tags, bookmarks and screen readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Plain text.
    #[default]
    Text,
    /// The document's title (tên loại, or trích yếu of a công văn). Bookmark level 1.
    Title,
    /// A heading of the body, level 1 (phần) to 6 (khoản with a title).
    Heading(u8),
    /// An item of a list, depth from 0. Its label is the run of kind [`RunKind::Label`].
    ListItem(u8),
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Paragraph {
    /// Name of its style in the markup's sheet.
    pub style: String,
    /// What it is.
    pub role: Role,
    /// The field that the paragraph shows; a click on it goes there.
    pub field: FieldPath,
    /// Letters, breaks and footnotes.
    pub runs: Vec<Run>,
    /// Indents that differ from the style's.
    pub indent: Option<Indent>,
    /// Alignment that differs from the style's.
    pub align: Option<crate::Alignment>,
    /// Space above that differs from the style's, pt.
    pub space_before_pt: Option<f64>,
    /// Space below that differs from the style's, pt.
    pub space_after_pt: Option<f64>,
    /// Stays with the block after it, in addition to what the style says.
    pub keep_with_next: bool,
}

/// Indents of one paragraph, pt. `first_line_pt` is counted from `left_pt` and may be negative
/// (a hanging label).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Indent {
    /// From the left, all lines.
    pub left_pt: f64,
    /// From the right, all lines.
    pub right_pt: f64,
    /// The first line, in addition.
    pub first_line_pt: f64,
    /// Words whose width, in the paragraph's style, the fit adds to `left_pt` (so that the dashes
    /// of `Kính gửi` stand under its colon); empty afterwards.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub after_text: String,
    /// Words by whose width the first line hangs out to the left: the fit adds it to `left_pt` and
    /// takes it from `first_line_pt`; empty afterwards.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hang_text: String,
}

/// Letters of one look, a line break or a footnote.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// What it is.
    pub kind: RunKind,
    /// The letters, in NFC and in their final case; empty for breaks and footnotes.
    pub text: String,
    /// Đậm: the style's weight and the emphasis of the text, together.
    pub bold: bool,
    /// Nghiêng.
    pub italic: bool,
    /// Gạch chân.
    pub underline: bool,
    /// Chỉ số trên.
    pub superscript: bool,
    /// Added after every letter in a DOCX so that word processors break the line where layout did,
    /// 1/20 pt; 0 before it is settled.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub tracking_twips: i8,
    /// Where the letters come from; none for letters that the program adds (labels, marks).
    pub source: Option<Source>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
fn is_zero(tracking: &i8) -> bool {
    *tracking == 0
}

/// What a [`Run`] is.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RunKind {
    /// Letters of the text.
    #[default]
    Text,
    /// The label of a list item or heading, with the blank after it.
    Label,
    /// A line break.
    Break,
    /// The reference to a footnote, printed as its number, raised.
    Footnote(Footnote),
}

/// A footnote.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Footnote {
    /// Its number, counted through the document from 1.
    pub number: u32,
    /// Its paragraph, without the number.
    pub paragraph: Paragraph,
}

/// The letters of a run inside their field.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Source {
    /// The field.
    pub field: FieldPath,
    /// Byte offset of the run's first letter in the field's plain text
    /// ([`thethuc_model::RichText::plain`]). Later letters follow byte by byte.
    pub offset: usize,
}

/// A drawn solid black line on a line of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// How long it is.
    pub length: RuleLength,
    /// Length after the fit, pt; 0 before.
    pub length_pt: f64,
    /// Where it stands between the edges of its column.
    pub align: crate::Alignment,
    /// Thickness, pt.
    pub thickness_pt: f64,
    /// Height of the line of the page that it stands on, pt; the rule is drawn at its top.
    pub height_pt: f64,
    /// Space above, pt.
    pub space_before_pt: f64,
    /// Stays with the block after it.
    pub keep_with_next: bool,
}

/// The length of a [`Rule`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RuleLength {
    /// A share of the longest line of the paragraph above it: 1 under tiêu ngữ, 1/3 to 1/2 under
    /// agency and trích yếu.
    OfTextAbove(f64),
    /// The whole width of the column.
    Full,
    /// A fixed length, pt.
    Fixed(f64),
}

/// Blocks side by side that stay on one page.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Columns {
    /// From left to right.
    pub columns: Vec<Column>,
    /// Space above, pt.
    pub space_before_pt: f64,
    /// The last lines of the block above come along to the same page: at least two of its lines,
    /// or all of it when it is shorter. (The signature never stands alone.)
    pub keep_with_previous: bool,
}

/// One of the [`Columns`].
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Column {
    /// Width, pt. Adds up to the text width over all columns after the fit.
    pub width_pt: f64,
    /// Its blocks: paragraphs, rules and stamps.
    pub blocks: Vec<Block>,
}

/// A framed mark of fixed size with one centred line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Stamp {
    /// The line; its style says size and weight.
    pub paragraph: Paragraph,
    /// Width of the frame, pt; 0 asks the fit to make it as wide as the text and its padding.
    pub width_pt: f64,
    /// Height of the frame, pt.
    pub height_pt: f64,
    /// Where the frame stands between the edges of its column.
    pub align: crate::Alignment,
    /// Colour of frame and letters, RGB.
    pub color: [u8; 3],
    /// Space above, pt.
    pub space_before_pt: f64,
}

/// A table with solid borders over the text width. Rows never split over pages unless one alone
/// is higher than a page; the head is repeated.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Table {
    /// The field.
    pub field: FieldPath,
    /// Column widths, pt.
    pub widths_pt: Vec<f64>,
    /// How many rows at the top are the head.
    pub header_rows: usize,
    /// Rows.
    pub rows: Vec<Row>,
    /// Space above, pt.
    pub space_before_pt: f64,
    /// Thickness of the borders, pt.
    pub border_pt: f64,
    /// From a border to the text, left and right, pt.
    pub padding_pt: f64,
}

/// A row of a [`Table`].
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Row {
    /// Its own cells; places covered by a span are left out.
    pub cells: Vec<Cell>,
}

/// A cell of a [`Table`].
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Cell {
    /// First grid column, from 0.
    pub column: usize,
    /// Grid columns covered, at least 1.
    pub colspan: usize,
    /// Rows covered, at least 1.
    pub rowspan: usize,
    /// Content; an empty cell has one empty paragraph.
    pub paragraphs: Vec<Paragraph>,
    /// Where the content stands between the borders above and below.
    pub vertical: VerticalAlign,
}

/// Where the content of a cell stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VerticalAlign {
    /// At the top.
    #[default]
    Top,
    /// In the middle.
    Middle,
}

/// A picture on a line of its own, never split over pages.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Picture {
    /// The field.
    pub field: FieldPath,
    /// The file.
    pub image: Image,
    /// What it shows, never blank: it is read out in its place.
    pub alt: String,
    /// Width, pt.
    pub width_pt: f64,
    /// Height, pt.
    pub height_pt: f64,
    /// Where it stands between the edges of its column.
    pub align: crate::Alignment,
    /// Space above, pt.
    pub space_before_pt: f64,
    /// Stays with the block after it: its caption.
    pub keep_with_next: bool,
}

/// A table of contents: a title, and a line for each heading that ends in the number of its page.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Contents {
    /// The field.
    pub field: FieldPath,
    /// `MỤC LỤC`.
    pub title: Paragraph,
    /// One line each, in the order of the headings.
    pub entries: Vec<ContentsEntry>,
}

/// A line of [`Contents`]: dots lead from its last word to a number at the right edge of the column,
/// for which its right indent leaves room.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct ContentsEntry {
    /// The words of the heading.
    pub paragraph: Paragraph,
    /// The field that the heading's own paragraph names.
    pub target: FieldPath,
    /// Depth of the heading, from 1, as [`Role::Heading`] counts.
    pub level: u8,
    /// The number of the heading's page; none before pages are made.
    #[serde(default)]
    pub page: Option<u32>,
}
