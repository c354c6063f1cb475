//! Invented messages.

use chrono::NaiveDate;
use thethuc_package::edxml::{
    Attachment, Business, Code, DocumentKind, DocumentMessage, Message, Organ, OtherInfo, Priority,
    ResponseFor, Signer, Staff, StatusCode, StatusMessage, Steering, Trace,
};

fn text(text: &str) -> String {
    text.to_owned()
}

fn organ(organ_id: &str, name: &str) -> Organ {
    Organ {
        organ_id: text(organ_id),
        name: text(name),
        ..Organ::default()
    }
}

/// A công văn with its signed file and an annex.
pub(crate) fn document() -> DocumentMessage {
    let day = NaiveDate::from_ymd_opt(2026, 11, 20);
    DocumentMessage {
        from: organ("H99.18", "Sở Nội vụ tỉnh Bình Minh"),
        to: vec![
            organ("H99.20", "Sở Tài chính tỉnh Bình Minh"),
            organ("000.00.21.H99", "Sở Tư pháp tỉnh Bình Minh"),
        ],
        document_id: text("H99.18,2026/11/20,123/SNV-VP"),
        code: Code {
            number: text("123"),
            notation: text("SNV-VP"),
        },
        place: text("Bình Minh"),
        promulgated: day,
        kind: DocumentKind::of("Công văn"),
        subject: text("V/v góp ý “Quy chế <văn thư> & lưu trữ”"),
        signer: Signer {
            competence: text("KT. GIÁM ĐỐC"),
            position: text("Phó Giám đốc"),
            full_name: text("Trần Thị Bình"),
        },
        due_date: NaiveDate::from_ymd_opt(2026, 12, 1),
        other: OtherInfo {
            priority: Some(Priority::Khan),
            copies: Some(12),
            pages: Some(2),
            ..OtherInfo::default()
        },
        response_for: vec![ResponseFor {
            organ_id: text("H99.20"),
            code: text("45/STC-VP"),
            ..ResponseFor::default()
        }],
        steering: Some(Steering::None),
        to_places: vec![text("Như trên"), text("Lưu: VT, VP")],
        business: Business {
            staff: vec![Staff {
                staff: text("Lê Văn Cường"),
                ..Staff::default()
            }],
            ..Business::default()
        },
        traces: vec![Trace {
            organ_id: text("H99.18"),
            at: day.and_then(|day| day.and_hms_opt(9, 15, 30)),
        }],
        attachments: vec![
            Attachment {
                name: text("123-SNV-VP.pdf"),
                description: text("Văn bản"),
                bytes: b"%PDF-1.7 invented".to_vec(),
            },
            Attachment {
                name: text("Phụ lục.zip"),
                description: String::new(),
                bytes: b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0".to_vec(),
            },
        ],
        ..DocumentMessage::default()
    }
}

/// What became of a document.
pub(crate) fn status() -> StatusMessage {
    StatusMessage {
        from: organ("H99.20", "Sở Tài chính tỉnh Bình Minh"),
        response_for: ResponseFor {
            organ_id: text("H99.18"),
            code: text("123/SNV-VP"),
            document_id: text("H99.18,2026/11/20,123/SNV-VP"),
            promulgated: NaiveDate::from_ymd_opt(2026, 11, 20),
        },
        staff: Staff::default(),
        status: StatusCode::Received,
        description: text("Văn thư đã tiếp nhận"),
        at: NaiveDate::from_ymd_opt(2026, 11, 20).and_then(|day| day.and_hms_opt(10, 0, 0)),
    }
}

pub(crate) fn messages() -> [(&'static str, Message); 2] {
    [
        ("cong-van", Message::Document(Box::new(document()))),
        ("trang-thai", Message::Status(Box::new(status()))),
    ]
}
