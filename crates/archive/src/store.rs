//! What a back end must do. Everything else — numbering, the way of a document, the audit, the
//! verification, which hits keep their marks — is written once, above this trait.

use crate::Result;
use crate::records::{Entry, Head, Identity};
use crate::search::Filter;
use crate::table::Table;
use crate::value::{Row, Value};

/// What a transaction may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// See one state of everything, whatever others write meanwhile.
    Read,
    /// Write, alone: others that want to write wait.
    Write,
}

/// Which rows of a table, in the order of its key.
#[derive(Debug, Clone)]
pub struct Range<'a> {
    /// The table.
    pub table: &'static Table,
    /// Columns that must have these values.
    pub equal: &'a [(&'static str, Value)],
    /// A column that must have one of these values.
    pub among: Option<(&'static str, &'a [i64])>,
    /// Only rows behind the one with this whole key, in the order asked for.
    pub after: Option<&'a [Value]>,
    /// The row with that key as well.
    pub with_it: bool,
    /// Only rows behind which no other stands with the same key but for its last column: of what is
    /// described again and again, the descriptions that count.
    pub latest: bool,
    /// From the last to the first.
    pub backwards: bool,
    /// At most so many.
    pub limit: usize,
}

impl Range<'_> {
    /// All rows of a table.
    #[must_use]
    pub fn all(table: &'static Table) -> Self {
        Self {
            table,
            equal: &[],
            among: None,
            after: None,
            with_it: false,
            latest: false,
            backwards: false,
            limit: usize::MAX,
        }
    }

    /// What is asked for, but for [`Self::after`], of all rows that the table has of some documents.
    pub(crate) fn of(&self, mut rows: Vec<&Row>) -> Vec<Row> {
        rows.sort_by(|one, other| one.key().cmp(other.key()));
        rows.dedup_by(|next, row| next.key() == row.key());
        if self.latest {
            let what = ..self.table.key - 1;
            let described = rows.chunk_by(|row, next| row.key()[what] == next.key()[what]);
            rows = described.filter_map(|rows| rows.last().copied()).collect();
        }
        if self.backwards {
            rows.reverse();
        }
        rows.retain(|row| self.asks_for(row));
        rows.into_iter().take(self.limit).cloned().collect()
    }

    fn asks_for(&self, row: &Row) -> bool {
        let value = |name: &str| {
            let mut columns = self.table.columns.iter();
            let at = columns.position(|column| column.name == name);
            at.and_then(|at| row.values.get(at))
        };
        let is_equal = self
            .equal
            .iter()
            .all(|(name, wanted)| value(name) == Some(wanted));
        let is_among = self.among.is_none_or(|(name, wanted)| {
            matches!(value(name), Some(Value::Int(found)) if wanted.contains(found))
        });
        is_equal && is_among
    }
}

/// One thing that is asked of the tokens of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// It has one of these; never empty.
    OneOf(Vec<String>),
    /// It has one that begins so: signs before the word, and the first letters of the word.
    Beginning(&'static str, String),
}

/// Which documents, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Find {
    /// What is asked of them. Its typed words are in the fields below, understood.
    pub filter: Filter,
    /// All of this is asked of their tokens.
    pub tokens: Vec<Asked>,
    /// Số, without leading zeros and in small letters.
    pub number: Option<String>,
    /// Ký hiệu, folded.
    pub notation_key: Option<String>,
    /// It is one of these; empty for all.
    pub identities: Vec<Identity>,
    /// What the document says, as [`crate::Entry::likeness`] has it.
    pub likeness: Option<String>,
    /// At most so many.
    pub limit: usize,
}

/// The full text of a document: [`crate::tokens`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// The document.
    pub document: i64,
    /// Its tokens, each once and in order: letters, digits and `_` only.
    pub tokens: Vec<String>,
    /// Those of them that may be asked for by their beginnings.
    pub vocabulary: Vec<String>,
}

/// A place where rows are kept.
///
/// # Errors
/// Every method fails with [`crate::ArchiveError::Store`] when the back end does.
pub trait Store {
    /// Begins a transaction.
    fn begin(&mut self, mode: Mode) -> Result<()>;
    /// Makes what was written last: when this returns, it survives the loss of power.
    fn commit(&mut self) -> Result<()>;
    /// Forgets what was written; does nothing where no transaction runs.
    fn rollback(&mut self);
    /// Adds rows; fails when the key of one or another unique column is taken.
    fn insert(&mut self, rows: &[Row]) -> Result<()>;
    /// Reads rows.
    fn rows(&self, range: &Range<'_>) -> Result<Vec<Row>>;
    /// The last line of the audit, which may not be among the [`Self::rows`] that somebody may see.
    fn head(&self) -> Result<Head>;
    /// How many rows a table has.
    fn count(&self, table: &'static Table) -> Result<u64>;
    /// Adds a row to a table that is not sealed, or sets the one with the same key.
    fn replace(&mut self, row: &Row) -> Result<()>;
    /// Takes a row out of a table that is not sealed, if it is there.
    fn remove(&mut self, table: &'static Table, key: &[Value]) -> Result<()>;
    /// Sets the tokens of documents.
    fn put_words(&mut self, words: &[Words]) -> Result<()>;
    /// Empties the index, before it is made anew.
    fn clear_index(&mut self) -> Result<()>;
    /// Finds documents by their entries and tokens.
    fn find(&self, find: &Find) -> Result<Vec<Entry>>;
    /// Whether every row may be seen: whoever sees a part alone can neither verify nor follow the
    /// chain.
    fn sees_all(&self) -> Result<bool>;
    /// What the back end's own check of its files, the full text among them, finds; empty when all
    /// is well.
    fn integrity(&self) -> Result<Vec<String>>;
}

impl<S: Store + ?Sized> Store for Box<S> {
    fn begin(&mut self, mode: Mode) -> Result<()> {
        (**self).begin(mode)
    }

    fn commit(&mut self) -> Result<()> {
        (**self).commit()
    }

    fn rollback(&mut self) {
        (**self).rollback();
    }

    fn insert(&mut self, rows: &[Row]) -> Result<()> {
        (**self).insert(rows)
    }

    fn rows(&self, range: &Range<'_>) -> Result<Vec<Row>> {
        (**self).rows(range)
    }

    fn head(&self) -> Result<Head> {
        (**self).head()
    }

    fn count(&self, table: &'static Table) -> Result<u64> {
        (**self).count(table)
    }

    fn replace(&mut self, row: &Row) -> Result<()> {
        (**self).replace(row)
    }

    fn remove(&mut self, table: &'static Table, key: &[Value]) -> Result<()> {
        (**self).remove(table, key)
    }

    fn put_words(&mut self, words: &[Words]) -> Result<()> {
        (**self).put_words(words)
    }

    fn clear_index(&mut self) -> Result<()> {
        (**self).clear_index()
    }

    fn find(&self, find: &Find) -> Result<Vec<Entry>> {
        (**self).find(find)
    }

    fn sees_all(&self) -> Result<bool> {
        (**self).sees_all()
    }

    fn integrity(&self) -> Result<Vec<String>> {
        (**self).integrity()
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::btree_map;
    use proptest::option;
    use proptest::prelude::*;
    use rusqlite::{Connection, params_from_iter};

    use super::*;
    use crate::sql;
    use crate::table::FILING;

    fn filing(values: [i64; 4]) -> Row {
        let values = values.map(Value::Int).to_vec();
        Row {
            table: &FILING,
            values,
        }
    }

    /// What the database finds.
    fn in_sql(rows: &[Row], range: &Range<'_>) -> Vec<Row> {
        let database = Connection::open_in_memory().unwrap();
        let columns: Vec<&str> = FILING.columns.iter().map(|column| column.name).collect();
        let make = format!("CREATE TABLE filing ({})", columns.join(", "));
        database.execute_batch(&make).unwrap();
        let ints = |values: &[Value]| {
            let ints = values.iter().map(|value| match value {
                Value::Int(int) => *int,
                _ => 0,
            });
            params_from_iter(ints.collect::<Vec<_>>())
        };
        for row in rows {
            let insert = sql::insert(std::slice::from_ref(row));
            database.execute(&insert.sql, ints(&insert.values)).unwrap();
        }
        let asked = sql::rows(range);
        let mut statement = database.prepare(&asked.sql).unwrap();
        let found = statement.query_map(ints(&asked.values), |row| {
            Ok(filing([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]))
        });
        found.unwrap().map(|row| row.unwrap()).collect()
    }

    proptest! {
        #[test]
        fn a_range_means_the_same_in_memory_and_in_sql(
            rows in btree_map((0_i64..4, 0_i64..4), (0_i64..3, 0_i64..3), 0..12),
            equal in option::of((prop::sample::select(vec!["document", "ordinal", "ho_so"]), 0_i64..4)),
            among in option::of(prop::collection::vec(0_i64..4, 1..4)),
            [latest, backwards] in any::<[bool; 2]>(),
            limit in 0_usize..12,
        ) {
            let rows: Vec<Row> = rows.into_iter().map(|((a, b), (c, d))| filing([a, b, c, d])).collect();
            let equal: Vec<_> = equal.map(|(name, value)| (name, Value::Int(value))).into_iter().collect();
            let range = Range {
                equal: &equal,
                among: among.as_deref().map(|among| ("document", among)),
                latest,
                backwards,
                limit,
                ..Range::all(&FILING)
            };
            prop_assert_eq!(range.of(rows.iter().collect()), in_sql(&rows, &range));
        }
    }
}
