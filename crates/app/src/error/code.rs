//! Errors as the window and the command line receive them: a code and the values of its text.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use thethuc_model::ReadError;

use super::{AppError, FileTrouble, OldWordTrouble, archive, copies, merge, packages, signature};
use crate::messages;

#[cfg(doc)]
use crate::blocks::BlockFault;
#[cfg(doc)]
use crate::copies::{CopyError, Poor};
#[cfg(doc)]
use crate::packages::SendFault;
#[cfg(doc)]
use thethuc_archive::ArchiveError;
#[cfg(doc)]
use thethuc_merge::{ListError, MergeError};
#[cfg(doc)]
use thethuc_package::{ContentFault, PackageError};
#[cfg(doc)]
use thethuc_signature::SignatureError;
#[cfg(doc)]
use thethuc_token::{TokenError, TokenFault};

/// The code of an [`AppError`]: the key of its text in the messages (`errors`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum ErrorCode {
    /// [`AppError::UnknownCommand`]
    UnknownCommand,
    /// [`AppError::BadArguments`]
    BadArguments,
    /// [`ReadError::TooLarge`]
    DocumentTooLarge,
    /// [`ReadError::NotJson`]
    DocumentNotJson,
    /// [`ReadError::NewerSchema`]
    DocumentNewer,
    /// [`ReadError::NoSchema`]
    DocumentStrange,
    /// [`ReadError::BadValue`]
    DocumentBadValue,
    /// [`thethuc_reading::ReadError`], but those below; [`OldWordTrouble::Damaged`]
    WordFileDamaged,
    /// [`thethuc_reading::ReadError::Ole`]
    WordFileOld,
    /// [`thethuc_reading::ReadError::TooLarge`]
    WordFileTooLarge,
    /// [`thethuc_reading::ReadError::BadPdf`], [`thethuc_reading::ReadError::BadPage`]
    PdfDamaged,
    /// [`thethuc_reading::ReadError::LockedPdf`]
    PdfLocked,
    /// [`thethuc_reading::ReadError::NoLetters`]
    PdfWithoutLetters,
    /// [`thethuc_reading::ReadError::Garbled`]
    PdfGarbled,
    /// [`AppError::PdfNotMended`]
    PdfNotMended,
    /// [`OldWordTrouble::NoOffice`]
    OldWordNoOffice,
    /// [`OldWordTrouble::TooSlow`]
    OldWordTooSlow,
    /// [`OldWordTrouble::Failed`]
    OldWordFailed,
    /// [`BlockFault::Key`]
    BlockKey,
    /// [`BlockFault::Syllable`]
    BlockSyllable,
    /// [`BlockFault::Twice`]
    BlockTwice,
    /// [`BlockFault::Text`]
    BlockText,
    /// [`BlockFault::TooMany`]
    BlocksTooMany,
    /// [`AppError::BlockFile`]
    BlockFileDamaged,
    /// [`AppError::BlockColumns`]
    BlockColumnsMissing,
    /// [`ListError::TooLarge`]
    ListTooLarge,
    /// [`ListError::OldWorkbook`]
    ListOldWorkbook,
    /// [`ListError::Workbook`]
    ListDamaged,
    /// [`ListError::Encoding`]
    ListEncoding,
    /// [`ListError::Empty`]
    ListEmpty,
    /// [`ListError::NoRows`]
    ListWithoutRows,
    /// [`ListError::NoName`]
    ListColumnWithoutName,
    /// [`ListError::SameName`]
    ListColumnTwice,
    /// [`ListError::TooManyColumns`], [`ListError::TooManyRows`]
    ListTooLong,
    /// [`ListError::CellTooLong`]
    ListCellTooLong,
    /// [`ListError::BadCell`]
    ListBadCell,
    /// [`MergeError::UnknownColumn`] that is like one that there is
    MergeColumnMisspelt,
    /// [`MergeError::UnknownColumn`], any other
    MergeColumnUnknown,
    /// [`MergeError::Open`]
    MergePlaceOpen,
    /// [`MergeError::NoPlaces`]
    MergeWithoutColumns,
    /// [`MergeError::Field`]
    MergeFieldUnknown,
    /// [`AppError::MergeRefused`]
    MergeRefused,
    /// [`AppError::MergeStopped`]
    MergeStopped,
    /// [`AppError::SpellingModel`]
    SpellingModelNotRead,
    /// [`AppError::References`]
    ReferencesNotRead,
    /// [`AppError::UnknownKind`]
    UnknownKind,
    /// [`AppError::UnknownTenLoai`]
    UnknownTenLoai,
    /// [`AppError::Template`]
    TemplateFaulty,
    /// [`AppError::BadTemplateId`]
    BadTemplateId,
    /// [`AppError::UnknownRule`]
    UnknownRule,
    /// [`AppError::NothingToExport`]
    NothingToExport,
    /// [`AppError::SameTarget`]
    SameTarget,
    /// [`AppError::AlreadyThere`]
    AlreadyThere,
    /// [`AppError::Unsigned`]
    Unsigned,
    /// [`AppError::SecretInPackage`]
    SecretInPackage,
    /// [`FileTrouble::NotFound`]
    FileNotFound,
    /// [`FileTrouble::NoFolder`]
    FolderNotFound,
    /// [`FileTrouble::WrongType`]
    FileWrongType,
    /// [`FileTrouble::Denied`]
    FileDenied,
    /// [`FileTrouble::DiskFull`]
    DiskFull,
    /// [`FileTrouble::TooLarge`]
    FileTooLarge,
    /// [`FileTrouble::Other`]
    FileTrouble,
    /// [`AppError::DamagedData`]
    DamagedData,
    /// [`AppError::BadRecoveryId`]
    BadRecoveryId,
    /// [`AppError::NoRecovery`]
    NoRecovery,
    /// [`ArchiveError::NotFound`]
    ArchiveNotFound,
    /// [`ArchiveError::Exists`]
    ArchiveExists,
    /// [`ArchiveError::NotAnArchive`]
    ArchiveStrange,
    /// [`ArchiveError::Newer`]
    ArchiveNewer,
    /// [`ArchiveError::Older`]
    ArchiveOlder,
    /// [`ArchiveError::Owner`]
    ArchiveOwner,
    /// [`ArchiveError::Forbidden`]
    ArchiveForbidden,
    /// [`ArchiveError::NetworkShare`]
    ArchiveOnShare,
    /// [`ArchiveError::Broken`]
    ArchiveBroken,
    /// [`ArchiveError::BadCopy`]
    ArchiveBadCopy,
    /// [`ArchiveError::OnServer`]
    ArchiveOnServer,
    /// [`ArchiveError::Busy`]
    ArchiveBusy,
    /// [`ArchiveError::Unreachable`]
    ArchiveUnreachable,
    /// [`ArchiveError::NotLetIn`]
    ArchiveNotLetIn,
    /// [`ArchiveError::Unencrypted`]
    ArchiveUnencrypted,
    /// [`ArchiveError::Certificate`]
    ArchiveCertificate,
    /// [`ArchiveError::Unsure`]
    ArchiveUnsure,
    /// [`ArchiveError::NotNow`]
    StepNotNow,
    /// [`AppError::NotAllowed`]
    StepNotAllowed,
    /// [`ArchiveError::Unknown`]
    RecordUnknown,
    /// [`ArchiveError::Taken`]
    RecordTaken,
    /// [`AppError::Twice`]
    RecordTwice,
    /// [`ArchiveError::Registered`]
    RecordRegistered,
    /// [`ArchiveError::Changed`]
    RecordChanged,
    /// [`ArchiveError::Missing`]
    FactMissing,
    /// [`ArchiveError::TooLong`]
    FactTooLong,
    /// [`ArchiveError::TooLarge`]
    RecordTooLarge,
    /// [`ArchiveError::Future`]
    NumberInFuture,
    /// [`ArchiveError::NoTerm`]
    NumberWithoutTerm,
    /// [`ArchiveError::NoPlace`]
    NumberWithoutPlace,
    /// [`ArchiveError::Object`]
    AttachmentGone,
    /// Any other [`ArchiveError`]
    ArchiveFailed,
    /// [`AppError::Port`]
    PortTaken,
    /// [`AppError::Defect`]
    Defect,
    /// [`AppError::Compose`]
    NotComposed,
    /// [`AppError::Output`]
    OutputNotMade,
    /// [`SignatureError::Locked`]
    SignatureLocked,
    /// [`SignatureError::FieldTaken`]
    SignatureTwice,
    /// [`SignatureError::NoPage`], [`SignatureError::PageTurned`]
    SignaturePlaceUnusable,
    /// [`AppError::NoSignaturePlace`]
    NoSignaturePlace,
    /// [`SignatureError::Picture`], [`SignatureError::PictureTooLarge`]
    PictureDamaged,
    /// [`SignatureError::PictureNotTransparent`]
    PictureNotTransparent,
    /// [`SignatureError::MissingGlyph`]
    MarkNotSet,
    /// [`SignatureError::KeyStore`]
    KeyFileDamaged,
    /// [`SignatureError::Password`]
    KeyPasswordWrong,
    /// [`SignatureError::NoKey`], [`SignatureError::AmbiguousKey`]
    KeyMissing,
    /// [`SignatureError::UnsupportedKey`]
    KeyUnsupported,
    /// [`SignatureError::Certificate`]
    CertificateUnusable,
    /// [`SignatureError::UnreadableCertificate`]
    CertificateDamaged,
    /// [`SignatureError::Timestamp`], [`SignatureError::Transport`]
    TimestampMissing,
    /// Any other [`SignatureError`]
    NotSigned,
    /// [`SignatureError::NoBlank`]
    BlankMissing,
    /// [`CopyError::NotKnown`], of an electronic document into one
    CopyOfElectronic,
    /// [`CopyError::NotKnown`], any other
    CopyNotKnown,
    /// [`CopyError::NotOfSaoY`]
    CopyNotOfSaoY,
    /// [`CopyError::NotComposed`]
    CopyNotComposed,
    /// [`CopyError::NoOriginal`]
    CopyOriginal,
    /// [`CopyError::Sources`]
    CopySources,
    /// [`CopyError::Signer`]
    CopySigner,
    /// [`CopyError::Office`]
    CopyOffice,
    /// [`CopyError::NoNumber`]
    CopyNumber,
    /// [`CopyError::NoKey`]
    CopyKey,
    /// [`CopyError::NoRoom`]
    CopyRoom,
    /// [`CopyError::Scan`], but those below
    ScanDamaged,
    /// [`CopyError::Scan`] of a picture that does not tell its resolution
    ScanWithoutResolution,
    /// [`Poor::Coarse`]
    ScanCoarse,
    /// [`Poor::Grey`]
    ScanGrey,
    /// [`Poor::NoScan`]
    ScanNone,
    /// [`Poor::Old`]
    ScanOld,
    /// [`PackageError::Xml`]
    PackageDamaged,
    /// [`PackageError::TooLarge`]
    PackageTooLarge,
    /// [`PackageError::NotEdxml`]
    PackageStrange,
    /// [`PackageError::Missing`]
    ElementMissing,
    /// [`PackageError::Twice`]
    ElementTwice,
    /// [`PackageError::BadValue`]
    ElementUnclear,
    /// [`PackageError::Blank`]
    ElementBlank,
    /// [`ContentFault::Absent`]
    ContentMissing,
    /// [`ContentFault::TooLarge`]
    ContentTooLarge,
    /// Any other [`ContentFault`]
    ContentDamaged,
    /// [`PackageError::OrganId`]
    OrganIdStrange,
    /// [`SendFault::NotRegistered`]
    SendNotRegistered,
    /// [`SendFault::NoOrganId`]
    SendNoOrganId,
    /// [`SendFault::NoFile`]
    SendNoFile,
    /// [`SendFault::NoDocument`]
    SendNoDocument,
    /// [`SendFault::NothingToAnswer`]
    SendNothingToAnswer,
    /// [`TokenFault::DriverNotLoaded`], [`TokenError::Process`]
    TokenDriverUnusable,
    /// [`TokenError::Crashed`], [`TokenError::TimedOut`] and what else a driver does wrong
    TokenDriverFailed,
    /// [`TokenFault::NoCertificate`], [`TokenFault::NoPrivateKey`], [`TokenFault::Removed`]
    TokenKeyMissing,
    /// [`TokenFault::PinWrong`], [`TokenError::UnusablePin`]
    TokenPinWrong,
    /// [`TokenFault::PinLocked`], [`TokenFault::PinExpired`]
    TokenPinLocked,
    /// [`TokenFault::NoScheme`], [`TokenError::Certificate`]
    TokenUnsupported,
    /// [`AppError::TokenCertificate`]
    TokenCertificateUnclear,
    /// [`AppError::BadAuthority`]
    BadAuthority,
    /// [`AppError::Font`]
    FontUnusable,
}

/// An error as the window and the command line receive it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct ErrorDto {
    /// What; the key of its text.
    pub code: ErrorCode,
    /// Values of the text's placeholders.
    pub args: BTreeMap<String, String>,
    /// The English words of the library or the system, for a report.
    pub detail: String,
}

impl AppError {
    /// Its code.
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        match self {
            Self::UnknownCommand { .. } => ErrorCode::UnknownCommand,
            Self::BadArguments { .. } => ErrorCode::BadArguments,
            Self::Document(error) => read_error_code(error),
            Self::WordFile { source, .. } => word_file_code(source),
            Self::PdfNotMended { .. } => ErrorCode::PdfNotMended,
            Self::OldWord { trouble, .. } => old_word_code(trouble),
            Self::Block { fault, .. } => merge::block_code(*fault),
            Self::BlockFile { .. } => ErrorCode::BlockFileDamaged,
            Self::BlockColumns { .. } => ErrorCode::BlockColumnsMissing,
            Self::List { source, .. } => merge::list_code(source),
            Self::Merge(error) => merge::code(error),
            Self::MergeRefused { .. } => ErrorCode::MergeRefused,
            Self::MergeStopped => ErrorCode::MergeStopped,
            Self::SpellingModel { .. } => ErrorCode::SpellingModelNotRead,
            Self::References { .. } => ErrorCode::ReferencesNotRead,
            Self::UnknownKind { .. } => ErrorCode::UnknownKind,
            Self::UnknownTenLoai { .. } => ErrorCode::UnknownTenLoai,
            Self::Template { .. } => ErrorCode::TemplateFaulty,
            Self::BadTemplateId { .. } => ErrorCode::BadTemplateId,
            Self::UnknownRule { .. } => ErrorCode::UnknownRule,
            Self::NothingToExport => ErrorCode::NothingToExport,
            Self::SameTarget { .. } => ErrorCode::SameTarget,
            Self::AlreadyThere { .. } => ErrorCode::AlreadyThere,
            Self::Unsigned { .. } => ErrorCode::Unsigned,
            Self::SecretInPackage { .. } => ErrorCode::SecretInPackage,
            Self::File { trouble, .. } => file_trouble_code(*trouble),
            Self::DamagedData { .. } => ErrorCode::DamagedData,
            Self::BadRecoveryId { .. } => ErrorCode::BadRecoveryId,
            Self::NoRecovery { .. } => ErrorCode::NoRecovery,
            Self::Archive(error) => archive::code(error),
            Self::NotAllowed { .. } => ErrorCode::StepNotAllowed,
            Self::Twice { .. } => ErrorCode::RecordTwice,
            Self::Port { .. } => ErrorCode::PortTaken,
            Self::Defect { .. } => ErrorCode::Defect,
            Self::Compose(_) => ErrorCode::NotComposed,
            Self::Output { .. } => ErrorCode::OutputNotMade,
            Self::Signature { source, .. } => signature::code(source),
            Self::NoSignaturePlace { .. } => ErrorCode::NoSignaturePlace,
            Self::Package { source, .. } => packages::code(source),
            Self::Send(fault) => packages::send_code(*fault),
            Self::Copy(error) => copies::code(error),
            Self::Token { source, .. } => signature::token_code(source),
            Self::TokenCertificate { .. } => ErrorCode::TokenCertificateUnclear,
            Self::BadAuthority { .. } => ErrorCode::BadAuthority,
            Self::Font { .. } => ErrorCode::FontUnusable,
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::UnknownCommand { name } => vec![("command", name.clone())],
            Self::BadArguments { command, .. } => vec![("command", command.clone())],
            Self::Document(error) => read_error_args(error),
            Self::UnknownKind { kind } => vec![("kind", kind.clone())],
            Self::UnknownTenLoai { ten_loai } => vec![("ten_loai", ten_loai.clone())],
            Self::Template { place, fault } => {
                vec![("place", place.clone()), ("fault", fault.clone())]
            }
            Self::BadTemplateId { id } => vec![("id", id.clone())],
            Self::UnknownRule { code } => vec![("code", code.clone())],
            Self::Block { key, .. } => vec![("key", key.clone())],
            Self::List { path, source } => merge::list_args(path, source),
            Self::Merge(error) => merge::args(error),
            Self::MergeRefused { count } => vec![("count", count.to_string())],
            Self::MergeStopped
            | Self::NothingToExport
            | Self::Send(_)
            | Self::Compose(_)
            | Self::Defect { .. } => vec![],
            Self::Archive(error) => archive::args(error),
            Self::NotAllowed { who, act } => {
                vec![("who", who.clone()), ("act", messages::act_text(*act))]
            }
            Self::Twice { document, line } => {
                vec![("document", document.to_string()), ("line", line.clone())]
            }
            Self::Port { port, .. } => vec![("port", port.to_string())],
            Self::Output { format, .. } => vec![("format", (*format).to_owned())],
            Self::Font { place, detail } => {
                vec![("place", place.clone()), ("detail", detail.clone())]
            }
            Self::Signature { path, source } => signature::args(path, source),
            Self::Package { path, source } => packages::args(path, source),
            Self::Copy(error) => copies::args(error),
            Self::Token { driver, .. } => vec![("driver", driver.display().to_string())],
            Self::TokenCertificate { found } => vec![("count", found.to_string())],
            Self::BadAuthority { address } => vec![("address", address.clone())],
            Self::SecretInPackage { documents } => {
                let numbers: Vec<String> = documents.iter().map(i64::to_string).collect();
                vec![("documents", numbers.join(", "))]
            }
            Self::SameTarget { path }
            | Self::BlockFile { path, .. }
            | Self::BlockColumns { path }
            | Self::NoSignaturePlace { path }
            | Self::AlreadyThere { path }
            | Self::Unsigned { path }
            | Self::File { path, .. }
            | Self::WordFile { path, .. }
            | Self::SpellingModel { path, .. }
            | Self::References { path, .. }
            | Self::PdfNotMended { path }
            | Self::OldWord { path, .. }
            | Self::DamagedData { path, .. } => vec![("path", path.display().to_string())],
            Self::BadRecoveryId { id } | Self::NoRecovery { id } => vec![("id", id.clone())],
        }
    }
}

pub(super) fn read_error_code(error: &ReadError) -> ErrorCode {
    match error {
        ReadError::TooLarge { .. } => ErrorCode::DocumentTooLarge,
        ReadError::NotJson { .. } => ErrorCode::DocumentNotJson,
        ReadError::NewerSchema { .. } => ErrorCode::DocumentNewer,
        ReadError::NoSchema => ErrorCode::DocumentStrange,
        ReadError::BadValue { .. } => ErrorCode::DocumentBadValue,
    }
}

pub(super) fn read_error_args(error: &ReadError) -> Vec<(&'static str, String)> {
    match error {
        ReadError::TooLarge { bytes } => vec![("bytes", bytes.to_string())],
        ReadError::NotJson { line, column, .. } => {
            vec![("line", line.to_string()), ("column", column.to_string())]
        }
        ReadError::NewerSchema { found } => vec![("found", found.to_string())],
        ReadError::NoSchema => vec![],
        ReadError::BadValue { path, .. } => vec![
            ("field", path.to_string()),
            ("label", messages::field_label(path)),
        ],
    }
}

fn word_file_code(error: &thethuc_reading::ReadError) -> ErrorCode {
    match error {
        thethuc_reading::ReadError::Ole => ErrorCode::WordFileOld,
        thethuc_reading::ReadError::TooLarge(_) => ErrorCode::WordFileTooLarge,
        thethuc_reading::ReadError::BadPdf(_) | thethuc_reading::ReadError::BadPage(_) => {
            ErrorCode::PdfDamaged
        }
        thethuc_reading::ReadError::LockedPdf => ErrorCode::PdfLocked,
        thethuc_reading::ReadError::NoLetters => ErrorCode::PdfWithoutLetters,
        thethuc_reading::ReadError::Garbled => ErrorCode::PdfGarbled,
        _ => ErrorCode::WordFileDamaged,
    }
}

fn old_word_code(trouble: &OldWordTrouble) -> ErrorCode {
    match trouble {
        OldWordTrouble::Damaged => ErrorCode::WordFileDamaged,
        OldWordTrouble::NoOffice => ErrorCode::OldWordNoOffice,
        OldWordTrouble::TooSlow => ErrorCode::OldWordTooSlow,
        OldWordTrouble::Failed(_) => ErrorCode::OldWordFailed,
    }
}

pub(super) fn file_trouble_code(trouble: FileTrouble) -> ErrorCode {
    match trouble {
        FileTrouble::NotFound => ErrorCode::FileNotFound,
        FileTrouble::NoFolder => ErrorCode::FolderNotFound,
        FileTrouble::WrongType => ErrorCode::FileWrongType,
        FileTrouble::Denied => ErrorCode::FileDenied,
        FileTrouble::DiskFull => ErrorCode::DiskFull,
        FileTrouble::TooLarge => ErrorCode::FileTooLarge,
        FileTrouble::Other => ErrorCode::FileTrouble,
    }
}

impl From<&AppError> for ErrorDto {
    fn from(error: &AppError) -> Self {
        Self {
            code: error.code(),
            args: error
                .args()
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
            detail: error.to_string(),
        }
    }
}
