//! What can be wrong with a list, and with a draft beside it.

use thethuc_model::{FieldPath, ReadError};

use crate::list::{MAX_CELL_LETTERS, MAX_COLUMNS, MAX_LIST_BYTES, MAX_ROWS};

/// Why a list was not read. Rows are counted as a spreadsheet counts them, from 1; columns are named
/// by their letters.
#[derive(Debug, thiserror::Error)]
pub enum ListError {
    /// More than [`MAX_LIST_BYTES`], packed or unpacked.
    #[error("the list has more than {MAX_LIST_BYTES} bytes ({bytes})")]
    TooLarge {
        /// Its size, or what was unpacked before it was given up.
        bytes: usize,
    },
    /// An old workbook (`.xls`), or one with a password.
    #[error("an old or locked workbook")]
    OldWorkbook,
    /// The workbook cannot be read.
    #[error("the workbook is damaged: {detail}")]
    Workbook {
        /// What the reader says.
        detail: String,
    },
    /// The text is neither UTF-8 nor UTF-16 with its mark.
    #[error("the text is neither UTF-8 nor UTF-16")]
    Encoding,
    /// No row says anything.
    #[error("the list is empty")]
    Empty,
    /// There are names of columns and nothing below them.
    #[error("the list has no row below the names of its columns")]
    NoRows,
    /// A column with words below it has no name.
    #[error("column {column} has no name (row {row})")]
    NoName {
        /// The row of the names, or of the first cell that has none above it.
        row: usize,
        /// Its letters.
        column: String,
    },
    /// Two columns have one name.
    #[error("columns {first} and {second} are both named \"{name}\"")]
    SameName {
        /// The name.
        name: String,
        /// Letters of the first.
        first: String,
        /// Letters of the second.
        second: String,
    },
    /// More than [`MAX_COLUMNS`].
    #[error("the list has more than {MAX_COLUMNS} columns")]
    TooManyColumns,
    /// More than [`MAX_ROWS`].
    #[error("the list has more than {MAX_ROWS} rows")]
    TooManyRows,
    /// More than [`MAX_CELL_LETTERS`] in a cell, as after a quotation mark that is never closed.
    #[error("row {row}, column {column}: more than {MAX_CELL_LETTERS} letters")]
    CellTooLong {
        /// The row.
        row: usize,
        /// Letters of the column.
        column: String,
    },
    /// A cell holds an error of the spreadsheet (`#REF!`).
    #[error("row {row}, column {column}: {value}")]
    BadCell {
        /// The row.
        row: usize,
        /// Letters of the column.
        column: String,
        /// What stands there.
        value: String,
    },
}

/// Why a draft and a list do not go together.
#[derive(Debug, thiserror::Error)]
pub enum MergeError {
    /// The draft names a column that the list has not.
    #[error("{field}: there is no column \"{name}\"")]
    UnknownColumn {
        /// Where it is named.
        field: FieldPath,
        /// The name.
        name: String,
        /// The column that was probably meant.
        meant: Option<String>,
        /// The columns that there are.
        known: Vec<String>,
    },
    /// `{{` without `}}`.
    #[error("{field}: \"{text}\" is not closed")]
    Open {
        /// Where.
        field: FieldPath,
        /// What begins there, up to 40 letters.
        text: String,
    },
    /// The draft names no column, so that all letters would be one.
    #[error("the draft names no column")]
    NoPlaces,
    /// A column cannot be put into this field.
    #[error("a column cannot be put into {field}")]
    Field {
        /// The field.
        field: FieldPath,
    },
    /// What was put in made no document.
    #[error(transparent)]
    Document(#[from] ReadError),
}
