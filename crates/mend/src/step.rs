//! What a remedy does to a file, place by place.

use std::ops::Range;

use serde::Serialize;
use thethuc_check::Place;

/// One change at one place.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Step {
    /// Where, in the file as it was.
    pub place: Place,
    /// What.
    #[serde(flatten)]
    pub what: What,
}

/// What is changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "changes", rename_all = "kebab-case")]
pub enum What {
    /// Letters.
    Text {
        /// What stood there.
        before: String,
        /// What stands there now.
        after: String,
    },
    /// The look of letters.
    Letters(LetterChange),
    /// The measures of a paragraph.
    Paragraph(ParagraphChange),
    /// The page of a section.
    Page(PageChange),
}

/// A new look of letters; what is none stays.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct LetterChange {
    /// Font.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub font: Option<String>,
    /// Size.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size_pt: Option<f64>,
    /// Đậm.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bold: Option<bool>,
    /// Nghiêng.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub italic: Option<bool>,
    /// The automatic colour, which prints black.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub black: bool,
}

/// New measures of a paragraph; what is none stays.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct ParagraphChange {
    /// Canh đều hai lề.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub justified: bool,
    /// Space above.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before_pt: Option<f64>,
    /// Distance of lines, in lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lines: Option<f64>,
    /// Indent of the first line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_line_pt: Option<f64>,
}

/// New measures of a page; what is none stays.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct PageChange {
    /// Width and height of the sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet_mm: Option<(f64, f64)>,
    /// Top margin.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub top_mm: Option<f64>,
    /// Bottom margin.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bottom_mm: Option<f64>,
    /// Left margin.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left_mm: Option<f64>,
    /// Right margin.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub right_mm: Option<f64>,
}

impl Step {
    /// Letters in the place of others.
    pub(crate) fn text(
        paragraph: usize,
        range: Range<usize>,
        before: impl Into<String>,
        after: impl Into<String>,
    ) -> Self {
        Self {
            place: Place::paragraph(paragraph, range),
            what: What::Text {
                before: before.into(),
                after: after.into(),
            },
        }
    }
}

impl LetterChange {
    /// Both changes; `other` counts where both speak.
    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            font: other.font.or(self.font),
            size_pt: other.size_pt.or(self.size_pt),
            bold: other.bold.or(self.bold),
            italic: other.italic.or(self.italic),
            black: other.black || self.black,
        }
    }
}

impl ParagraphChange {
    /// Both changes; `other` counts where both speak.
    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            justified: other.justified || self.justified,
            before_pt: other.before_pt.or(self.before_pt),
            lines: other.lines.or(self.lines),
            first_line_pt: other.first_line_pt.or(self.first_line_pt),
        }
    }
}

impl PageChange {
    /// Both changes; `other` counts where both speak.
    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            sheet_mm: other.sheet_mm.or(self.sheet_mm),
            top_mm: other.top_mm.or(self.top_mm),
            bottom_mm: other.bottom_mm.or(self.bottom_mm),
            left_mm: other.left_mm.or(self.left_mm),
            right_mm: other.right_mm.or(self.right_mm),
        }
    }
}
