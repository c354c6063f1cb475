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
