//! edXML: a document with its files, or what became of one, as one file that goes from one system to
//! another — QCVN 102:2016/BTTTT.
//!
//! What is written is one form ([`Message::write`]); what is read is every form that is met:
//!
//! - attached files as base64 of a ZIP container of one file, or as base64 of the file itself with
//!   its own type, or packed by gzip;
//! - `ContentId` with and without `cid:`, as an element or as `xlink:href` of its reference;
//! - attributes on `TraceHeaderList`, prefixes of any name, dates in four orders;
//! - the older family of `http://www.e-doc.vn/Schema/` in its SOAP envelope, whose files travel
//!   beside it.
//!
//! What could not be understood but leaves the rest clear is a [`Note`]; what makes it unclear what
//! the message says is an error with the name of the element.

mod codes;
mod content;
mod header;
mod message;
mod node;
mod note;
mod read;
mod texts;
mod values;
mod write;

pub use codes::{BusinessKind, Change, Priority, StatusCode, Steering};
pub use message::{
    Attachment, Business, Code, DocumentInfo, DocumentKind, DocumentMessage, Message, Organ,
    OtherInfo, Receiver, Replacement, ResponseFor, Signer, Staff, StatusMessage, Trace,
};
pub use note::Note;
pub use read::{Family, Limits, Received, read};

/// The namespace of what is written — QCVN 102:2016/BTTTT.
pub const NAMESPACE: &str = "http://www.mic.gov.vn/TBT/QCVN_102_2016";

/// The namespace of the older family, which is read alone.
pub const OLD_NAMESPACE: &str = "http://www.e-doc.vn/Schema/";

/// What `Type` holds for the administrative documents of NĐ 30/2020/NĐ-CP, where `TypeDetail` says
/// which.
pub const ADMINISTRATIVE: &str = "2";

/// The kinds of administrative documents in the order of NĐ 30/2020/NĐ-CP, Điều 7, which is that of
/// their numbers in `TypeDetail`, from 1.
pub const KINDS: [&str; 29] = [
    "Nghị quyết",
    "Quyết định",
    "Chỉ thị",
    "Quy chế",
    "Quy định",
    "Thông cáo",
    "Thông báo",
    "Hướng dẫn",
    "Chương trình",
    "Kế hoạch",
    "Phương án",
    "Đề án",
    "Dự án",
    "Báo cáo",
    "Biên bản",
    "Tờ trình",
    "Hợp đồng",
    "Công văn",
    "Công điện",
    "Bản ghi nhớ",
    "Bản thỏa thuận",
    "Giấy ủy quyền",
    "Giấy mời",
    "Giấy giới thiệu",
    "Giấy nghỉ phép",
    "Phiếu gửi",
    "Phiếu chuyển",
    "Phiếu báo",
    "Thư công",
];
