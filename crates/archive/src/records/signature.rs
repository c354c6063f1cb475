//! Chữ ký số (digital signatures) of attached files, as they were found when the file came.

use serde::{Deserialize, Serialize};

use crate::table::{self, Table};
use crate::value::Record;

/// A signature of an attached file. The file has as many as it has rows; one that is cut back to an
/// earlier signature is as valid as it then was, but has the SHA-256 of an earlier row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct KeptSignature {
    /// The document.
    pub document: i64,
    /// Which of its files: [`crate::Attachment::ordinal`].
    pub attachment: u32,
    /// From 1, in the order of signing.
    pub ordinal: u32,
    /// SHA-256 of the file as it was right after this signature.
    pub sha256: String,
    /// What it was worth then: `valid`, `unclear` or `invalid`.
    pub verdict: String,
    /// What was found then, in words, a matter a line.
    pub lines: Vec<String>,
}

impl Record for KeptSignature {
    const TABLE: &'static Table = &table::SIGNATURE;
}
