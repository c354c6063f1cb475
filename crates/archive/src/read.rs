//! Typed reading, for everything above a [`Store`].

use crate::records::{Direction, DocumentRow, Number, Step, Version};
use crate::store::{Range, Store};
use crate::table::Table;
use crate::value::{Record, Row, Value};
use crate::way::Way;
use crate::{ArchiveError, Result};

type Equal<'a> = &'a [(&'static str, Value)];

fn range<'a>(table: &'static Table, equal: Equal<'a>) -> Range<'a> {
    Range {
        table,
        equal,
        after: None,
        backwards: false,
        limit: usize::MAX,
    }
}

/// All records with these values, in the order of their keys.
pub(crate) fn all<R: Record>(store: &dyn Store, equal: Equal<'_>) -> Result<Vec<R>> {
    let rows = store.rows(&range(R::TABLE, equal))?;
    rows.iter().map(Row::read).collect()
}

/// The last record with these values.
pub(crate) fn last<R: Record>(store: &dyn Store, equal: Equal<'_>) -> Result<Option<R>> {
    let rows = store.rows(&Range {
        backwards: true,
        limit: 1,
        ..range(R::TABLE, equal)
    })?;
    rows.first().map(Row::read).transpose()
}

/// Goes through a table a few rows at a time, in the order of its key.
pub(crate) fn each<R: Record>(
    store: &dyn Store,
    equal: Equal<'_>,
    visit: impl FnMut(&Row) -> Result<()>,
) -> Result<()> {
    each_row(store, R::TABLE, equal, visit)
}

/// [`each`] for a table that is known by value.
pub(crate) fn each_row(
    store: &dyn Store,
    table: &'static Table,
    equal: Equal<'_>,
    mut visit: impl FnMut(&Row) -> Result<()>,
) -> Result<()> {
    const AT_ONCE: usize = 512;
    let mut after: Option<Vec<Value>> = None;
    loop {
        let rows = store.rows(&Range {
            after: after.as_deref(),
            limit: AT_ONCE,
            ..range(table, equal)
        })?;
        rows.iter().try_for_each(&mut visit)?;
        match rows.last() {
            Some(row) if rows.len() == AT_ONCE => after = Some(row.key().to_vec()),
            _ => return Ok(()),
        }
    }
}

/// Which way a document goes.
pub(crate) fn direction(store: &dyn Store, document: i64) -> Result<Direction> {
    last::<DocumentRow>(store, &[("id", document.into())])?
        .map(|row| row.direction)
        .ok_or_else(|| ArchiveError::unknown("document", document))
}

/// The version that counts.
pub(crate) fn version(store: &dyn Store, document: i64) -> Result<Version> {
    last::<Version>(store, &[("document", document.into())])?
        .ok_or_else(|| ArchiveError::unknown("document", document))
}

/// What was done with a document.
pub(crate) fn steps(store: &dyn Store, document: i64) -> Result<Vec<Step>> {
    all(store, &[("document", document.into())])
}

/// Where a document stands.
pub(crate) fn way(store: &dyn Store, document: i64) -> Result<Way> {
    Way::after(direction(store, document)?, &steps(store, document)?)
}

/// The number of a document, if it has one.
pub(crate) fn number(store: &dyn Store, document: i64) -> Result<Option<Number>> {
    last(store, &[("document", document.into())])
}
