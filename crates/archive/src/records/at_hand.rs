//! What each person keeps at hand. No record of the office: it is rewritten, and nobody verifies it.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use crate::table::{self, Table};
use crate::value::Record;

named! {
    /// What is kept at hand.
    AtHandKind {
        /// Tìm kiếm đã lưu: a saved search.
        TimKiem = "tim-kiem",
        /// Vừa mở: a document opened not long ago.
        VuaMo = "vua-mo",
    }
}

/// Something that somebody keeps at hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AtHand {
    /// Who.
    pub who: String,
    /// What it is.
    pub kind: AtHandKind,
    /// Its name: that of the search, the number of the document.
    pub name: String,
    /// When it was put there last.
    pub at: DateTime<FixedOffset>,
    /// The search itself; nothing for a document.
    pub content: serde_json::Value,
}

impl Record for AtHand {
    const TABLE: &'static Table = &table::AT_HAND;
}
