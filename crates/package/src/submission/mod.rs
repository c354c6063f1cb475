//! A package that hands a hồ sơ over to an archive: its files with their checksums, what is known of
//! them, and what was done with them, laid out as E-ARK CSIP has it (METS, EAD, PREMIS).
//!
//! ```text
//! urn_<mã phông>_uuid_<uuid>/
//!   METS.xml                          what the package is made of, with the SHA-256 of each file
//!   metadata/descriptive/EAD.xml      the hồ sơ and its documents: the fields of PL VI
//!   metadata/preservation/PREMIS.xml  the files, and what was done with the documents
//!   representations/rep1/METS.xml     the files of the representation, with their SHA-256
//!   representations/rep1/data/…       the files
//!   documentation/…                   what a person should know of the package
//! ```
//!
//! The layout is the one that is known of the annex of Thông tư 05/2025/TT-BNV at second hand; it was
//! not held against the official text. The fields are those of NĐ 30/2020/NĐ-CP, PL VI, Phần II.
//!
//! Files of the hồ sơ stay where they are: the package knows their names, sizes and SHA-256.

mod check;
mod ead;
mod mets;
mod premis;
mod records;

pub use check::{Checked, Fault, Found, check};
pub use records::{
    Act, DataFile, DocumentRecord, FileRecord, MediaType, SignatureRecord, Submission,
};

use crate::uuid::hex;
use crate::{PackageError, names};

/// Where the file stands that seals all others.
pub const ROOT: &str = "METS.xml";
pub(crate) const EAD: &str = "metadata/descriptive/EAD.xml";
pub(crate) const PREMIS: &str = "metadata/preservation/PREMIS.xml";
pub(crate) const REPRESENTATION: &str = "representations/rep1/METS.xml";
pub(crate) const DATA: &str = "representations/rep1/data";
/// Where what a person should know stands.
pub const README: &str = "documentation/doc-truoc.txt";

/// A file of a package that says something of the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Described {
    /// Its place in the package, with `/`.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Submission {
    /// The identifier of the package: `urn:<mã phông>:uuid:<uuid>`.
    #[must_use]
    pub fn objid(&self) -> String {
        format!("urn:{}:uuid:{}", self.fonds, self.uuid)
    }

    /// The name of its folder: the identifier with `_` for `:`.
    #[must_use]
    pub fn folder(&self) -> String {
        names::file_name(&self.objid().replace(':', "_"))
    }

    /// Where a file of the hồ sơ stands in the package.
    #[must_use]
    pub fn path_of(file: &DataFile) -> String {
        format!("{DATA}/{}", file.name)
    }

    /// Every file of the package but those of the hồ sơ.
    ///
    /// # Errors
    /// [`PackageError::Write`] when one cannot be written.
    pub fn described(&self) -> Result<Vec<Described>, PackageError> {
        let file = |path: &str, bytes: Vec<u8>| Described {
            path: path.to_owned(),
            bytes,
        };
        let ead = file(EAD, ead::write(self)?);
        let premis = file(PREMIS, premis::write(self)?);
        let readme = file(README, self.about.clone().into_bytes());
        let representation = file(REPRESENTATION, mets::representation(self)?);
        let sealed = [&ead, &premis, &readme, &representation].map(mets::Sealed::of);
        let root = file(ROOT, mets::root(self, &sealed)?);
        Ok(vec![root, ead, premis, representation, readme])
    }
}

/// Whether text can name a fonds in an identifier and in a folder: letters and digits of ASCII, dots
/// and hyphens, at most as long as the mã định danh of an agency.
#[must_use]
pub fn is_fonds(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    !text.is_empty() && text.len() <= crate::organ_id::MAX_CHARS && text.bytes().all(is_plain)
}

/// SHA-256 of bytes, in hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest as _;
    hex(&sha2::Sha256::digest(bytes))
}

/// What the names of data files are made of: the place of a document in the hồ sơ, that of the file
/// among its files, and the ending, so that every archive takes them whatever the files were called.
#[must_use]
pub fn data_name(document: u32, file: u32, original: &str) -> String {
    let ending = names::ending(original).map(str::to_ascii_lowercase);
    let plain = |ending: &String| {
        ending.len() <= 8 && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let ending = ending.filter(plain).unwrap_or_else(|| "bin".to_owned());
    format!("{document:04}-{file:02}.{ending}")
}
