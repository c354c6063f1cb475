//! The index: what lists and searches show of a document, as it stands now.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thethuc_model::DoMat;

use super::{Direction, Facts, Stage};
use crate::findings::plain_number;
use crate::table::{self, Table};
use crate::text::key;
use crate::value::Record;

/// A document in a list. Made from the other tables, and made anew from them when they differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "ts", ts(rename = "RegisterEntry"))]
pub struct Entry {
    /// The document.
    pub document: i64,
    /// Which way it goes.
    pub direction: Direction,
    /// How far it is.
    pub stage: Stage,
    /// Sổ, once it has a number there.
    pub book: Option<String>,
    /// The year or term of that book.
    pub period: Option<String>,
    /// The number in that book: for an incoming document, số đến.
    pub ordinal: Option<u32>,
    /// The letter of that number, mostly empty.
    pub suffix: Option<String>,
    /// Số của văn bản without leading zeros: our own number, or the one that its author gave.
    pub number: String,
    /// Ký hiệu.
    pub notation: String,
    /// Tên loại.
    pub type_name: String,
    /// Trích yếu; blank of a state secret.
    pub subject: String,
    /// Cơ quan ban hành.
    pub organ: String,
    /// Người ký.
    pub signer: String,
    /// The date of the document.
    pub issued: Option<NaiveDate>,
    /// Hạn trả lời.
    pub due: Option<NaiveDate>,
    /// Hồ sơ.
    pub ho_so: Option<i64>,
    /// Who saved the first version.
    pub drafter: String,
    /// Ký hiệu, folded.
    pub notation_key: String,
    /// Cơ quan ban hành, folded.
    pub organ_key: String,
    /// What the document says, whenever and under whatever number: [`super::Version::likeness`].
    pub likeness: String,
    /// Độ mật: what has one is a state secret, and the index holds none of its words.
    pub do_mat: Option<DoMat>,
}

impl Record for Entry {
    const TABLE: &'static Table = &table::ENTRY;
}

/// What tells an incoming document from all others: its number, symbol and author, as entries have them
/// — NĐ 30/2020/NĐ-CP, PL VI, Phần I.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Identity {
    /// [`Entry::number`]; never empty.
    pub number: String,
    /// [`Entry::notation_key`].
    pub notation_key: String,
    /// [`Entry::organ_key`].
    pub organ_key: String,
}

impl Identity {
    /// That of an incoming document with these facts; none without a number.
    pub(crate) fn of(facts: &Facts) -> Option<Self> {
        Self::with_number(Self {
            number: plain_number(&facts.code_number),
            notation_key: key(&facts.code_notation),
            organ_key: key(&facts.organ_name),
        })
    }

    fn with_number(self) -> Option<Self> {
        Some(self).filter(|identity| !identity.number.is_empty())
    }
}

impl Entry {
    /// What tells it from all others; none without a number.
    pub(crate) fn identity(&self) -> Option<Identity> {
        Identity::with_number(Identity {
            number: self.number.clone(),
            notation_key: self.notation_key.clone(),
            organ_key: self.organ_key.clone(),
        })
    }

    /// Số and ký hiệu as they are written: `05/QĐ-UBND`. Numbers below ten have a zero before them
    /// — PL I/II.3.a.
    #[must_use]
    pub fn code(&self) -> String {
        let digits = self.number.bytes().take_while(u8::is_ascii_digit).count();
        let zero = if digits == 1 { "0" } else { "" };
        let stroke = match (self.number.as_str(), self.notation.as_str()) {
            ("", _) | (_, "") => "",
            _ => "/",
        };
        format!("{zero}{}{stroke}{}", self.number, self.notation)
    }
}
