//! What is written reads back as it was, and is written the same again.

use chrono::NaiveDate;
use proptest::prelude::*;
use thethuc_package::PackageError;
use thethuc_package::edxml::{
    Attachment, Business, BusinessKind, Change, DocumentInfo, DocumentKind, DocumentMessage,
    Family, Limits, Message, Receiver, Replacement, StatusMessage, read,
};
use thethuc_package::names::file_name;

use crate::samples::{document, messages, status};

/// The file that a message is written as; it changes only knowingly, since others read it.
const GOLDEN: [(&str, &str); 2] = [
    ("cong-van", include_str!("cong-van.edxml")),
    ("trang-thai", include_str!("trang-thai.edxml")),
];

#[test]
fn a_message_is_written_as_it_was() {
    for ((name, message), (_, golden)) in messages().into_iter().zip(GOLDEN) {
        let written = String::from_utf8(message.write().unwrap()).unwrap();
        assert_eq!(written, golden, "{name}");
        let read = read(golden.as_bytes(), &Limits::default()).unwrap();
        assert_eq!((read.message, read.family), (message, Family::Standard));
        assert_eq!(read.notes, []);
    }
}

#[test]
fn what_no_receiver_could_take_in_is_not_written() {
    type Spoil = fn(&mut DocumentMessage);
    let spoilt: [(&str, Spoil); 8] = [
        ("OrganId", |message| message.from.organ_id.clear()),
        ("To", |message| message.to.clear()),
        ("OrganId", |message| message.to[1].organ_id.clear()),
        ("CodeNumber", |message| message.code.number.clear()),
        ("CodeNotation", |message| message.code.notation.clear()),
        ("PromulgationDate", |message| message.promulgated = None),
        ("Subject", |message| message.subject.clear()),
        ("Attachment", |message| message.attachments.clear()),
    ];
    for (wanted, spoil) in spoilt {
        let mut message = document();
        spoil(&mut message);
        let refused = Message::Document(Box::new(message)).write();
        assert!(
            matches!(refused, Err(PackageError::Blank { element }) if element == wanted),
            "{wanted}"
        );
    }
    let mut message = document();
    message.to[0].organ_id = "h99-20".to_owned();
    let refused = Message::Document(Box::new(message)).write();
    assert!(matches!(refused, Err(PackageError::OrganId(id)) if id == "h99-20"));
    let mut recall = document();
    recall.attachments.clear();
    recall.business.kind = BusinessKind::Recall;
    assert!(Message::Document(Box::new(recall)).write().is_ok());
}

#[test]
fn a_name_that_leads_elsewhere_is_written_as_one_name() {
    let mut message = document();
    message.attachments[0].name = "../../a.pdf".to_owned();
    let written = Message::Document(Box::new(message)).write().unwrap();
    let read = read(&written, &Limits::default()).unwrap();
    let Message::Document(message) = read.message else {
        panic!("no document");
    };
    assert_eq!(message.attachments[0].name, "-..-a.pdf");
}

/// Text as a form gives it: no blanks around it, nothing that XML does not know.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[\\PC&&[^\\r]]{0,12}".prop_map(|text| text.trim().to_owned()),
        Just("a & b < c > \"d\" 'e' ]]> &amp; <x/>\n\tệ\u{1f600}".to_owned()),
    ]
}

fn some_words() -> impl Strategy<Value = String> {
    words().prop_map(|text| {
        if text.is_empty() {
            "-".to_owned()
        } else {
            text
        }
    })
}

fn days() -> impl Strategy<Value = Option<NaiveDate>> {
    prop::option::of((1900..9999_i32, 1..366_u32))
        .prop_map(|day| day.and_then(|(year, day)| NaiveDate::from_yo_opt(year, day)))
}

fn attachments() -> impl Strategy<Value = Vec<Attachment>> {
    let name = prop_oneof![
        "[a-c]{1,3}\\.(pdf|zip|gz|ZIP|docx)",
        "[a-c]{1,3}",
        some_words()
    ];
    let bytes = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..60),
        Just(b"\x1f\x8b\x08 no gzip".to_vec()),
        Just(b"PK\x03\x04 no container".to_vec()),
    ];
    let one = (name, words(), bytes).prop_map(|(name, description, bytes)| Attachment {
        name: file_name(&name),
        description,
        bytes,
    });
    prop::collection::vec(one, 1..4)
}

fn businesses() -> impl Strategy<Value = Business> {
    let kind = prop::sample::select(BusinessKind::ALL.to_vec());
    let receiver = (prop::sample::select(Change::ALL.to_vec()), words());
    let receivers = prop::collection::vec(receiver, 0..3);
    let info = (words(), words(), receivers).prop_map(|(document, receiver, list)| DocumentInfo {
        document,
        receiver,
        receivers: list
            .into_iter()
            .map(|(change, organ_id)| Receiver { change, organ_id })
            .collect(),
    });
    let replacement = (words(), prop::collection::vec(some_words(), 0..3));
    let replacement = replacement.prop_map(|(document_id, organ_ids)| Replacement {
        document_id,
        organ_ids,
    });
    (
        kind,
        words(),
        any::<bool>(),
        prop::collection::vec(info, 0..3),
        prop::collection::vec(replacement, 0..3),
    )
        .prop_map(|(kind, reason, paper, info, replacements)| Business {
            kind,
            reason,
            paper,
            info,
            replacements,
            ..Business::default()
        })
}

prop_compose! {
    fn documents()(
        number in some_words(),
        subject in some_words(),
        places in prop::collection::vec(some_words(), 0..3),
        (content, direction) in (words(), words()),
        due_date in days(),
        (group, name) in (words(), some_words()),
        business in businesses(),
        attachments in attachments(),
    ) -> DocumentMessage {
        let mut message = document();
        message.code.number = number;
        message.subject = subject;
        message.other.direction = direction;
        message.other.appendixes = places.clone();
        message.to_places = places;
        message.content = content;
        message.due_date = due_date;
        message.kind = DocumentKind { group, detail: String::new(), name };
        message.business = business;
        message.attachments = attachments;
        message
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn a_document_reads_back_as_it_was(message in documents()) {
        let message = Message::Document(Box::new(message));
        let read = read(&message.write().unwrap(), &Limits::default()).unwrap();
        prop_assert_eq!(read.message, message);
        prop_assert_eq!(read.notes, []);
    }

    #[test]
    fn a_status_reads_back_as_it_was(description in words(), code in some_words()) {
        let mut message = StatusMessage { description, ..status() };
        message.response_for.code = code;
        let message = Message::Status(Box::new(message));
        let read = read(&message.write().unwrap(), &Limits::default()).unwrap();
        prop_assert_eq!(read.message, message);
    }

    #[test]
    fn a_changed_file_is_read_or_refused(place in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = GOLDEN[0].1.as_bytes().to_vec();
        let place = place.index(bytes.len());
        bytes[place] = byte;
        let _ = read(&bytes, &Limits::default());
    }
}
