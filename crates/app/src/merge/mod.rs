//! Trộn thư: one draft, many letters, each a document of its own. The engine is `thethuc-merge`;
//! here are the list on the disk, the check of every letter, their files and their numbers.
//!
//! Invariant: a batch is whole or it is not. Files are made in a folder beside their place, which is
//! renamed at the end; numbers are taken in one transaction, which ends before that.

mod check;
mod job;
mod name;
mod write;

use std::path::Path;

use thethuc_merge::{FieldColumn, Letters, List, MAX_LIST_BYTES, read_list};
use thethuc_model::{Document, FieldPath};

use crate::dto::{Letter, LetterArgs, MergeList, MergeSource, PathArgs};
use crate::error::AppError;
use crate::{App, files};

pub(crate) use check::check_letters;
pub(crate) use job::{Jobs, cancel, progress};
pub(crate) use write::merge_letters;

use name::Names;

/// How many rows are shown of a list.
const FIRST_ROWS: usize = 5;

/// A draft and a list as they were read.
struct Source {
    draft: Document,
    fields: Vec<FieldColumn>,
    list: List,
    /// SHA-256 of all three.
    seal: String,
}

impl Source {
    fn read(source: MergeSource) -> Result<Self, AppError> {
        let bytes = bytes(Path::new(&source.list))?;
        let seal = seal(&source, &bytes);
        let fields = source.fields.into_iter().map(|one| FieldColumn {
            field: FieldPath::from(one.field.as_str()),
            column: one.column,
        });
        Ok(Self {
            fields: fields.collect(),
            list: list(Path::new(&source.list), &bytes)?,
            draft: source.document.read()?,
            seal,
        })
    }

    fn letters(&self) -> Result<Letters<'_>, AppError> {
        Ok(Letters::new(&self.draft, &self.fields, &self.list)?)
    }
}

fn bytes(path: &Path) -> Result<Vec<u8>, AppError> {
    // One byte more, so that the engine tells the size that it takes.
    files::read(path, MAX_LIST_BYTES + 1)
}

fn list(path: &Path, bytes: &[u8]) -> Result<List, AppError> {
    read_list(bytes).map_err(|source| AppError::List {
        path: path.to_owned(),
        source,
    })
}

fn seal(source: &MergeSource, list: &[u8]) -> String {
    // A document and names of fields: always JSON.
    let mut whole = serde_json::to_vec(&(&source.document, &source.fields)).unwrap_or_default();
    whole.extend_from_slice(list);
    files::sha256(&whole)
}

/// What a list has: its columns, and how many rows.
pub(crate) fn read_merge_list(_: &App, args: PathArgs) -> Result<MergeList, AppError> {
    let path = Path::new(&args.path);
    let list = list(path, &bytes(path)?)?;
    let first = list.rows.iter().take(FIRST_ROWS);
    Ok(MergeList {
        rows: list.rows.len(),
        first: first.map(|row| row.cells.clone()).collect(),
        columns: list.columns,
    })
}

/// One letter, to be looked at.
pub(crate) fn preview_letter(_: &App, args: LetterArgs) -> Result<Letter, AppError> {
    let source = Source::read(args.source)?;
    let letters = source.letters()?;
    let index = args.letter.clamp(1, letters.count()) - 1;
    let names = Names::new(&source.list, &letters, None)?;
    Ok(Letter {
        document: letters.letter(index)?,
        row: letters.row(index).map_or(0, |row| row.number),
        of: letters.count(),
        name: names.of(index),
    })
}
