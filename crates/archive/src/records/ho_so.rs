//! Hồ sơ (files) — NĐ 30/2020/NĐ-CP, Điều 28–29; PL VI, Phần II, mục III.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thethuc_text::nfc;

use crate::table::{self, Table};
use crate::value::Record;
use crate::{ArchiveError, Result};

/// The fields of PL VI, Phần II, mục III. Lengths are in characters. `DocTotal` and `PageTotal` are
/// counted, not typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct HoSoFacts {
    /// Mã định danh cơ quan lập danh mục hồ sơ (`OrganId`), at most 35.
    pub organ_id: String,
    /// Năm hình thành hồ sơ (`FileCatalog`).
    pub file_catalog: u16,
    /// Số và ký hiệu hồ sơ (`FileNotation`), at most 20: `01.TCCB`.
    pub file_notation: String,
    /// Tiêu đề hồ sơ (`Title`), at most 500.
    pub title: String,
    /// Thời hạn bảo quản (`Maintenance`), at most 30.
    pub maintenance: String,
    /// Chế độ sử dụng (`Rights`), at most 30.
    pub rights: String,
    /// Người lập (`Creator`), at most 30.
    pub creator: String,
    /// Ngôn ngữ (`Language`), at most 50.
    pub language: String,
    /// Thời gian bắt đầu (`StartDate`).
    pub start_date: Option<NaiveDate>,
    /// Thời gian kết thúc (`EndDate`).
    pub end_date: Option<NaiveDate>,
    /// Ghi chú (`Description`), at most 500.
    pub description: String,
    /// Đề mục of the danh mục hồ sơ under which it stands (`I. Lãnh đạo`), at most 200; no field of
    /// PL VI — PL V, mục I.
    pub heading: String,
    /// Hồ sơ, tài liệu xây dựng cơ bản: handed over sooner — NĐ 30/2020/NĐ-CP, Điều 30.2.
    pub construction: bool,
    /// The day until which the unit keeps it behind its time — Điều 31.3.d.
    pub kept_until: Option<NaiveDate>,
}

impl HoSoFacts {
    /// The facts with composed letters and no blanks around them.
    ///
    /// # Errors
    /// [`ArchiveError::TooLong`] for a field that is too long, [`ArchiveError::Missing`] for a
    /// blank title or symbol.
    pub fn clean(mut self) -> Result<Self> {
        let texts = [
            ("organ_id", 35, &mut self.organ_id),
            ("file_notation", 20, &mut self.file_notation),
            ("title", 500, &mut self.title),
            ("maintenance", 30, &mut self.maintenance),
            ("rights", 30, &mut self.rights),
            ("creator", 30, &mut self.creator),
            ("language", 50, &mut self.language),
            ("description", 500, &mut self.description),
            ("heading", 200, &mut self.heading),
        ];
        for (field, max, text) in texts {
            *text = nfc(text.trim()).into_owned();
            if text.chars().count() > max {
                return Err(ArchiveError::TooLong { field, max });
            }
        }
        for (field, text) in [
            ("file_notation", &self.file_notation),
            ("title", &self.title),
        ] {
            if text.is_empty() {
                return Err(ArchiveError::Missing(field));
            }
        }
        Ok(self)
    }
}

/// A hồ sơ, as it was described at some time; the last row counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct HoSo {
    /// Its number inside the archive.
    pub id: i64,
    /// Which description, from 1.
    pub ordinal: u32,
    /// The description.
    pub facts: HoSoFacts,
}

impl Record for HoSo {
    const TABLE: &'static Table = &table::HO_SO;
}

/// That a document was put into a hồ sơ; the last row of a document counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filing {
    /// The document.
    pub document: i64,
    /// From 1.
    pub ordinal: u32,
    /// The hồ sơ.
    pub ho_so: i64,
    /// Số thứ tự văn bản trong hồ sơ (`DocOrdinal`), from 1.
    pub position: u32,
}

impl Record for Filing {
    const TABLE: &'static Table = &table::FILING;
}

/// That a hồ sơ was handed over (nộp lưu) — NĐ 30/2020/NĐ-CP, Điều 30.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct HandOver {
    /// The hồ sơ.
    pub ho_so: i64,
    /// On which day.
    pub day: NaiveDate,
    /// Who took it over.
    pub receiver: String,
    /// Ghi chú.
    pub note: String,
}

impl Record for HandOver {
    const TABLE: &'static Table = &table::HAND_OVER;
}
