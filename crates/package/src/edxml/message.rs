//! What a message says, with the names of its elements.

use chrono::{NaiveDate, NaiveDateTime};

use super::codes::{BusinessKind, Change, Priority, StatusCode, Steering};
use super::texts::{Texts, texts};
use crate::PackageError;

/// A message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// A document with its files, or what is to happen with one that was sent.
    Document(Box<DocumentMessage>),
    /// What became of a document at its receiver.
    Status(Box<StatusMessage>),
}

/// A document with its files.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DocumentMessage {
    /// Who sends it (`From`).
    pub from: Organ,
    /// Who is to receive it (`To`).
    pub to: Vec<Organ>,
    /// Mã định danh văn bản (`DocumentId`).
    pub document_id: String,
    /// Số, ký hiệu (`Code`).
    pub code: Code,
    /// Địa danh (`PromulgationInfo/Place`).
    pub place: String,
    /// Ngày ban hành (`PromulgationInfo/PromulgationDate`).
    pub promulgated: Option<NaiveDate>,
    /// Loại văn bản (`DocumentType`).
    pub kind: DocumentKind,
    /// Trích yếu (`Subject`).
    pub subject: String,
    /// Nội dung (`Content`).
    pub content: String,
    /// Người ký (`SignerInfo`).
    pub signer: Signer,
    /// Hạn trả lời (`DueDate`).
    pub due_date: Option<NaiveDate>,
    /// `OtherInfo`.
    pub other: OtherInfo,
    /// The documents that it answers (`ResponseFor`).
    pub response_for: Vec<ResponseFor>,
    /// `SteeringType`.
    pub steering: Option<Steering>,
    /// Nơi nhận, in words (`ToPlaces/Place`).
    pub to_places: Vec<String>,
    /// What it does (`Bussiness`, as the standard spells it).
    pub business: Business,
    /// The systems that it went through (`TraceHeader`), the first first.
    pub traces: Vec<Trace>,
    /// Its files.
    pub attachments: Vec<Attachment>,
}

/// What became of a document at its receiver.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusMessage {
    /// Who says it (`From`).
    pub from: Organ,
    /// Of which document (`ResponseFor`).
    pub response_for: ResponseFor,
    /// Who works on it (`StaffInfo`).
    pub staff: Staff,
    /// What became of it (`StatusCode`).
    pub status: StatusCode,
    /// In words (`Description`).
    pub description: String,
    /// When (`Timestamp`).
    pub at: Option<NaiveDateTime>,
}

texts! {
    /// Cơ quan, tổ chức (an agency).
    Organ {
        /// Mã định danh.
        organ_id = "OrganId",
        /// Cơ quan chủ quản.
        in_charge = "OrganizationInCharge",
        /// Tên.
        name = "OrganName",
        /// Địa chỉ.
        address = "OrganAdd",
        /// Thư điện tử.
        email = "Email",
        /// Điện thoại.
        telephone = "Telephone",
        /// Fax.
        fax = "Fax",
        /// Trang thông tin điện tử.
        website = "Website",
    }

    /// Số, ký hiệu.
    Code {
        /// Số.
        number = "CodeNumber",
        /// Ký hiệu.
        notation = "CodeNotation",
    }

    /// Loại văn bản. What `Type` and `TypeDetail` hold differs between those who write it: the name
    /// counts where it is there.
    DocumentKind {
        /// Legal or administrative; with some, the kind itself.
        group = "Type",
        /// The number of the kind: [`super::KINDS`].
        detail = "TypeDetail",
        /// Tên loại.
        name = "TypeName",
    }

    /// Người ký.
    Signer {
        /// Quyền hạn.
        competence = "Competence",
        /// Chức vụ.
        position = "Position",
        /// Họ và tên.
        full_name = "FullName",
    }

    /// Người xử lý.
    Staff {
        /// Đơn vị.
        department = "Department",
        /// Họ và tên.
        staff = "Staff",
        /// Thư điện tử.
        email = "Email",
        /// Điện thoại.
        mobile = "Mobile",
    }
}

/// `OtherInfo`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OtherInfo {
    /// Mức độ khẩn.
    pub priority: Option<Priority>,
    /// Chỉ dẫn phạm vi lưu hành (`SphereOfPromulgation`).
    pub sphere: String,
    /// Ký hiệu người soạn thảo (`TyperNotation`).
    pub typer_notation: String,
    /// Số lượng bản phát hành (`PromulgationAmount`).
    pub copies: Option<u32>,
    /// Số trang (`PageAmount`).
    pub pages: Option<u32>,
    /// `Direction`, as it came.
    pub direction: String,
    /// Phụ lục (`Appendixes/Appendix`).
    pub appendixes: Vec<String>,
}

/// A document that is answered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ResponseFor {
    /// Whose it is.
    pub organ_id: String,
    /// Số, ký hiệu: `12/SNV-VP`.
    pub code: String,
    /// Mã định danh văn bản.
    pub document_id: String,
    /// Ngày ban hành.
    pub promulgated: Option<NaiveDate>,
}

/// What a message does.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Business {
    /// New where it is not said.
    pub kind: BusinessKind,
    /// Why (`BussinessDocReason`).
    pub reason: String,
    /// Whether a copy on paper is sent as well.
    pub paper: bool,
    /// The document that it is about.
    pub document_id: String,
    /// With [`BusinessKind::Update`], what changes (`BussinessDocumentInfo`).
    pub info: Vec<DocumentInfo>,
    /// Who works on it (`StaffInfo`).
    pub staff: Vec<Staff>,
    /// With [`BusinessKind::Replace`], what it takes the place of (`ReplacementInfo`).
    pub replacements: Vec<Replacement>,
}

/// What changes of a document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DocumentInfo {
    /// Whether what is known of it changes (`DocumentInfo`), as it came.
    pub document: String,
    /// Whether its receivers change (`DocumentReceiver`), as it came.
    pub receiver: String,
    /// Which receivers.
    pub receivers: Vec<Receiver>,
}

/// A receiver that changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receiver {
    /// How.
    pub change: Change,
    /// Who.
    pub organ_id: String,
}

/// A document whose place is taken.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Replacement {
    /// Mã định danh văn bản.
    pub document_id: String,
    /// At whom.
    pub organ_ids: Vec<String>,
}

/// A system that a message went through.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Trace {
    /// Whose it is.
    pub organ_id: String,
    /// When, in the time zone of Vietnam.
    pub at: Option<NaiveDateTime>,
}

/// An attached file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Attachment {
    /// Its name: the name of one file ([`crate::names::file_name`]).
    pub name: String,
    /// What it is.
    pub description: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}
