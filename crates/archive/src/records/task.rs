//! Nhiệm vụ (tasks) that a document sets: ai, việc gì, thời hạn.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thethuc_text::nfc;

use crate::table::{self, Table};
use crate::value::Record;
use crate::{ArchiveError, Result};

named! {
    /// How far a task is.
    TaskState {
        /// Chưa xong: to be done.
        Mo = "mo",
        /// Đã xong: done.
        Xong = "xong",
        /// Thôi: no longer to be done.
        Thoi = "thoi",
    }
}

/// What is to be done. Lengths are in characters.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct TaskFacts {
    /// Việc gì (what), at most 1,000.
    pub what: String,
    /// Ai (who), at most 200; blank where the document names nobody.
    pub assignee: String,
    /// Thời hạn, as a day, where it is one.
    pub due: Option<NaiveDate>,
    /// Thời hạn as the document has it (`trước ngày 30/11/2026`, `hằng quý`), at most 200.
    pub deadline: String,
    /// Where the document says so: a field path of the model (`/noi_dung/3`), at most 200.
    pub place: String,
}

impl TaskFacts {
    /// The facts with composed letters and no blanks around them.
    ///
    /// # Errors
    /// [`ArchiveError::Missing`] when nothing is to be done, [`ArchiveError::TooLong`] for a field
    /// that is too long.
    pub fn clean(mut self) -> Result<Self> {
        let texts = [
            ("what", 1_000, &mut self.what),
            ("assignee", 200, &mut self.assignee),
            ("deadline", 200, &mut self.deadline),
            ("place", 200, &mut self.place),
        ];
        for (field, max, text) in texts {
            *text = nfc(text.trim()).into_owned();
            if text.chars().count() > max {
                return Err(ArchiveError::TooLong { field, max });
            }
        }
        if self.what.is_empty() {
            return Err(ArchiveError::Missing("what"));
        }
        Ok(self)
    }
}

/// A task, as it stood at some time; the last row counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Task {
    /// The document that sets it.
    pub document: i64,
    /// Which of its tasks, from 1.
    pub task: u32,
    /// Which saving of it, from 1.
    pub ordinal: u32,
    /// What is to be done.
    pub facts: TaskFacts,
    /// How far it is.
    pub state: TaskState,
    /// In the words of the one who saved it: how it was done, why it was given up.
    pub note: String,
}

impl Record for Task {
    const TABLE: &'static Table = &table::TASK;
}

impl Task {
    /// Quá hạn: still to be done after its day.
    #[must_use]
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.state == TaskState::Mo && self.facts.due.is_some_and(|due| due < today)
    }
}
