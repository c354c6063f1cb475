//! The result of layout: pages with positioned items, and the tree of what they mean.
//!
//! Coordinates are points from the top left corner of the sheet, y downward. Both writers, `svg`
//! and `pdf`, draw these items and decide nothing about their place.

use std::sync::Arc;

use serde::Serialize;
use thethuc_markup::Source;
use thethuc_model::{FieldPath, Image};

use crate::{Face, FontSet};

/// The pages of a document.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Pages {
    /// Pages in order. Pages that did not change since the run before are shared with it.
    pub pages: Vec<Arc<Page>>,
    /// The tree of meaning in reading order: parents stand before their children, and the children
    /// of a node stand in reading order.
    pub tags: Vec<TagNode>,
    /// Bookmarks.
    pub outline: Vec<OutlineEntry>,
    /// Where the lines of tables of contents lead.
    pub links: Vec<Link>,
    /// What could not be set as wished.
    pub findings: Vec<Finding>,
}

/// A page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Page {
    /// Width of the sheet, pt.
    pub width_pt: f64,
    /// Height of the sheet, pt.
    pub height_pt: f64,
    /// What is drawn, in reading order.
    pub items: Vec<Item>,
    /// A hash of all of the above but the tags: equal pages look equal.
    pub hash: u64,
}

/// Something drawn.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "item", rename_all = "kebab-case")]
pub enum Item {
    /// Letters.
    Text(TextItem),
    /// A straight line.
    Line(Line),
    /// A frame without filling.
    Rect(Rect),
    /// A picture.
    Picture(PictureItem),
}

/// Letters of one look on one line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TextItem {
    /// Left edge of the first letter.
    pub x_pt: f64,
    /// The baseline.
    pub baseline_pt: f64,
    /// Width, with `blank_extra_pt` counted.
    pub width_pt: f64,
    /// Size of the letters, pt (already reduced for raised letters).
    pub size_pt: f64,
    /// The face.
    pub face: Face,
    /// The letters. A blank at a line's end is left out.
    pub text: String,
    /// Added to the advance of every blank (U+0020) to justify the line.
    pub blank_extra_pt: f64,
    /// Colour, RGB.
    pub color: [u8; 3],
    /// Gạch chân.
    pub underline: bool,
    /// Where the letters come from: the field, and the byte offset of the first one.
    pub source: Option<Source>,
    /// The field of the paragraph; none for page numbers.
    pub field: Option<FieldPath>,
    /// The node that the letters belong to; none for artefacts (page numbers, marks of layout).
    pub tag: Option<TagId>,
    /// Whether the line ends in the middle of a paragraph after this item (a reader puts a blank
    /// there).
    pub wraps: bool,
}

impl TextItem {
    /// The line under the letters, as the face asks for it; none when they are not underlined.
    #[must_use]
    pub fn underline_line(&self, fonts: &FontSet) -> Option<Line> {
        let metrics = fonts.metrics(self.face);
        let middle_em = metrics.underline_position_em - metrics.underline_thickness_em / 2.0;
        let y_pt = self.baseline_pt - middle_em * self.size_pt;
        self.underline.then_some(Line {
            x1_pt: self.x_pt,
            y1_pt: y_pt,
            x2_pt: self.x_pt + self.width_pt,
            y2_pt: y_pt,
            thickness_pt: metrics.underline_thickness_em * self.size_pt,
            color: self.color,
        })
    }
}

/// A straight solid line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    /// Start.
    pub x1_pt: f64,
    /// Start.
    pub y1_pt: f64,
    /// End.
    pub x2_pt: f64,
    /// End.
    pub y2_pt: f64,
    /// Thickness, pt.
    pub thickness_pt: f64,
    /// Colour, RGB.
    pub color: [u8; 3],
}

/// A frame.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Rect {
    /// Left edge (middle of the line).
    pub x_pt: f64,
    /// Top edge (middle of the line).
    pub y_pt: f64,
    /// Width.
    pub width_pt: f64,
    /// Height.
    pub height_pt: f64,
    /// Thickness of the line, pt.
    pub thickness_pt: f64,
    /// Colour, RGB.
    pub color: [u8; 3],
    /// The field that the frame belongs to.
    pub field: Option<FieldPath>,
}

/// A picture, as wide and high as it is drawn.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PictureItem {
    /// Left edge.
    pub x_pt: f64,
    /// Top edge.
    pub y_pt: f64,
    /// Width.
    pub width_pt: f64,
    /// Height.
    pub height_pt: f64,
    /// The file.
    pub image: Image,
    /// What it shows, in words.
    pub alt: String,
    /// The field.
    pub field: FieldPath,
    /// The node that it belongs to.
    pub tag: TagId,
}

/// Where a line of a table of contents leads.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Link {
    /// The node of the line.
    pub tag: TagId,
    /// The field of the heading.
    pub target: FieldPath,
    /// The heading's page, from 0.
    pub page: usize,
    /// The number that the page shows, or would show.
    pub number: u32,
    /// Top of the heading on its page.
    pub y_pt: f64,
}

/// Index into [`Pages::tags`].
pub type TagId = usize;

/// A node of the tree of meaning.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TagNode {
    /// What it is.
    pub role: TagRole,
    /// The node above; none for the children of the document.
    pub parent: Option<TagId>,
}

/// What a node of the tree is (the names of PDF's standard structure types).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TagRole {
    /// A part of the document: an annex, an attached document.
    Sect,
    /// A heading, level 1 to 6. The document's title has level 1.
    Heading(u8),
    /// A paragraph.
    P,
    /// A list.
    L,
    /// An item of a list.
    Li,
    /// The label of an item.
    Lbl,
    /// The content of an item.
    LBody,
    /// A table.
    Table,
    /// A row.
    Tr,
    /// A cell of the head.
    Th {
        /// Columns covered.
        colspan: usize,
        /// Rows covered.
        rowspan: usize,
    },
    /// A cell.
    Td {
        /// Columns covered.
        colspan: usize,
        /// Rows covered.
        rowspan: usize,
    },
    /// A reference to a footnote.
    Reference,
    /// A footnote.
    Note,
    /// A picture.
    Figure,
    /// A table of contents.
    Toc,
    /// A line of a table of contents.
    Toci,
    /// Letters that lead to another place: one of [`Pages::links`].
    Link,
}

/// A bookmark.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OutlineEntry {
    /// Depth, 1 for the document's title and for each annex and attached document.
    pub level: u8,
    /// Text, without footnotes and breaks.
    pub title: String,
    /// Page, from 0.
    pub page: usize,
    /// Top of the line on the page.
    pub y_pt: f64,
}

/// Something that could not be set as wished.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What.
    pub code: FindingCode,
    /// Where.
    pub field: FieldPath,
    /// The letters concerned.
    pub detail: String,
}

/// Kinds of [`Finding`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FindingCode {
    /// The font has no glyph for a character; a blank of its size stands there.
    MissingGlyph,
    /// A line that must not wrap is wider than its column.
    LineTooWide,
    /// A block that must not split is higher than a page.
    BlockTooHigh,
}
