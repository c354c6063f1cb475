//! What is wrong with a list of recipients, with a draft beside it, and with text blocks.

use std::path::Path;

use thethuc_merge::{ListError, MAX_CELL_LETTERS, MAX_COLUMNS, MAX_ROWS, MergeError};

use super::ErrorCode;
use super::code::{read_error_args, read_error_code};
use crate::blocks::BlockFault;
use crate::messages::field_label;

/// The code of what is wrong with a text block.
pub(super) fn block_code(fault: BlockFault) -> ErrorCode {
    match fault {
        BlockFault::Key => ErrorCode::BlockKey,
        BlockFault::Syllable => ErrorCode::BlockSyllable,
        BlockFault::Twice => ErrorCode::BlockTwice,
        BlockFault::Text => ErrorCode::BlockText,
        BlockFault::TooMany => ErrorCode::BlocksTooMany,
    }
}

/// The code of an error of a list.
pub(super) fn list_code(error: &ListError) -> ErrorCode {
    match error {
        ListError::TooLarge { .. } => ErrorCode::ListTooLarge,
        ListError::OldWorkbook => ErrorCode::ListOldWorkbook,
        ListError::Workbook { .. } => ErrorCode::ListDamaged,
        ListError::Encoding => ErrorCode::ListEncoding,
        ListError::Empty => ErrorCode::ListEmpty,
        ListError::NoRows => ErrorCode::ListWithoutRows,
        ListError::NoName { .. } => ErrorCode::ListColumnWithoutName,
        ListError::SameName { .. } => ErrorCode::ListColumnTwice,
        ListError::TooManyColumns | ListError::TooManyRows => ErrorCode::ListTooLong,
        ListError::CellTooLong { .. } => ErrorCode::ListCellTooLong,
        ListError::BadCell { .. } => ErrorCode::ListBadCell,
    }
}

/// The values of its text.
pub(super) fn list_args(path: &Path, error: &ListError) -> Vec<(&'static str, String)> {
    let mut args = vec![("path", path.display().to_string())];
    match error {
        ListError::NoName { row, column } => {
            args.extend([("row", row.to_string()), ("column", column.clone())]);
        }
        ListError::CellTooLong { row, column } => args.extend([
            ("row", row.to_string()),
            ("column", column.clone()),
            ("limit", MAX_CELL_LETTERS.to_string()),
        ]),
        ListError::BadCell { row, column, value } => args.extend([
            ("row", row.to_string()),
            ("column", column.clone()),
            ("value", value.clone()),
        ]),
        ListError::SameName {
            name,
            first,
            second,
        } => args.extend([
            ("name", name.clone()),
            ("first", first.clone()),
            ("second", second.clone()),
        ]),
        ListError::TooManyColumns | ListError::TooManyRows => args.extend([
            ("rows", MAX_ROWS.to_string()),
            ("columns", MAX_COLUMNS.to_string()),
        ]),
        _ => {}
    }
    args
}

/// The code of an error of a draft beside a list.
pub(super) fn code(error: &MergeError) -> ErrorCode {
    match error {
        MergeError::UnknownColumn { meant: Some(_), .. } => ErrorCode::MergeColumnMisspelt,
        MergeError::UnknownColumn { .. } => ErrorCode::MergeColumnUnknown,
        MergeError::Open { .. } => ErrorCode::MergePlaceOpen,
        MergeError::NoPlaces => ErrorCode::MergeWithoutColumns,
        MergeError::Field { .. } => ErrorCode::MergeFieldUnknown,
        MergeError::Document(error) => read_error_code(error),
    }
}

/// The values of its text.
pub(super) fn args(error: &MergeError) -> Vec<(&'static str, String)> {
    match error {
        MergeError::UnknownColumn {
            field,
            name,
            meant,
            known,
        } => vec![
            ("field", field_label(field)),
            ("name", name.clone()),
            ("meant", meant.clone().unwrap_or_default()),
            ("known", known.join(", ")),
        ],
        MergeError::Open { field, text } => {
            vec![("field", field_label(field)), ("text", text.clone())]
        }
        MergeError::Field { field } => vec![("field", field.to_string())],
        MergeError::NoPlaces => Vec::new(),
        MergeError::Document(error) => read_error_args(error),
    }
}
