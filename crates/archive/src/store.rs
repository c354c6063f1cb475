//! What a back end must do. Everything else — numbering, the way of a document, the audit, the
//! verification, which hits keep their marks — is written once, above this trait.

use crate::Result;
use crate::records::{Entry, Head};
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
    /// Only rows behind the one with this whole key, in the order asked for.
    pub after: Option<&'a [Value]>,
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
            after: None,
            latest: false,
            backwards: false,
            limit: usize::MAX,
        }
    }
}

/// Where a term of a search is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Anywhere.
    Anywhere,
    /// Cơ quan ban hành.
    Organ,
    /// Người ký.
    Signer,
    /// Nơi nhận.
    Recipients,
}

/// A word as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// Folded ([`thethuc_text::fold`]): letters and digits only, never empty.
    pub folded: String,
    /// As [`Twin::marked`], where it was typed with marks: then it finds itself alone.
    pub marked: Option<String>,
}

/// Words that must stand one behind another; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The words.
    pub words: Vec<Typed>,
    /// Whether the last may be only the beginning of a word. It is typed without marks then: its
    /// tone may still come.
    pub prefix: bool,
    /// Where.
    pub place: Place,
}

/// Which documents, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Find {
    /// What is asked of them. Its typed words are in the fields below, understood.
    pub filter: Filter,
    /// All of these stand in the document.
    pub phrases: Vec<Phrase>,
    /// Số, without leading zeros and in small letters.
    pub number: Option<String>,
    /// Ký hiệu, folded.
    pub notation_key: Option<String>,
    /// Cơ quan ban hành, folded and whole.
    pub organ_key: Option<String>,
    /// What the document says, as [`crate::Entry::likeness`] has it.
    pub likeness: Option<String>,
    /// At most so many.
    pub limit: usize,
}

/// A word twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Twin {
    /// Folded.
    pub folded: String,
    /// With its marks, the tone behind the letters.
    pub marked: String,
}

/// A part of a document for the full text: words that stand one behind another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Which part; [`Place::Anywhere`] for those that are not asked for by name.
    pub place: Place,
    /// Its words.
    pub words: Vec<Twin>,
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
    /// Sets the words of a document.
    fn put_words(&mut self, document: i64, fields: &[Field]) -> Result<()>;
    /// Empties the index, before it is made anew.
    fn clear_index(&mut self) -> Result<()>;
    /// Finds documents by their entries and words.
    fn find(&self, find: &Find) -> Result<Vec<Entry>>;
    /// Whether [`Self::find`] finds exactly the documents with this phrase, its marks and its place
    /// among them; where it finds more, the texts are compared.
    fn is_exact(&self, phrase: &Phrase) -> bool;
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

    fn put_words(&mut self, document: i64, fields: &[Field]) -> Result<()> {
        (**self).put_words(document, fields)
    }

    fn clear_index(&mut self) -> Result<()> {
        (**self).clear_index()
    }

    fn find(&self, find: &Find) -> Result<Vec<Entry>> {
        (**self).find(find)
    }

    fn is_exact(&self, phrase: &Phrase) -> bool {
        (**self).is_exact(phrase)
    }

    fn sees_all(&self) -> Result<bool> {
        (**self).sees_all()
    }

    fn integrity(&self) -> Result<Vec<String>> {
        (**self).integrity()
    }
}
