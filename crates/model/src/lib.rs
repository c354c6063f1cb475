//! An administrative document (văn bản hành chính) as data: the components that Điều 8 of
//! NĐ 30/2020/NĐ-CP names, each typed, in one JSON value with a schema version.
//!
//! The model says *what* a document states. It knows no sizes, no pages, no files and no law: what
//! is required and how it looks is said by `thethuc-law` and the folders under `templates/`.
//!
//! Invariant: all text in a [`Document`] is in NFC; [`read_document`] makes it so.

mod block;
mod components;
mod date;
mod document;
mod field_path;
mod ignored;
mod labels;
mod picture;
mod read;
mod rich_text;
#[cfg(feature = "schema")]
mod schema;

pub use block::{Align, Block, Cell, Row, Table, TableColumn};
pub use components::{
    DiaChi, DinhDang, DoMat, HinhThucKy, Luu, MucDoKhan, NguoiKy, NguoiSoanThao, NoiNhan, PhuLuc,
    QuyenHan, SoKyHieu,
};
pub use date::{DateError, NgayThangNam};
pub use document::{Document, SCHEMA_VERSION, TrinhBay};
pub use field_path::{FieldPath, Segment};
pub use ignored::IgnoredFinding;
pub use labels::{DIEM_LETTERS, Label, diem_label, labels};
pub use picture::{Image, ImageError, ImageFormat, MAX_IMAGE_BYTES, MAX_IMAGE_PIXELS, Picture};
pub use read::{
    MAX_DOCUMENT_BYTES, ReadError, clean_json, read_document, read_value, write_document,
};
pub use rich_text::{FOOTNOTE_MARK, Inline, RichText, Run};
#[cfg(feature = "schema")]
pub use schema::schema;
