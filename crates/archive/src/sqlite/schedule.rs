//! Copies that are made by themselves: when, and how many are kept. The caller looks at the clock.

#![allow(
    clippy::disallowed_methods,
    reason = "copies of the embedded database are files in a folder"
)]

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::SqliteArchive;
use super::open::{clear, objects_folder};
use crate::transaction::By;
use crate::{ArchiveError, Result};

/// The name of a copy: the moment in UTC between these.
const BEFORE: &str = "sao-luu-";
const MOMENT: &str = "%Y%m%dT%H%M%SZ";
const AFTER: &str = ".thethuc";

/// When copies are made, as the settings have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct BackupPolicy {
    /// The folder of the copies; better on another disk.
    pub folder: PathBuf,
    /// So many hours after the last one; 0 makes none.
    pub every_hours: u32,
    /// How many are kept, at least one.
    pub keep: u32,
}

/// A copy that was made by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// The file.
    pub path: PathBuf,
    /// When it was made, in UTC.
    pub at: NaiveDateTime,
}

impl BackupPolicy {
    /// Whether a copy is to be made now. Those that bear a moment to come were made by a wrong clock,
    /// and are no reason to wait.
    #[must_use]
    pub fn is_due(&self, copies: &[Copy], now: DateTime<FixedOffset>) -> bool {
        let now = now.naive_utc();
        let wait = TimeDelta::hours(self.every_hours.into());
        let past = copies.iter().map(|copy| copy.at).filter(|at| *at <= now);
        self.every_hours > 0 && past.max().is_none_or(|last| now - last >= wait)
    }

    /// The copies that were made by themselves, the newest first.
    ///
    /// # Errors
    /// When the folder is there and cannot be read.
    pub fn copies(&self) -> Result<Vec<Copy>> {
        if !self.folder.exists() {
            return Ok(Vec::new());
        }
        let trouble = |error| ArchiveError::file(&self.folder, error);
        let mut copies = Vec::new();
        for entry in fs::read_dir(&self.folder).map_err(trouble)? {
            copies.extend(copy(&entry.map_err(trouble)?.path()));
        }
        copies.sort_by_key(|copy| std::cmp::Reverse(copy.at));
        Ok(copies)
    }
}

impl SqliteArchive {
    /// Sao lưu theo lịch: makes a verified copy when one is due, then removes what is more than is to
    /// be kept. As the copy was verified whole, the archive is opened from there on
    /// ([`crate::Archive::checkpoint`]).
    ///
    /// # Errors
    /// As [`Self::back_up`]; then no copy was removed.
    pub fn back_up_when_due(&mut self, policy: &BackupPolicy, by: &By) -> Result<Option<Copy>> {
        let copies = policy.copies()?;
        if !policy.is_due(&copies, by.at) {
            return Ok(None);
        }
        let trouble = |error| ArchiveError::file(&policy.folder, error);
        fs::create_dir_all(&policy.folder).map_err(trouble)?;
        let at = by.at.naive_utc();
        let path = policy
            .folder
            .join(format!("{BEFORE}{}{AFTER}", at.format(MOMENT)));
        if let Some(last) = copies.first() {
            share(&objects_folder(&last.path), &objects_folder(&path)).map_err(trouble)?;
        }
        let head = match self.back_up(&path) {
            Ok(head) => head,
            Err(error) => {
                remove(&path)?;
                return Err(error);
            }
        };
        self.transact(by, |transaction| transaction.verified(&head))?;
        let kept = policy.keep.max(1) as usize;
        copies
            .iter()
            .skip(kept - 1)
            .try_for_each(|old| remove(&old.path))?;
        Ok(Some(Copy { path, at }))
    }
}

/// The copy of this name, if it is one of ours.
fn copy(path: &Path) -> Option<Copy> {
    let name = path.file_name()?.to_str()?;
    let moment = name.strip_prefix(BEFORE)?.strip_suffix(AFTER)?;
    Some(Copy {
        path: path.to_owned(),
        at: NaiveDateTime::parse_from_str(moment, MOMENT).ok()?,
    })
}

/// Gives the new copy the attachments of the last one, as second names of the same files: they are
/// named by their content and never change, so that the copies together have each of them once. What
/// cannot be shared is copied with the others.
fn share(from: &Path, to: &Path) -> std::io::Result<()> {
    if !from.exists() {
        return Ok(());
    }
    for shelf in fs::read_dir(from)? {
        let shelf = shelf?.path();
        let (true, Some(name)) = (shelf.is_dir(), shelf.file_name()) else {
            continue;
        };
        let target = to.join(name);
        fs::create_dir_all(&target)?;
        for file in fs::read_dir(&shelf)? {
            let file = file?;
            if fs::hard_link(file.path(), target.join(file.file_name())).is_err() {
                return Ok(());
            }
        }
    }
    Ok(())
}

/// Removes a copy with its attachments.
fn remove(path: &Path) -> Result<()> {
    clear(path)?;
    let files = objects_folder(path);
    if files.exists() {
        fs::remove_dir_all(&files).map_err(|error| ArchiveError::file(files, error))?;
    }
    Ok(())
}
