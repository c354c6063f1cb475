//! The chain: each line carries the hash of the one before it.

use crate::read;
use crate::records::{AuditLine, Head};
use crate::store::Store;
use crate::table::AUDIT;
use crate::value::{Row, Value};
use crate::{ArchiveError, Result};

/// The column of the hash, which covers all before it.
const HASH: usize = AUDIT.columns.len() - 1;
/// The column of the hash of the line before.
const PREV: usize = HASH - 1;

/// Sets the hash of a line.
pub(crate) fn close(row: &mut Row) {
    row.values[HASH] = Value::Text(row.digest_of(HASH));
}

/// Goes through the chain and shows each sound line to `visit`; returns its end.
///
/// # Errors
/// [`ArchiveError::Broken`] with the first line that does not follow from the one before it.
pub(crate) fn follow(store: &dyn Store, mut visit: impl FnMut(&Row) -> Result<()>) -> Result<Head> {
    let mut line = 0;
    let mut prev = Value::Text(String::new());
    read::each::<AuditLine>(store, &[], |row| {
        line += 1;
        let sound = row.values[0] == Value::Int(line)
            && row.values[PREV] == prev
            && row.values[HASH] == Value::Text(row.digest_of(HASH));
        if !sound {
            return Err(ArchiveError::Broken { line });
        }
        prev = row.values[HASH].clone();
        visit(row)
    })?;
    let hash = match prev {
        Value::Text(hash) => hash,
        Value::Null | Value::Int(_) => String::new(),
    };
    Ok(Head { line, hash })
}
