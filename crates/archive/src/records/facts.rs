//! What is known of a document: the input fields of NĐ 30/2020/NĐ-CP, PL VI, Phần II.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thethuc_model::DoMat;
use thethuc_text::nfc;

use crate::{ArchiveError, Result};

/// The fields of PL VI, Phần II, mục I (outgoing) and II (incoming). Lengths are in characters.
///
/// The number of an outgoing document and the arrival of an incoming one are not here: the register
/// gives them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "ts", ts(rename = "DocumentFacts"))]
#[serde(default, deny_unknown_fields)]
pub struct Facts {
    /// Mã định danh văn bản (identifier of an electronic document), if it has one.
    pub code: String,
    /// Tên loại văn bản (`TypeName`), at most 100.
    pub type_name: String,
    /// Số của văn bản (`CodeNumber`) that another agency gave, at most 11; blank for our own.
    pub code_number: String,
    /// Ký hiệu (`CodeNotation`), at most 30.
    pub code_notation: String,
    /// Ngày, tháng, năm văn bản (`IssuedDate`).
    pub issued_date: Option<NaiveDate>,
    /// Cơ quan ban hành (`OrganName`), at most 200.
    pub organ_name: String,
    /// Trích yếu nội dung (`Subject`), at most 500.
    pub subject: String,
    /// Ngôn ngữ (`Language`), at most 30.
    pub language: String,
    /// Số trang (`PageAmount`).
    pub page_amount: Option<u32>,
    /// Ghi chú (`Description`), at most 500.
    pub description: String,
    /// Người ký (`SignerInfo`).
    pub signer: Signer,
    /// Nơi nhận (`To`, `ToPlaces`).
    pub to: Vec<Recipient>,
    /// Mức độ khẩn (`Priority`).
    pub priority: Urgency,
    /// Độ mật (`Priority`); none for what is no state secret. Left out of the column then, so that
    /// the seals of what was written before it was asked for stay as they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub do_mat: Option<DoMat>,
    /// Số lượng bản phát hành (`IssuedAmount`).
    pub issued_amount: Option<u32>,
    /// Hạn trả lời (`DueDate`).
    pub due_date: Option<NaiveDate>,
}

/// Người ký (`SignerInfo`).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "ts", ts(rename = "SignerFacts"))]
#[serde(default, deny_unknown_fields)]
pub struct Signer {
    /// Quyền hạn, chức vụ (`Position`), at most 100.
    pub position: String,
    /// Họ và tên (`FullName`), at most 50.
    pub full_name: String,
}

/// Nơi nhận (a recipient).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "ts", ts(rename = "RecipientFacts"))]
#[serde(default, deny_unknown_fields)]
pub struct Recipient {
    /// Mã định danh (`OrganId`), at most 35 characters — QĐ 20/2020/QĐ-TTg; blank for those
    /// without one.
    pub organ_id: String,
    /// Tên (`OrganName`), at most 200.
    pub organ_name: String,
}

/// Mức độ khẩn (urgency) — PL I/III.2.b.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Urgency {
    /// Thường.
    #[default]
    Thuong,
    /// Khẩn.
    Khan,
    /// Thượng khẩn.
    ThuongKhan,
    /// Hỏa tốc.
    HoaToc,
}

impl Facts {
    /// The facts with composed letters (NFC) and no blanks around them.
    ///
    /// # Errors
    /// [`ArchiveError::TooLong`] when a field is longer than PL VI lets it be.
    pub fn clean(mut self) -> Result<Self> {
        for (field, max, text) in self.texts() {
            *text = nfc(text.trim()).into_owned();
            if text.chars().count() > max {
                return Err(ArchiveError::TooLong { field, max });
            }
        }
        Ok(self)
    }

    fn texts(&mut self) -> Vec<(&'static str, usize, &mut String)> {
        let mut texts = vec![
            ("code", 100, &mut self.code),
            ("type_name", 100, &mut self.type_name),
            ("code_number", 11, &mut self.code_number),
            ("code_notation", 30, &mut self.code_notation),
            ("organ_name", 200, &mut self.organ_name),
            ("subject", 500, &mut self.subject),
            ("language", 30, &mut self.language),
            ("description", 500, &mut self.description),
            ("position", 100, &mut self.signer.position),
            ("full_name", 50, &mut self.signer.full_name),
        ];
        for to in &mut self.to {
            texts.push(("to", 200, &mut to.organ_name));
            texts.push(("organ_id", 35, &mut to.organ_id));
        }
        texts
    }

    /// The names of the recipients, one after the other.
    #[must_use]
    pub fn recipients(&self) -> String {
        let names: Vec<&str> = self.to.iter().map(|to| to.organ_name.as_str()).collect();
        names.join("; ")
    }

    /// As it stands in the column: JSON with the fields in their order.
    pub(crate) fn canonical(&self) -> String {
        // Strings, numbers, lists and dates only: always JSON.
        serde_json::to_string(self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_composed_and_trimmed() {
        let facts = Facts {
            subject: "  Ti\u{302}́p da\u{302}n ".to_owned(),
            ..Facts::default()
        };
        assert_eq!(facts.clean().unwrap().subject, nfc("Ti\u{302}́p dân"));
    }

    #[test]
    fn a_field_longer_than_its_column_is_refused_by_name() {
        let facts = Facts {
            subject: "ữ".repeat(501),
            ..Facts::default()
        };
        let refused = facts.clean();
        assert!(matches!(
            refused,
            Err(ArchiveError::TooLong {
                field: "subject",
                max: 500
            })
        ));
    }
}
