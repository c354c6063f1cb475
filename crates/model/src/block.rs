//! The body (nội dung văn bản) as a flat list of blocks — PL I/II.6.
//!
//! Invariant: no block carries its own number. Labels follow from the order ([`crate::labels`]),
//! so moving, adding or removing a block renumbers what follows.

use serde::{Deserialize, Serialize};

use crate::{Picture, RichText};

/// A block of the body.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Block {
    /// Đoạn (paragraph).
    Doan {
        /// Content.
        #[cfg_attr(feature = "ts", ts(type = "RichText"))]
        text: RichText,
    },
    /// Phần: Roman number on its own line, title in capitals below.
    Phan {
        /// Tiêu đề.
        #[cfg_attr(feature = "ts", ts(type = "RichText"))]
        title: RichText,
    },
    /// Chương: Roman number on its own line, title in capitals below.
    Chuong {
        /// Tiêu đề.
        #[cfg_attr(feature = "ts", ts(type = "RichText"))]
        title: RichText,
    },
    /// Mục of a text arranged by điều: Arabic number on its own line, title in capitals below.
    Muc {
        /// Tiêu đề.
        #[cfg_attr(feature = "ts", ts(type = "RichText"))]
        title: RichText,
    },
    /// Tiểu mục: Arabic number on its own line, title in capitals below.
    TieuMuc {
        /// Tiêu đề.
        #[cfg_attr(feature = "ts", ts(type = "RichText"))]
        title: RichText,
    },
    /// Mục of a text not arranged by điều: Roman number and title in capitals on one line.
    MucLaMa {
        /// Tiêu đề.
        #[cfg_attr(feature = "ts", ts(type = "RichText"))]
        title: RichText,
    },
    /// Điều. With `heading` the text is its title, bold; otherwise the content runs on after the
    /// bold label, as Mẫu 1.2 prints it.
    Dieu {
        /// Whether `text` is a title.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        #[cfg_attr(feature = "ts", ts(optional, as = "Option<bool>"))]
        heading: bool,
        /// Title or content.
        #[cfg_attr(feature = "ts", ts(type = "RichText"))]
        text: RichText,
    },
    /// Khoản. With `heading` the text is its title, bold on its own line.
    Khoan {
        /// Whether `text` is a title.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        #[cfg_attr(feature = "ts", ts(optional, as = "Option<bool>"))]
        heading: bool,
        /// Title or content.
        #[cfg_attr(feature = "ts", ts(type = "RichText"))]
        text: RichText,
    },
    /// Điểm.
    Diem {
        /// Content.
        #[cfg_attr(feature = "ts", ts(type = "RichText"))]
        text: RichText,
    },
    /// Gạch đầu dòng (dash item); `level` 0 is `-`, 1 is `+`.
    Gach {
        /// Depth, 0 or 1.
        #[serde(default, skip_serializing_if = "is_zero")]
        #[cfg_attr(feature = "ts", ts(optional, as = "Option<u8>"))]
        level: u8,
        /// Content.
        #[cfg_attr(feature = "ts", ts(type = "RichText"))]
        text: RichText,
    },
    /// Bảng (table).
    Bang(Table),
    /// Hình ảnh (picture) with its caption.
    HinhAnh(Picture),
    /// Mục lục (table of contents) of the body that it stands in: its headings with their pages.
    MucLuc {},
}

impl Block {
    /// The text, title or caption; none for a table and a mục lục.
    #[must_use]
    pub fn text(&self) -> Option<&RichText> {
        match self {
            Self::Doan { text }
            | Self::Dieu { text, .. }
            | Self::Khoan { text, .. }
            | Self::Diem { text }
            | Self::Gach { text, .. } => Some(text),
            Self::Phan { title }
            | Self::Chuong { title }
            | Self::Muc { title }
            | Self::TieuMuc { title }
            | Self::MucLaMa { title } => Some(title),
            Self::HinhAnh(picture) => Some(&picture.text),
            Self::Bang(_) | Self::MucLuc {} => None,
        }
    }

    /// The JSON name of the field that [`Block::text`] returns.
    #[must_use]
    pub fn text_key(&self) -> &'static str {
        match self {
            Self::Phan { .. }
            | Self::Chuong { .. }
            | Self::Muc { .. }
            | Self::TieuMuc { .. }
            | Self::MucLaMa { .. } => "title",
            _ => "text",
        }
    }
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn is_zero(level: &u8) -> bool {
    *level == 0
}

/// Bảng (table). Its grid has as many columns as `columns`; a cell that spans covers the places
/// to its right and below, which then carry no cell.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Table {
    /// Columns from left to right.
    pub columns: Vec<TableColumn>,
    /// How many rows at the top are the head, repeated on every page.
    pub header_rows: usize,
    /// Rows from top to bottom.
    pub rows: Vec<Row>,
    /// The table stands on pages of its own that lie across (PL I/I.2 allows that for tables).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "ts", ts(optional, as = "Option<bool>"))]
    pub trang_ngang: bool,
}

/// A column of a [`Table`].
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct TableColumn {
    /// Share of the table's width; the shares of all columns are added up.
    pub share: u16,
    /// Alignment of cells that do not say otherwise.
    pub align: Align,
}

/// A row of a [`Table`].
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Row {
    /// Cells from left to right; places covered by a span from above or the left are left out.
    pub cells: Vec<Cell>,
}

/// A cell of a [`Table`].
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Cell {
    /// Content.
    #[cfg_attr(feature = "ts", ts(type = "RichText"))]
    pub text: RichText,
    /// Columns covered; 0 and 1 are the same.
    #[serde(skip_serializing_if = "is_one_column")]
    #[cfg_attr(feature = "ts", ts(optional, as = "Option<u16>"))]
    pub colspan: u16,
    /// Rows covered; 0 and 1 are the same.
    #[serde(skip_serializing_if = "is_one_column")]
    #[cfg_attr(feature = "ts", ts(optional, as = "Option<u16>"))]
    pub rowspan: u16,
    /// Alignment, where it differs from the column's.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub align: Option<Align>,
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn is_one_column(span: &u16) -> bool {
    *span <= 1
}

/// Alignment of the text in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
