//! What the file says of itself.

use chrono::{DateTime, Utc};
use thethuc_markup::Markup;

/// Core properties of the file. Nothing else in the file tells a time or a name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Properties {
    /// Title: tên loại and trích yếu.
    pub title: String,
    /// Creator: the issuing body.
    pub creator: String,
    /// When the file was made; left out of the file when none.
    pub created: Option<DateTime<Utc>>,
    /// When the file was last changed; left out of the file when none.
    pub modified: Option<DateTime<Utc>>,
}

impl Properties {
    /// Title and author of the markup, made and last changed at the given time.
    #[must_use]
    pub fn of(markup: &Markup, time: Option<DateTime<Utc>>) -> Self {
        Self {
            title: markup.title.clone(),
            creator: markup.author.clone(),
            created: time,
            modified: time,
        }
    }
}
