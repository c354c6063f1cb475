//! Documents, their versions and the files that belong to them.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::Facts;
use crate::table::{self, Table};
use crate::value::{Record, Value, digest};

/// Which way a document goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// Văn bản đi (outgoing) — NĐ 30/2020/NĐ-CP, Điều 3.7.
    Di,
    /// Văn bản đến (incoming) — Điều 3.8.
    Den,
}

impl Direction {
    /// As it is kept and typed.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Di => "di",
            Self::Den => "den",
        }
    }
}

/// That there is a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentRow {
    /// Its number inside the archive, growing with time.
    pub id: i64,
    /// Which way it goes.
    pub direction: Direction,
}

impl Record for DocumentRow {
    const TABLE: &'static Table = &table::DOCUMENT;
}

/// What a document said when it was saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// The document.
    pub document: i64,
    /// From 1.
    pub ordinal: u32,
    /// What is known of it.
    pub facts: Facts,
    /// Its text without any form, for the search.
    pub text: String,
    /// The document of the form as JSON, where it was drafted here.
    pub content: Option<String>,
    /// When it was saved.
    pub at: DateTime<FixedOffset>,
    /// By whom.
    pub who: String,
    /// What changed, in the words of the one who saved it.
    pub note: String,
}

impl Record for Version {
    const TABLE: &'static Table = &table::VERSION;
}

impl Version {
    /// SHA-256 of what an approval covers: the facts, the text and the document of the form; not
    /// who saved it, nor when.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let facts = Value::Text(self.facts.canonical());
        let text = Value::Text(self.text.clone());
        let content = self.content.clone().map_or(Value::Null, Value::Text);
        let parts = [("facts", &facts), ("text", &text), ("content", &content)];
        digest("fingerprint", parts.into_iter())
    }

    /// The same for versions that say the same: 32 hexadecimal digits of the SHA-256 of ký hiệu,
    /// cơ quan, tên loại, trích yếu and text. Number, date and form are left out.
    #[must_use]
    pub fn likeness(&self) -> String {
        let facts = &self.facts;
        let parts = [
            ("code_notation", &facts.code_notation),
            ("organ_name", &facts.organ_name),
            ("type_name", &facts.type_name),
            ("subject", &facts.subject),
            ("text", &self.text),
        ]
        .map(|(name, text)| (name, Value::Text(text.clone())));
        let mut whole = digest("likeness", parts.iter().map(|(name, value)| (*name, value)));
        whole.truncate(32);
        whole
    }
}

/// A file that belongs to a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Attachment {
    /// The document.
    pub document: i64,
    /// From 1.
    pub ordinal: u32,
    /// Its file name.
    pub name: String,
    /// SHA-256 of its bytes, which is its name in the store of objects.
    pub sha256: String,
    /// Its size.
    pub bytes: u64,
}

impl Record for Attachment {
    const TABLE: &'static Table = &table::ATTACHMENT;
}
