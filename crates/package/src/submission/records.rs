//! What a package says: the fields of NĐ 30/2020/NĐ-CP, PL VI, Phần II, and files with their sums.

use chrono::{DateTime, FixedOffset, NaiveDate};

use crate::names::ends_in;

/// A package to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// Mã phông: what the archive calls the fonds; the mã định danh of the agency where it has none.
    pub fonds: String,
    /// What tells the package from every other ([`crate::uuid_of`]).
    pub uuid: String,
    /// Who hands it over: mã định danh.
    pub organ_id: String,
    /// Who hands it over: name.
    pub organ_name: String,
    /// When it was made.
    pub created: DateTime<FixedOffset>,
    /// What made it.
    pub software: String,
    /// Its version.
    pub version: String,
    /// The hồ sơ.
    pub file: FileRecord,
    /// Its documents, in their order.
    pub documents: Vec<DocumentRecord>,
    /// What a person should know of the package, in words.
    pub about: String,
}

/// A hồ sơ — PL VI, Phần II, mục III.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FileRecord {
    /// `FileCode/OrganId`.
    pub organ_id: String,
    /// `FileCode/FileCatalog`.
    pub file_catalog: u16,
    /// `FileCode/FileNotation`.
    pub file_notation: String,
    /// `Title`.
    pub title: String,
    /// `Maintenance`.
    pub maintenance: String,
    /// `Rights`.
    pub rights: String,
    /// `Creator`.
    pub creator: String,
    /// `Language`.
    pub language: String,
    /// `StartDate`.
    pub start_date: Option<NaiveDate>,
    /// `EndDate`.
    pub end_date: Option<NaiveDate>,
    /// `Description`.
    pub description: String,
}

/// A document of a hồ sơ — PL VI, Phần II, mục I and II.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DocumentRecord {
    /// `DocOrdinal`, from 1.
    pub ordinal: u32,
    /// Its fields by their names in PL VI, in their order; blank ones are left out.
    pub fields: Vec<(&'static str, String)>,
    /// `PageAmount`, which `PageTotal` of the hồ sơ counts.
    pub pages: u32,
    /// `Subject`.
    pub subject: String,
    /// `IssuedDate`.
    pub issued: Option<NaiveDate>,
    /// What was done with it (`TraceHeaderList`).
    pub acts: Vec<Act>,
    /// Its files.
    pub files: Vec<DataFile>,
}

/// Something that was done with a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// What, in the words of the register: `phat-hanh`.
    pub act: String,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// By whom.
    pub who: String,
    /// In whose words.
    pub comment: String,
}

/// A file of a hồ sơ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataFile {
    /// Its name in the package ([`super::data_name`]).
    pub name: String,
    /// The name that it had.
    pub original: String,
    /// Its size.
    pub bytes: u64,
    /// SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
    /// Its signatures, as they were found when it came.
    pub signatures: Vec<SignatureRecord>,
}

/// A signature of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignatureRecord {
    /// What it was worth: `valid`, `unclear` or `invalid`.
    pub verdict: String,
    /// What was found, a matter a line.
    pub lines: Vec<String>,
}

/// What a file is, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MediaType(pub &'static str);

impl MediaType {
    const KNOWN: [(&'static str, &'static str); 11] = [
        ("pdf", "application/pdf"),
        ("xml", "application/xml"),
        ("edxml", "application/xml"),
        ("txt", "text/plain"),
        ("jpg", "image/jpeg"),
        ("jpeg", "image/jpeg"),
        ("png", "image/png"),
        ("tif", "image/tiff"),
        (
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        ("zip", "application/zip"),
    ];

    /// The type of a file of that name.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let mut known = Self::KNOWN.iter();
        let found = known.find(|(ending, _)| ends_in(name, ending));
        Self(found.map_or("application/octet-stream", |(_, kind)| kind))
    }
}
