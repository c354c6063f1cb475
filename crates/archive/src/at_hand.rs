//! Saved searches, and documents opened not long ago: each person's own, and no records.

use crate::archive::Archive;
use crate::read;
use crate::records::{AtHand, AtHandKind, Entry};
use crate::search::Filter;
use crate::store::{Mode, Store};
use crate::table::AT_HAND;
use crate::transaction::By;
use crate::value::{Row, Value};
use crate::{ArchiveError, Result};

/// How many opened documents are remembered of each person.
const MAX_OPENED: usize = 50;
/// How many searches each person may save.
const MAX_SEARCHES: usize = 200;
/// The longest name of a search, in characters.
const MAX_NAME_CHARS: usize = 100;

/// A search that somebody saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedSearch {
    /// Its name.
    pub name: String,
    /// What it looks for.
    pub filter: Filter,
}

impl<S: Store> Archive<S> {
    /// Saves a search under a name, in the place of one of that name.
    ///
    /// # Errors
    /// [`ArchiveError::Missing`] for a blank name, [`ArchiveError::TooLong`] for a long one,
    /// [`ArchiveError::TooLarge`] when too many are saved.
    pub fn save_search(&mut self, by: &By, name: &str, filter: &Filter) -> Result<()> {
        let name = name.trim();
        if name.is_empty() {
            return Err(ArchiveError::Missing("name"));
        }
        if name.chars().count() > MAX_NAME_CHARS {
            return Err(ArchiveError::TooLong {
                field: "name",
                max: MAX_NAME_CHARS,
            });
        }
        let saved = self.saved_searches(&by.who)?;
        if saved.len() >= MAX_SEARCHES && saved.iter().all(|search| search.name != name) {
            return Err(ArchiveError::TooLarge(MAX_SEARCHES as u64));
        }
        // Strings, numbers and days only: always JSON.
        let content = serde_json::to_value(filter).unwrap_or_default();
        let row = at_hand(by, AtHandKind::TimKiem, name, content)?;
        self.rewriting(|store| store.replace(&row))
    }

    /// Forgets a search, if there is one of that name.
    ///
    /// # Errors
    /// When the store fails.
    pub fn forget_search(&mut self, by: &By, name: &str) -> Result<()> {
        self.rewriting(|store| take_away(store, &by.who, AtHandKind::TimKiem, name))
    }

    /// The searches that somebody saved, by name.
    ///
    /// # Errors
    /// When the store fails.
    pub fn saved_searches(&self, who: &str) -> Result<Vec<SavedSearch>> {
        let rows = of(&self.store, who, AtHandKind::TimKiem)?;
        let searches = rows.into_iter().map(|row| SavedSearch {
            name: row.name,
            // One that an older program saved in another shape looks for nothing.
            filter: serde_json::from_value(row.content).unwrap_or_default(),
        });
        Ok(searches.collect())
    }

    /// Remembers that somebody opened a document.
    ///
    /// # Errors
    /// [`ArchiveError::Unknown`] when there is none.
    pub fn opened(&mut self, by: &By, document: i64) -> Result<()> {
        self.direction(document)?;
        let kind = AtHandKind::VuaMo;
        let row = at_hand(by, kind, &document.to_string(), serde_json::json!({}))?;
        self.rewriting(|store| {
            store.replace(&row)?;
            for old in newest(store, &by.who)?.into_iter().skip(MAX_OPENED) {
                take_away(store, &by.who, kind, &old.name)?;
            }
            Ok(())
        })
    }

    /// The documents that somebody opened, the last one first.
    ///
    /// # Errors
    /// When the store fails.
    pub fn recently_opened(&self, who: &str, limit: usize) -> Result<Vec<Entry>> {
        let mut found = Vec::new();
        for row in newest(&self.store, who)?.into_iter().take(limit) {
            let document: i64 = row.name.parse().unwrap_or_default();
            found.extend(read::last::<Entry>(
                &self.store,
                &[("document", document.into())],
            )?);
        }
        Ok(found)
    }

    /// Rewrites what is no record: all of it or nothing, and without a line of the audit.
    fn rewriting(&mut self, work: impl FnOnce(&mut S) -> Result<()>) -> Result<()> {
        self.store.begin(Mode::Write)?;
        let done = work(&mut self.store).and_then(|()| self.store.commit());
        if done.is_err() {
            self.store.rollback();
        }
        done
    }
}

fn at_hand(by: &By, kind: AtHandKind, name: &str, content: serde_json::Value) -> Result<Row> {
    if by.who.trim().is_empty() {
        return Err(ArchiveError::Missing("who"));
    }
    Row::of(&AtHand {
        who: by.who.clone(),
        kind,
        name: name.to_owned(),
        at: by.at,
        content,
    })
}

fn of(store: &dyn Store, who: &str, kind: AtHandKind) -> Result<Vec<AtHand>> {
    read::all(store, &[("who", who.into()), ("kind", kind.id().into())])
}

/// The opened documents of somebody, the last one first.
fn newest(store: &dyn Store, who: &str) -> Result<Vec<AtHand>> {
    let mut rows = of(store, who, AtHandKind::VuaMo)?;
    rows.sort_by_key(|row| std::cmp::Reverse(row.at));
    Ok(rows)
}

fn take_away(store: &mut dyn Store, who: &str, kind: AtHandKind, name: &str) -> Result<()> {
    let key: [Value; 3] = [who.into(), kind.id().into(), name.into()];
    store.remove(&AT_HAND, &key)
}
