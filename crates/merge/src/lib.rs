//! One draft, many letters (trộn thư): a list of recipients, and a draft whose texts name columns
//! of that list as `{{Tên cột}}`. Every row gives a document of its own.
//!
//! The list comes as CSV, TSV or XLSX bytes within limits ([`read_list`]); what names which column
//! is settled once, before any letter is made ([`Letters::new`]).
//!
//! This crate knows no files, no rules of form and no register. It calculates nothing: a cell is
//! taken as it is shown.
//!
//! Invariant: a letter is the draft with cells in the places of their names, and nothing else. What
//! a cell holds is text: `{{` in it names no column.

mod error;
mod letters;
mod list;
mod place;
mod plain;
mod workbook;

pub use error::{ListError, MergeError};
pub use letters::{Blank, FieldColumn, Letters, Repeated};
pub use list::{
    List, MAX_CELL_LETTERS, MAX_COLUMNS, MAX_LIST_BYTES, MAX_ROWS, Row, column_letters,
};

/// Reads a list: XLSX by its signature, otherwise CSV or TSV.
///
/// The first row that says something names the columns. Rows without a word are left out.
///
/// # Errors
/// [`ListError`], with row and column where it has one.
pub fn read_list(bytes: &[u8]) -> Result<List, ListError> {
    if bytes.len() > MAX_LIST_BYTES {
        return Err(ListError::TooLarge { bytes: bytes.len() });
    }
    if bytes.starts_with(b"PK") {
        workbook::read(bytes)
    } else {
        plain::read(bytes)
    }
}
