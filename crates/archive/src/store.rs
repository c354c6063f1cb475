//! What a back end must do. Everything else — numbering, the way of a document, the audit, the
//! verification, which hits keep their marks — is written once, above this trait.

use chrono::NaiveDate;

use crate::Result;
use crate::records::{Direction, Entry, Stage};
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
    /// From the last to the first.
    pub backwards: bool,
    /// At most so many.
    pub limit: usize,
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

/// Words that must stand one behind another; folded ([`thethuc_text::fold`]), letters and digits
/// only, never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The words.
    pub words: Vec<String>,
    /// Words that were typed with marks, as [`Words::marked`] has them: runs of them that stand one
    /// behind another.
    pub marked: Vec<Vec<String>>,
    /// Whether the last may be only the beginning of a word.
    pub prefix: bool,
    /// Where.
    pub place: Place,
}

/// Which documents, the newest first.
#[derive(Debug, Clone, Default)]
pub struct Find {
    /// All of these stand in the document.
    pub phrases: Vec<Phrase>,
    /// Số, without leading zeros and in small letters.
    pub number: Option<String>,
    /// Ký hiệu, folded.
    pub notation_key: Option<String>,
    /// Cơ quan ban hành, folded and whole.
    pub organ_key: Option<String>,
    /// Which way it goes.
    pub direction: Option<Direction>,
    /// How far it is.
    pub stage: Option<Stage>,
    /// Sổ.
    pub book: Option<String>,
    /// Year or term of the book.
    pub period: Option<String>,
    /// Hồ sơ.
    pub ho_so: Option<i64>,
    /// Dated on this day or later.
    pub from: Option<NaiveDate>,
    /// Dated on this day or earlier.
    pub to: Option<NaiveDate>,
    /// To be answered by this day or earlier.
    pub due_by: Option<NaiveDate>,
    /// Only documents older than this one.
    pub before: Option<i64>,
    /// At most so many.
    pub limit: usize,
}

/// The words of a document for the full text, folded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// Số and ký hiệu.
    pub code: String,
    /// Trích yếu and tên loại.
    pub subject: String,
    /// Cơ quan ban hành.
    pub organ: String,
    /// Người ký.
    pub signer: String,
    /// Nơi nhận.
    pub recipients: String,
    /// Nội dung.
    pub body: String,
    /// All of them with their marks, the tone behind the letters of each word.
    pub marked: String,
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
    /// Adds a row; fails when its key or another unique column is taken.
    fn insert(&mut self, row: &Row) -> Result<()>;
    /// Reads rows.
    fn rows(&self, range: &Range<'_>) -> Result<Vec<Row>>;
    /// How many rows a table has.
    fn count(&self, table: &'static Table) -> Result<u64>;
    /// Sets the entry of a document, and its words where they changed.
    fn put_entry(&mut self, entry: &Entry, words: Option<&Words>) -> Result<()>;
    /// Empties the index, before it is made anew.
    fn clear_index(&mut self) -> Result<()>;
    /// Finds documents by their entries and words.
    fn find(&self, find: &Find) -> Result<Vec<Entry>>;
    /// What the back end's own check of its files, the full text among them, finds; empty when all
    /// is well.
    fn integrity(&self) -> Result<Vec<String>>;
}
