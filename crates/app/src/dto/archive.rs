//! The register and the archive, as the window sees them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thethuc_archive::sqlite::BackupPolicy;
use thethuc_archive::{
    Act, Attachment, Book, Entry, Facts, Filter, HoSo, KeptSignature, Number, Step, Term,
};

use super::{DocumentJson, IncomingMessage, TextSpan};

/// What somebody does in the office. Who has none in a list of people may only draft; where nobody
/// is listed, whoever works has all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum OfficeRole {
    /// Người soạn thảo (drafter) — NĐ 30/2020/NĐ-CP, Điều 10.
    SoanThao,
    /// Người kiểm tra thể thức, duyệt bản thảo (reviewer) — Điều 11 and 12.
    KiemTra,
    /// Người ký (signer) — Điều 13.
    NguoiKy,
    /// Văn thư cơ quan (clerk) — Điều 14 to 18, 20 to 22.
    VanThu,
    /// Người làm lưu trữ (archivist) — Điều 28 to 30.
    LuuTru,
}

/// A person and what they do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Họ và tên, under which acts are recorded.
    pub name: String,
    /// What they do.
    pub roles: Vec<OfficeRole>,
}

/// A book and the years or terms in which it has numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct BookState {
    /// The book.
    pub book: Book,
    /// Its years or terms, the newest first.
    pub periods: Vec<String>,
}

/// The archive of the office, and who works with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct ArchiveState {
    /// Its file.
    pub path: String,
    /// Whether that names a server, which is copied by its own means.
    pub on_server: bool,
    /// The office; absent while there is no archive.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub office: Option<String>,
    /// Its books.
    pub books: Vec<BookState>,
    /// Who works; acts are recorded under this name.
    pub me: String,
    /// What they may do.
    pub roles: Vec<OfficeRole>,
    /// The people of the office; empty for a single user.
    pub people: Vec<Person>,
    /// When copies are made by themselves.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub backup: Option<BackupPolicy>,
}

/// What to make an archive with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct MakeArchiveArgs {
    /// The office.
    pub office: String,
    /// Its file; the one of the settings when absent.
    #[serde(default)]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub path: Option<String>,
}

/// Who works, and what everybody does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct WriteArchiveSettingsArgs {
    /// The file of the archive.
    pub path: String,
    /// Who works.
    pub me: String,
    /// The people of the office; empty for a single user.
    pub people: Vec<Person>,
    /// Copies made by themselves.
    #[serde(default)]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub backup: Option<BackupPolicy>,
}

/// A book to open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct OpenBookArgs {
    /// The book.
    pub book: Book,
}

/// A term to begin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct OpenTermArgs {
    /// The term.
    pub term: Term,
}

/// What to look for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct FindDocumentsArgs {
    /// What is left blank is not asked.
    pub filter: Filter,
}

/// A page of what was found, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct FoundDocuments {
    /// The documents.
    pub rows: Vec<FoundDocument>,
    /// What the filter's `before` is for the next page; absent at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub next: Option<i64>,
}

/// A document that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct FoundDocument {
    /// The document.
    pub entry: Entry,
    /// Số and ký hiệu as they are written.
    pub code: String,
    /// Where the words stand in its subject.
    pub marks: Vec<TextSpan>,
    /// The first place in its text where they stand.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub excerpt: Option<MarkedText>,
}

/// A text with places in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct MarkedText {
    /// The text.
    pub text: String,
    /// The places.
    pub marks: Vec<TextSpan>,
}

/// A document of the archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ArchivedArgs {
    /// Its identifier.
    pub document: i64,
}

/// A version of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct VersionLine {
    /// From 1.
    pub ordinal: u32,
    /// When it was saved, RFC 3339.
    pub at: String,
    /// By whom.
    pub who: String,
    /// What changed, in their words.
    pub note: String,
}

/// Everything about a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct ArchivedDocument {
    /// As lists show it.
    pub entry: Entry,
    /// Số and ký hiệu as they are written.
    pub code: String,
    /// What is known of it.
    pub facts: Facts,
    /// Its number, once it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub number: Option<Number>,
    /// What an approval of the last version covers.
    pub fingerprint: String,
    /// Whether it was drafted here, so that its pages can be shown.
    pub drafted: bool,
    /// All versions, the oldest first.
    pub versions: Vec<VersionLine>,
    /// The version that was last approved, where a later one re-opened it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub approved: Option<u32>,
    /// What was done with it, in order.
    pub steps: Vec<Step>,
    /// Its files.
    pub attachments: Vec<Attachment>,
    /// The signatures of its files, as they were found when the files came.
    pub signatures: Vec<KeptSignature>,
    /// The hồ sơ that it is in.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub ho_so: Option<HoSo>,
    /// What can be done now by who works.
    pub can: Vec<Act>,
}

/// A version to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct VersionArgs {
    /// The document.
    pub document: i64,
    /// The version; the last when absent.
    #[serde(default)]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub version: Option<u32>,
}

/// Two versions to compare.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct CompareArgs {
    /// The document.
    pub document: i64,
    /// The older version.
    pub before: u32,
    /// The newer version.
    pub after: u32,
}

/// A draft to keep in the archive.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct KeepDraftArgs {
    /// The document.
    #[cfg_attr(feature = "codegen", ts(as = "thethuc_model::Document"))]
    pub document: DocumentJson,
    /// Which document of the archive it is; absent for a new one.
    #[serde(default)]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub id: Option<i64>,
    /// What changed, in the words of who saves it.
    #[serde(default)]
    pub note: String,
}

/// A document that is approved and signed, to be registered at once.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct RegisterDraftArgs {
    /// The document.
    #[cfg_attr(feature = "codegen", ts(as = "thethuc_model::Document"))]
    pub document: DocumentJson,
    /// The book.
    pub book: String,
    /// The date of issue; that of the document, or else today's, when absent.
    #[serde(default)]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub dated: Option<NaiveDate>,
    /// For a số bổ sung: the number that it stands behind, and why.
    #[serde(default)]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub late: Option<Late>,
    /// Its files.
    #[serde(default)]
    #[cfg_attr(feature = "codegen", ts(as = "Option<_>", optional))]
    pub files: Vec<String>,
    /// Also when the same document is registered already.
    #[serde(default)]
    pub again: bool,
}

/// Where a số bổ sung is put in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Late {
    /// The number that it stands behind.
    pub behind: u32,
    /// Why.
    pub reason: String,
}

/// Something to do with a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct DocumentActArgs {
    /// The document.
    pub document: i64,
    /// What.
    pub act: DocumentAct,
}

/// What can be done with a document on its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(tag = "act", rename_all = "kebab-case", deny_unknown_fields)]
pub enum DocumentAct {
    /// Trình duyệt.
    TrinhDuyet {
        /// A word for the reviewer.
        comment: String,
    },
    /// Trả lại.
    TraLai {
        /// Why.
        comment: String,
        /// The place that it is about: a field path, or blank for the whole.
        place: String,
    },
    /// Đồng ý.
    DongY {
        /// What was seen ([`ArchivedDocument::fingerprint`]).
        fingerprint: String,
        /// A word to it.
        comment: String,
    },
    /// Cấp số.
    CapSo {
        /// The book.
        book: String,
        /// The date of issue.
        dated: NaiveDate,
    },
    /// Cấp số bổ sung.
    CapSoBoSung {
        /// The book.
        book: String,
        /// The date of issue.
        dated: NaiveDate,
        /// The number that it stands behind.
        behind: u32,
        /// Why.
        reason: String,
    },
    /// Hủy số.
    HuySo {
        /// Why.
        reason: String,
    },
    /// Ký ban hành.
    Ky {
        /// What was seen.
        fingerprint: String,
    },
    /// Phát hành.
    PhatHanh {
        /// A word to it.
        comment: String,
    },
    /// Lưu hồ sơ.
    LuuHoSo {
        /// The hồ sơ.
        ho_so: i64,
    },
}

/// What a file that came says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
pub struct IncomingDraft {
    /// What was read; blank where nothing was.
    pub facts: Facts,
    /// The document that is registered already, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub same: Option<Entry>,
    /// What it says in so many words, where it is a message of edXML.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub message: Option<IncomingMessage>,
}

/// An incoming document to register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ReceiveArgs {
    /// What is known of it.
    pub facts: Facts,
    /// The book.
    pub book: String,
    /// Ngày đến.
    pub arrived: NaiveDate,
    /// Its files; those in a message of edXML are registered with it.
    pub files: Vec<String>,
    /// Also when it is registered already.
    #[serde(default)]
    pub again: bool,
}

/// A file to attach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct AttachArgs {
    /// The document.
    pub document: i64,
    /// The file.
    pub path: String,
}

/// An attached file to write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct SaveAttachmentArgs {
    /// The document.
    pub document: i64,
    /// Which file, from 1.
    pub ordinal: u32,
    /// Where to.
    pub path: String,
}
