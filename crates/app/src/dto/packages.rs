//! What is sent to and comes from other systems.

use serde::{Deserialize, Serialize};
use thethuc_archive::Recipient;

use super::WrittenFile;

/// A registered document to write as edXML.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct WriteEdxmlArgs {
    /// The document.
    pub document: i64,
    /// Who is to receive it, each with its mã định danh.
    pub to: Vec<Recipient>,
    /// Which of its attached files, by their ordinals; all when absent.
    #[serde(default)]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub files: Option<Vec<u32>>,
    /// The file to write.
    pub path: String,
    /// Also when a file stands there.
    #[serde(default)]
    pub replace: bool,
}

/// What became of a document that came, to write as a status message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct WriteStatusArgs {
    /// The message that it came in.
    pub path: String,
    /// `StatusCode`: 01 arrived, 02 refused, 03 received, 04 assigned, 05 in work, 06 done, 13 taken
    /// back, 15 agreed, 16 declined.
    pub status: String,
    /// In words.
    pub description: String,
    /// The file to write.
    pub output: String,
    /// Also when a file stands there.
    #[serde(default)]
    pub replace: bool,
}

/// A package that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct WrittenPackage {
    /// The file, or the folder of several.
    pub path: String,
    /// Its files.
    pub files: Vec<WrittenFile>,
    /// SHA-256 of the message, or of the METS.xml that seals the package.
    pub sha256: String,
    /// What whoever sends it should know, and what could not be confirmed.
    pub notes: Vec<String>,
}

/// A message that came, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct IncomingMessage {
    /// Whether it tells only what became of a document, and brings none.
    pub is_status: bool,
    /// What it says, a matter a line.
    pub lines: Vec<String>,
    /// What was not understood of it, and what is not checked.
    pub notes: Vec<String>,
    /// Its files.
    pub files: Vec<MessageFile>,
}

/// A file in a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct MessageFile {
    /// Its name.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// What its signatures are worth, a matter a line; nothing where there is none.
    pub signatures: Vec<String>,
}

/// A hồ sơ to write as a package for an archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct WriteSubmissionArgs {
    /// The hồ sơ.
    pub ho_so: i64,
    /// A folder that is there; the package is made as a new folder inside it.
    pub folder: String,
    /// Mã phông, as the archive calls the fonds; the mã định danh of the office when blank.
    #[serde(default)]
    pub fonds: String,
}

/// A package for an archive to check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct CheckSubmissionArgs {
    /// Its folder.
    pub path: String,
    /// The SHA-256 of its METS.xml, as it was handed over with it; blank where it is not known.
    #[serde(default)]
    pub sha256: String,
}

/// A package for an archive that was checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct CheckedPackage {
    /// Its identifier.
    pub objid: String,
    /// The title of its hồ sơ.
    pub title: String,
    /// How many documents it describes.
    pub documents: usize,
    /// How many files were held against their SHA-256.
    pub files: usize,
    /// SHA-256 of its METS.xml, which seals all others.
    pub sha256: String,
    /// What is wrong with it, in words; nothing where it is whole.
    pub faults: Vec<String>,
}
