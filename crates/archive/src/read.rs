//! Typed reading, for everything above a [`Store`].

use crate::records::{AuditLine, Direction, DocumentRow, Head, HoSo, Number, Step, Task, Version};
use crate::store::{Range, Store};
use crate::table::Table;
use crate::value::{Record, Row, Value};
use crate::way::Way;
use crate::{ArchiveError, Result};

type Equal<'a> = &'a [(&'static str, Value)];

/// How many documents are asked about, and how many rows are read, at once, at most.
pub(crate) const TOGETHER: usize = 256;

fn range<'a>(table: &'static Table, equal: Equal<'a>) -> Range<'a> {
    Range {
        equal,
        ..Range::all(table)
    }
}

/// All records with these values, in the order of their keys.
pub(crate) fn all<R: Record>(store: &dyn Store, equal: Equal<'_>) -> Result<Vec<R>> {
    let rows = store.rows(&range(R::TABLE, equal))?;
    rows.iter().map(Row::read).collect()
}

/// Of what is described again and again, the descriptions that count, of those with these values.
pub(crate) fn latest<R: Record>(store: &dyn Store, equal: Equal<'_>) -> Result<Vec<R>> {
    let rows = store.rows(&Range {
        latest: true,
        ..range(R::TABLE, equal)
    })?;
    rows.iter().map(Row::read).collect()
}

/// The records of documents, by the column that names the document; of what is described again and
/// again, the descriptions that count alone.
pub(crate) fn among<R: Record>(
    store: &dyn Store,
    column: &'static str,
    documents: &[i64],
    latest: bool,
) -> Result<Vec<R>> {
    records_among(store, (column, documents), &[], latest)
}

/// The versions that the documents began with.
pub(crate) fn first_versions(store: &dyn Store, documents: &[i64]) -> Result<Vec<Version>> {
    let first = [("ordinal", 1_u32.into())];
    records_among(store, ("document", documents), &first, false)
}

fn records_among<R: Record>(
    store: &dyn Store,
    among: (&'static str, &[i64]),
    equal: Equal<'_>,
    latest: bool,
) -> Result<Vec<R>> {
    let mut records = Vec::new();
    for some in among.1.chunks(TOGETHER) {
        let rows = store.rows(&Range {
            among: Some((among.0, some)),
            latest,
            ..range(R::TABLE, equal)
        })?;
        for row in &rows {
            records.push(row.read()?);
        }
    }
    Ok(records)
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

/// The last line of the audit, where all of them may be seen.
pub(crate) fn head(store: &dyn Store) -> Result<Head> {
    let last: Option<AuditLine> = last(store, &[])?;
    Ok(last.map_or_else(Head::default, |line| Head {
        line: line.id,
        hash: line.hash,
    }))
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
    some_at_a_time(store, table, equal, None, |rows| {
        rows.iter().try_for_each(&mut visit)
    })
}

/// Goes through a table, at most [`TOGETHER`] rows at a time, in the order of its key; begins behind
/// the row with this key, where one is named.
pub(crate) fn some_at_a_time(
    store: &dyn Store,
    table: &'static Table,
    equal: Equal<'_>,
    after: Option<&[Value]>,
    mut visit: impl FnMut(&[Row]) -> Result<()>,
) -> Result<()> {
    let mut after = after.map(<[Value]>::to_vec);
    loop {
        let rows = store.rows(&Range {
            after: after.as_deref(),
            limit: TOGETHER,
            ..range(table, equal)
        })?;
        visit(&rows)?;
        match rows.last() {
            Some(row) if rows.len() == TOGETHER => after = Some(row.key().to_vec()),
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

/// A task, as it stands now.
pub(crate) fn task(store: &dyn Store, document: i64, task: u32) -> Result<Task> {
    let key = [("document", document.into()), ("task", task.into())];
    last(store, &key)?.ok_or_else(|| ArchiveError::unknown("task", task))
}

/// A hồ sơ, as it is described now.
pub(crate) fn ho_so(store: &dyn Store, id: i64) -> Result<HoSo> {
    last(store, &[("id", id.into())])?.ok_or_else(|| ArchiveError::unknown("ho-so", id))
}
