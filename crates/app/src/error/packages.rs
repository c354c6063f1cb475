//! Errors of packages: their codes, and the values of their texts.

use std::path::Path;

use thethuc_package::{ContentFault, PackageError};
use thethuc_reading::ReadError;

use super::ErrorCode;
use crate::packages::SendFault;

/// The code of an error.
pub(super) fn code(error: &PackageError) -> ErrorCode {
    match error {
        PackageError::Xml(ReadError::TooLarge(_)) | PackageError::TooLarge(_) => {
            ErrorCode::PackageTooLarge
        }
        PackageError::Xml(_) => ErrorCode::PackageDamaged,
        PackageError::NotEdxml { .. } => ErrorCode::PackageStrange,
        PackageError::Missing { .. } => ErrorCode::ElementMissing,
        PackageError::Twice { .. } => ErrorCode::ElementTwice,
        PackageError::BadValue { .. } => ErrorCode::ElementUnclear,
        PackageError::Content { fault, .. } => match fault {
            ContentFault::Absent => ErrorCode::ContentMissing,
            ContentFault::TooLarge => ErrorCode::ContentTooLarge,
            _ => ErrorCode::ContentDamaged,
        },
        PackageError::Blank { .. } => ErrorCode::ElementBlank,
        PackageError::OrganId(_) => ErrorCode::OrganIdStrange,
        PackageError::Write(_) => ErrorCode::OutputNotMade,
    }
}

/// The values of its text.
pub(super) fn args(path: &Path, error: &PackageError) -> Vec<(&'static str, String)> {
    let mut args = vec![("path", path.display().to_string())];
    args.extend(match error {
        PackageError::NotEdxml { root } => vec![("element", root.clone())],
        PackageError::Missing { element, inside } | PackageError::Twice { element, inside } => {
            vec![("element", element.clone()), ("inside", inside.clone())]
        }
        PackageError::BadValue { element, value } => {
            vec![("element", element.clone()), ("value", value.clone())]
        }
        PackageError::Content { name, .. } => vec![("name", name.clone())],
        PackageError::Blank { element } => vec![("element", (*element).to_owned())],
        PackageError::OrganId(id) => vec![("id", id.clone())],
        PackageError::Write(_) => vec![("format", "edXML".to_owned())],
        PackageError::Xml(_) | PackageError::TooLarge(_) => vec![],
    });
    args
}

/// The code of why a document is not sent.
pub(super) fn send_code(fault: SendFault) -> ErrorCode {
    match fault {
        SendFault::NotRegistered => ErrorCode::SendNotRegistered,
        SendFault::NoOrganId => ErrorCode::SendNoOrganId,
        SendFault::NoFile => ErrorCode::SendNoFile,
        SendFault::NoDocument => ErrorCode::SendNoDocument,
        SendFault::NothingToAnswer => ErrorCode::SendNothingToAnswer,
    }
}
