//! Errors of the archive: their codes, and the values of their texts.

use chrono::NaiveDate;
use thethuc_archive::ArchiveError;
use thethuc_model::FieldPath;

use super::code::file_trouble_code;
use super::{ErrorCode, FileTrouble};
use crate::messages::{act_text, field_label, stage_text, thing_text};

/// The code of an error.
pub(super) fn code(error: &ArchiveError) -> ErrorCode {
    match error {
        ArchiveError::NotFound(_) => ErrorCode::ArchiveNotFound,
        ArchiveError::Exists(_) => ErrorCode::ArchiveExists,
        ArchiveError::NotAnArchive(_) => ErrorCode::ArchiveStrange,
        ArchiveError::Newer { .. } => ErrorCode::ArchiveNewer,
        ArchiveError::Older { .. } => ErrorCode::ArchiveOlder,
        ArchiveError::Owner(_) => ErrorCode::ArchiveOwner,
        ArchiveError::Forbidden => ErrorCode::ArchiveForbidden,
        ArchiveError::NetworkShare { .. } => ErrorCode::ArchiveOnShare,
        ArchiveError::Broken { .. } => ErrorCode::ArchiveBroken,
        ArchiveError::BadCopy { .. } => ErrorCode::ArchiveBadCopy,
        ArchiveError::OnServer(_) => ErrorCode::ArchiveOnServer,
        ArchiveError::Busy => ErrorCode::ArchiveBusy,
        ArchiveError::Unreachable(_) => ErrorCode::ArchiveUnreachable,
        ArchiveError::NotLetIn { .. } => ErrorCode::ArchiveNotLetIn,
        ArchiveError::Unencrypted(_) => ErrorCode::ArchiveUnencrypted,
        ArchiveError::Certificate(_) => ErrorCode::ArchiveCertificate,
        ArchiveError::Unsure(_) => ErrorCode::ArchiveUnsure,
        ArchiveError::NotNow { .. } => ErrorCode::StepNotNow,
        ArchiveError::Unknown { .. } => ErrorCode::RecordUnknown,
        ArchiveError::Taken { .. } => ErrorCode::RecordTaken,
        ArchiveError::Registered { .. } => ErrorCode::RecordRegistered,
        ArchiveError::Changed => ErrorCode::RecordChanged,
        ArchiveError::Missing(_) => ErrorCode::FactMissing,
        ArchiveError::TooLong { .. } => ErrorCode::FactTooLong,
        ArchiveError::TooLarge(_) => ErrorCode::RecordTooLarge,
        ArchiveError::Future(_) => ErrorCode::NumberInFuture,
        ArchiveError::NoTerm { .. } => ErrorCode::NumberWithoutTerm,
        ArchiveError::NoPlace(_) => ErrorCode::NumberWithoutPlace,
        ArchiveError::Object { .. } => ErrorCode::AttachmentGone,
        ArchiveError::File { source, .. } => file_trouble_code(FileTrouble::of(source)),
        _ => ErrorCode::ArchiveFailed,
    }
}

/// The values of its text.
pub(super) fn args(error: &ArchiveError) -> Vec<(&'static str, String)> {
    match error {
        ArchiveError::NotFound(path)
        | ArchiveError::Exists(path)
        | ArchiveError::NotAnArchive(path)
        | ArchiveError::OnServer(path)
        | ArchiveError::File { path, .. } => vec![("path", path.display().to_string())],
        ArchiveError::Newer { path, found, .. } => vec![
            ("path", path.display().to_string()),
            ("found", found.to_string()),
        ],
        ArchiveError::Older { name, .. } => vec![("path", name.display().to_string())],
        ArchiveError::Owner(user) | ArchiveError::NotLetIn { user, .. } => {
            vec![("user", user.clone())]
        }
        ArchiveError::NetworkShare { path, system } => vec![
            ("path", path.display().to_string()),
            ("system", (*system).to_owned()),
        ],
        ArchiveError::Broken { line } => vec![("line", line.to_string())],
        ArchiveError::BadCopy { path, detail } => vec![
            ("path", path.display().to_string()),
            ("detail", detail.clone()),
        ],
        ArchiveError::NotNow { act, stage } => vec![
            ("act", act_text(*act)),
            ("stage", stage_text(*stage).to_owned()),
        ],
        ArchiveError::Unknown { what, id } | ArchiveError::Taken { what, id } => {
            vec![("thing", thing_text(what)), ("id", id.clone())]
        }
        ArchiveError::Registered { document, code } => {
            vec![("document", document.to_string()), ("code", code.clone())]
        }
        ArchiveError::Missing(field) => vec![("field", fact_label(field))],
        ArchiveError::TooLong { field, max } => {
            vec![("field", fact_label(field)), ("max", max.to_string())]
        }
        ArchiveError::TooLarge(bytes) => vec![("bytes", bytes.to_string())],
        ArchiveError::Future(day) => vec![("day", shown(*day))],
        ArchiveError::NoTerm { book, day } => {
            vec![("book", book.clone()), ("day", shown(*day))]
        }
        ArchiveError::NoPlace(number) => vec![("number", format!("{number:02}"))],
        ArchiveError::Object { sha256 } => vec![("sha256", sha256.clone())],
        _ => Vec::new(),
    }
}

/// The label of a fact by the name of its field.
fn fact_label(field: &str) -> String {
    field_label(&FieldPath::root().key("facts").key(field))
}

fn shown(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}
