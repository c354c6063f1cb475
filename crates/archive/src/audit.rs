//! The chain: each line carries the hash of the one before it.

use crate::read;
use crate::records::{AuditLine, Checkpoint, Head, Seal};
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
pub(crate) fn follow(store: &dyn Store, visit: impl FnMut(&Row) -> Result<()>) -> Result<Head> {
    follow_from(store, Head::default(), visit)
}

/// [`follow`] behind a line that is known to be sound.
fn follow_from(
    store: &dyn Store,
    known: Head,
    mut visit: impl FnMut(&Row) -> Result<()>,
) -> Result<Head> {
    let mut head = known;
    let after = [Value::Int(head.line)];
    read::some_at_a_time(store, &AUDIT, &[], Some(&after), |rows| {
        rows.iter().try_for_each(|row| {
            let line = head.line + 1;
            let sound = row.values[0] == Value::Int(line)
                && row.values[PREV] == Value::Text(std::mem::take(&mut head.hash))
                && row.values[HASH] == Value::Text(row.digest_of(HASH));
            match &row.values[HASH] {
                Value::Text(hash) if sound => {
                    head = Head {
                        line,
                        hash: hash.clone(),
                    }
                }
                _ => return Err(ArchiveError::Broken { line }),
            }
            visit(row)
        })
    })?;
    Ok(head)
}

/// Whether the audit has this line with this hash.
pub(crate) fn contains(store: &dyn Store, head: &Head) -> Result<bool> {
    let line: Option<AuditLine> = read::last(store, &[("id", head.line.into())])?;
    Ok(line.is_some_and(|line| line.hash == head.hash))
}

/// Follows the chain from the last checkpoint, which must be sealed behind it.
///
/// # Errors
/// As [`follow`]; the line of a checkpoint that nothing seals counts as broken.
pub(crate) fn follow_from_checkpoint(store: &dyn Store) -> Result<Head> {
    let Some(checkpoint) = read::last::<Checkpoint>(store, &[])? else {
        return follow(store, |_| Ok(()));
    };
    let broken = ArchiveError::Broken {
        line: checkpoint.line,
    };
    let seal = Seal::of(&Row::of(&checkpoint)?);
    let known = Head {
        line: checkpoint.line,
        hash: checkpoint.hash,
    };
    let is_there = contains(store, &known)?;
    let mut is_sealed = false;
    let head = follow_from(store, known, |row| {
        is_sealed = is_sealed || row.read::<AuditLine>()?.seals.contains(&seal);
        Ok(())
    })?;
    if is_there && is_sealed {
        Ok(head)
    } else {
        Err(broken)
    }
}
