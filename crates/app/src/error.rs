//! What can go wrong, by code. The Vietnamese texts stand in `messages/vi.toml`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use thethuc_compose::ComposeError;
use thethuc_model::ReadError;

/// Why a command was not carried out.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// No command has that name.
    #[error("no command is called {name}")]
    UnknownCommand {
        /// The name.
        name: String,
    },
    /// The arguments have not the shape that the command declares.
    #[error("bad arguments for {command}: {source}")]
    BadArguments {
        /// The command.
        command: String,
        /// What is wrong.
        source: serde_json::Error,
    },
    /// A document was not read.
    #[error("document not read: {0}")]
    Document(#[from] ReadError),
    /// No folder under `templates/` has that name.
    #[error("unknown kind {kind}")]
    UnknownKind {
        /// The identifier.
        kind: String,
    },
    /// The kind does not serve that tên loại.
    #[error("unknown ten_loai {ten_loai}")]
    UnknownTenLoai {
        /// The identifier.
        ten_loai: String,
    },
    /// An export names no target.
    #[error("nothing to export")]
    NothingToExport,
    /// Two targets of an export are one file.
    #[error("two targets are the same file: {}", path.display())]
    SameTarget {
        /// The file.
        path: PathBuf,
    },
    /// A file was not read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What kind of trouble.
        trouble: FileTrouble,
        /// What the system says.
        source: std::io::Error,
    },
    /// A file of the data folder is not what this program writes.
    #[error("{} is damaged: {detail}", path.display())]
    DamagedData {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        detail: String,
    },
    /// An identifier of unsaved work has characters that it must not have.
    #[error("bad recovery id {id}")]
    BadRecoveryId {
        /// The identifier.
        id: String,
    },
    /// No unsaved work is kept under that identifier.
    #[error("no unsaved work {id}")]
    NoRecovery {
        /// The identifier.
        id: String,
    },
    /// A port cannot be listened on.
    #[error("cannot listen on port {port}: {detail}")]
    Port {
        /// The port.
        port: u16,
        /// What the system says.
        detail: String,
    },
    /// The program has a defect.
    #[error("defect: {detail}")]
    Defect {
        /// What it said.
        detail: String,
    },
    /// A document could not be composed: a template or the law's data are damaged.
    #[error("document not composed: {0}")]
    Compose(ComposeError),
    /// An output could not be made.
    #[error("{format} not made: {source}")]
    Output {
        /// `DOCX` or `PDF`.
        format: &'static str,
        /// What its writer says.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// A font file is missing or cannot be used.
    #[error("font not usable ({place}): {detail}")]
    Font {
        /// The folder.
        place: String,
        /// What is wrong.
        detail: String,
    },
}

/// What kind of trouble there is with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileTrouble {
    /// There is no such file.
    NotFound,
    /// The folder that it should stand in is missing.
    NoFolder,
    /// A folder stands where a file is wanted, or a file where a folder is wanted.
    WrongType,
    /// The user may not read or write there, or the medium is read-only.
    Denied,
    /// The disk, or the user's share of it, is full.
    DiskFull,
    /// It is larger than what is read.
    TooLarge,
    /// Anything else.
    Other,
}

impl FileTrouble {
    /// All kinds.
    pub const ALL: [Self; 7] = [
        Self::NotFound,
        Self::NoFolder,
        Self::WrongType,
        Self::Denied,
        Self::DiskFull,
        Self::TooLarge,
        Self::Other,
    ];

    /// The kind that an error of the system belongs to.
    #[must_use]
    pub fn of(error: &std::io::Error) -> Self {
        use std::io::ErrorKind as Kind;
        match error.kind() {
            Kind::NotFound => Self::NotFound,
            Kind::NotADirectory | Kind::IsADirectory => Self::WrongType,
            Kind::PermissionDenied | Kind::ReadOnlyFilesystem => Self::Denied,
            Kind::StorageFull | Kind::QuotaExceeded => Self::DiskFull,
            Kind::FileTooLarge => Self::TooLarge,
            _ => Self::Other,
        }
    }
}

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
    /// [`AppError::UnknownKind`]
    UnknownKind,
    /// [`AppError::UnknownTenLoai`]
    UnknownTenLoai,
    /// [`AppError::NothingToExport`]
    NothingToExport,
    /// [`AppError::SameTarget`]
    SameTarget,
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
    /// [`AppError::Port`]
    PortTaken,
    /// [`AppError::Defect`]
    Defect,
    /// [`AppError::Compose`]
    NotComposed,
    /// [`AppError::Output`]
    OutputNotMade,
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

impl From<ComposeError> for AppError {
    fn from(error: ComposeError) -> Self {
        match error {
            ComposeError::UnknownKind { kind, .. } => Self::UnknownKind { kind },
            ComposeError::UnknownTenLoai { ten_loai, .. } => Self::UnknownTenLoai { ten_loai },
            other => Self::Compose(other),
        }
    }
}

impl AppError {
    /// Trouble with a file, as the system reported it.
    #[must_use]
    pub fn file(path: &Path, source: std::io::Error) -> Self {
        Self::File {
            path: path.to_owned(),
            trouble: FileTrouble::of(&source),
            source,
        }
    }

    /// Its code.
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        match self {
            Self::UnknownCommand { .. } => ErrorCode::UnknownCommand,
            Self::BadArguments { .. } => ErrorCode::BadArguments,
            Self::Document(error) => read_error_code(error),
            Self::UnknownKind { .. } => ErrorCode::UnknownKind,
            Self::UnknownTenLoai { .. } => ErrorCode::UnknownTenLoai,
            Self::NothingToExport => ErrorCode::NothingToExport,
            Self::SameTarget { .. } => ErrorCode::SameTarget,
            Self::File { trouble, .. } => file_trouble_code(*trouble),
            Self::DamagedData { .. } => ErrorCode::DamagedData,
            Self::BadRecoveryId { .. } => ErrorCode::BadRecoveryId,
            Self::NoRecovery { .. } => ErrorCode::NoRecovery,
            Self::Port { .. } => ErrorCode::PortTaken,
            Self::Defect { .. } => ErrorCode::Defect,
            Self::Compose(_) => ErrorCode::NotComposed,
            Self::Output { .. } => ErrorCode::OutputNotMade,
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
            Self::NothingToExport | Self::Compose(_) | Self::Defect { .. } => vec![],
            Self::Port { port, .. } => vec![("port", port.to_string())],
            Self::Output { format, .. } => vec![("format", (*format).to_owned())],
            Self::Font { place, detail } => {
                vec![("place", place.clone()), ("detail", detail.clone())]
            }
            Self::SameTarget { path }
            | Self::File { path, .. }
            | Self::DamagedData { path, .. } => vec![("path", path.display().to_string())],
            Self::BadRecoveryId { id } | Self::NoRecovery { id } => vec![("id", id.clone())],
        }
    }
}

fn read_error_code(error: &ReadError) -> ErrorCode {
    match error {
        ReadError::TooLarge { .. } => ErrorCode::DocumentTooLarge,
        ReadError::NotJson { .. } => ErrorCode::DocumentNotJson,
        ReadError::NewerSchema { .. } => ErrorCode::DocumentNewer,
        ReadError::NoSchema => ErrorCode::DocumentStrange,
        ReadError::BadValue { .. } => ErrorCode::DocumentBadValue,
    }
}

fn read_error_args(error: &ReadError) -> Vec<(&'static str, String)> {
    match error {
        ReadError::TooLarge { bytes } => vec![("bytes", bytes.to_string())],
        ReadError::NotJson { line, column, .. } => {
            vec![("line", line.to_string()), ("column", column.to_string())]
        }
        ReadError::NewerSchema { found } => vec![("found", found.to_string())],
        ReadError::NoSchema => vec![],
        ReadError::BadValue { path, .. } => vec![
            ("field", path.to_string()),
            ("label", crate::messages::field_label(path)),
        ],
    }
}

fn file_trouble_code(trouble: FileTrouble) -> ErrorCode {
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
