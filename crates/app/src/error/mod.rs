//! What can go wrong, by code. The Vietnamese texts stand in `messages/vi.toml`.

mod archive;
mod code;
mod copies;
mod merge;
mod packages;
mod signature;

use std::path::{Path, PathBuf};

use thethuc_archive::{Act, ArchiveError};
use thethuc_compose::ComposeError;
use thethuc_merge::{ListError, MergeError};
use thethuc_model::ReadError;
use thethuc_signature::SignatureError;
use thethuc_token::TokenError;

use crate::blocks::BlockFault;
use crate::copies::CopyError;
use crate::messages;
use crate::packages::SendFault;

pub use code::{ErrorCode, ErrorDto};

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
    /// A text block cannot be kept.
    #[error("{key}: {fault}")]
    Block {
        /// Its abbreviation.
        key: String,
        /// What is wrong with it.
        fault: BlockFault,
    },
    /// A file of text blocks was not read.
    #[error("{}: {source}", path.display())]
    BlockFile {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        source: serde_json::Error,
    },
    /// A list has not the columns of text blocks.
    #[error("{}: not the columns of text blocks", path.display())]
    BlockColumns {
        /// The file.
        path: PathBuf,
    },
    /// A list of recipients was not read.
    #[error("{}: {source}", path.display())]
    List {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        source: ListError,
    },
    /// A draft and a list do not go together.
    #[error(transparent)]
    Merge(#[from] MergeError),
    /// Letters have faults.
    #[error("{count} faults in letters")]
    MergeRefused {
        /// How many.
        count: usize,
    },
    /// Making letters was stopped.
    #[error("making letters was stopped")]
    MergeStopped,
    /// A Word file or a PDF was not read.
    #[error("{}: {source}", path.display())]
    WordFile {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        source: thethuc_reading::ReadError,
    },
    /// A PDF was to be mended.
    #[error("{}: a PDF is not mended", path.display())]
    PdfNotMended {
        /// The file.
        path: PathBuf,
    },
    /// A Word file from before DOCX was not turned into one.
    #[error("{}: {trouble}", path.display())]
    OldWord {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        trouble: OldWordTrouble,
    },
    /// A model of the speller was not read.
    #[error("{}: {source}", path.display())]
    SpellingModel {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        source: thethuc_spelling::model::ModelError,
    },
    /// A list of documents was not read.
    #[error("{}: {source}", path.display())]
    References {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        source: thethuc_citation::ImportError,
    },
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
    /// A template is faulty.
    #[error("template {place}: {fault}")]
    Template {
        /// File and line.
        place: String,
        /// What is wrong and what to do, in Vietnamese.
        fault: String,
    },
    /// An identifier of a template has characters that it must not have.
    #[error("bad template id {id}")]
    BadTemplateId {
        /// The identifier.
        id: String,
    },
    /// No rule of form has that code.
    #[error("unknown rule {code}")]
    UnknownRule {
        /// The code.
        code: String,
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
    /// A file stands where a new one was to be written.
    #[error("{} is there already", path.display())]
    AlreadyThere {
        /// The file.
        path: PathBuf,
    },
    /// A file that nobody signed was to be renewed.
    #[error("{} is not signed", path.display())]
    Unsigned {
        /// The file.
        path: PathBuf,
    },
    /// State secrets that the office keeps out of packages.
    #[error("state secrets are kept out of packages: {documents:?}")]
    SecretInPackage {
        /// Their numbers in the archive.
        documents: Vec<i64>,
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
    /// The archive could not do it.
    #[error("archive: {0}")]
    Archive(#[from] ArchiveError),
    /// The user has not the role that may do this.
    #[error("{who} may not do {act}")]
    NotAllowed {
        /// The user.
        who: String,
        /// What was asked for.
        act: Act,
    },
    /// An incoming document is registered already — NĐ 30/2020/NĐ-CP, PL VI, Phần I.
    #[error("registered already as document {document}")]
    Twice {
        /// The document that is there.
        document: i64,
        /// It, on one line.
        line: String,
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
    /// A file was not signed, or its signatures were not checked.
    #[error("{}: {source}", path.display())]
    Signature {
        /// The file.
        path: PathBuf,
        /// Why.
        source: SignatureError,
    },
    /// There is no room for a signature: title and name of the signer are missing, or his signature.
    #[error("{}: no place for the signature", path.display())]
    NoSignaturePlace {
        /// The file.
        path: PathBuf,
    },
    /// A package was not read or written.
    #[error("{}: {source}", path.display())]
    Package {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        source: thethuc_package::PackageError,
    },
    /// A document is not sent.
    #[error(transparent)]
    Send(#[from] SendFault),
    /// A copy was not made.
    #[error(transparent)]
    Copy(#[from] CopyError),
    /// A token or its driver did not do what was asked.
    #[error("{}: {source}", driver.display())]
    Token {
        /// The driver.
        driver: PathBuf,
        /// What is wrong.
        source: TokenError,
    },
    /// No certificate on the tokens is the one that is meant, or several are.
    #[error("{found} certificates on tokens could be meant")]
    TokenCertificate {
        /// How many.
        found: usize,
    },
    /// The address of a time stamp authority cannot be used.
    #[error("no address of a time stamp authority: {address}")]
    BadAuthority {
        /// The address.
        address: String,
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

/// Why a Word file from before DOCX was not turned into one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OldWordTrouble {
    /// An OLE container, but none of Word's.
    #[error("the container holds no Word document")]
    Damaged,
    /// LibreOffice is not installed.
    #[error("LibreOffice is not installed")]
    NoOffice,
    /// LibreOffice took too long and was ended.
    #[error("LibreOffice took too long")]
    TooSlow,
    /// LibreOffice could not do it.
    #[error("LibreOffice failed: {0}")]
    Failed(String),
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

impl From<ComposeError> for AppError {
    fn from(error: ComposeError) -> Self {
        match error {
            ComposeError::UnknownKind { kind, .. } => Self::UnknownKind { kind },
            ComposeError::UnknownTenLoai { ten_loai, .. } => Self::UnknownTenLoai { ten_loai },
            ComposeError::Template(error) => Self::Template {
                place: error.place.to_string(),
                fault: messages::template_text(&error.problem),
            },
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
}
