//! What others write: every form that is met.

use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};
use chrono::NaiveDate;
use thethuc_package::edxml::{
    BusinessKind, DocumentMessage, Family, Limits, Message, Note, Received, StatusCode, read,
};

const NS: &str = "http://www.mic.gov.vn/TBT/QCVN_102_2016";

fn received(file: &[u8]) -> Received {
    read(file, &Limits::default()).unwrap()
}

fn document(received: Received) -> DocumentMessage {
    match received.message {
        Message::Document(message) => *message,
        Message::Status(_) => panic!("no document"),
    }
}

/// A file of one document with this header behind its subject, this manifest and these contents.
fn file(header: &str, references: &str, contents: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="utf-8"?>
<edXML xmlns="{NS}"><e:edXMLEnvelope xmlns:e="{NS}" xmlns:xlink="http://www.w3.org/1999/xlink">
<e:edXMLHeader><e:MessageHeader>
<e:From><e:OrganId>H99.18</e:OrganId><e:OrganName>Sở Nội vụ</e:OrganName></e:From>
<e:To><e:OrganId>H99.20</e:OrganId></e:To>
<e:Code><e:CodeNumber> 7 </e:CodeNumber><e:CodeNotation>SNV-VP</e:CodeNotation></e:Code>
<e:PromulgationInfo><e:PromulgationDate>20/11/2026</e:PromulgationDate></e:PromulgationInfo>
<e:Subject>Về <![CDATA[việc <họp>]]></e:Subject>{header}
</e:MessageHeader>
<e:TraceHeaderList e:id="1" e:version="1.0" mustUnderstand="1" actor="x">
<e:Bussiness><e:BussinessDocType>0</e:BussinessDocType></e:Bussiness></e:TraceHeaderList>
</e:edXMLHeader><e:edXMLBody><e:edXMLManifest>{references}</e:edXMLManifest></e:edXMLBody>
</e:edXMLEnvelope><AttachmentEncoded>{contents}</AttachmentEncoded></edXML>"#
    )
}

fn reference(id: &str, name: &str, kind: &str) -> String {
    format!(
        r#"<e:Reference xlink:href="{id}"><e:ContentType>{kind}</e:ContentType>
        <e:AttachmentName>{name}</e:AttachmentName></e:Reference>"#
    )
}

fn content(id: &str, encoded: &str) -> String {
    format!(
        "<Attachment><ContentId>{id}</ContentId>\
         <ContentTransferEncoded>{encoded}</ContentTransferEncoded></Attachment>"
    )
}

fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(*name, zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(bytes).unwrap();
    gzip.finish().unwrap()
}

#[test]
fn bytes_as_they_are_with_their_own_type() {
    let mut encoded = STANDARD.encode(b"%PDF-1.7 invented, and long enough to be broken");
    encoded.insert(20, '\n');
    let file = file(
        "",
        &reference("cid:a-1", "van ban.pdf", "application/pdf"),
        &content("a-1", &encoded),
    );
    let received = received(file.as_bytes());
    assert_eq!(
        (received.family, received.notes.as_slice()),
        (Family::Standard, &[][..])
    );
    let message = document(received);
    assert_eq!(message.subject, "Về việc <họp>");
    assert_eq!(message.code.number, "7");
    assert_eq!(message.promulgated, NaiveDate::from_ymd_opt(2026, 11, 20));
    assert_eq!(message.business.kind, BusinessKind::New);
    assert_eq!(message.attachments[0].name, "van ban.pdf");
    assert!(
        message.attachments[0]
            .bytes
            .starts_with(b"%PDF-1.7 invented")
    );
}

#[test]
fn one_packing_is_taken_off_and_a_packed_file_stays_packed() {
    let inner = zip(&[("a.txt", b"one"), ("b.txt", b"two")]);
    let one = zip(&[("a.docx", b"inner")]);
    for (name, kind, bytes, wanted) in [
        (
            "a.pdf",
            "application/zip",
            zip(&[("x.pdf", b"pdf")]),
            b"pdf".to_vec(),
        ),
        (
            "a.pdf",
            "application/zip",
            zip(&[("x", b"pdf")]),
            b"pdf".to_vec(),
        ),
        ("a.pdf", "", zip(&[("x.pdf", b"pdf")]), b"pdf".to_vec()),
        ("a.zip", "application/zip", inner.clone(), inner.clone()),
        ("a.zip", "application/zip", one.clone(), one.clone()),
        (
            "a.zip",
            "application/x-zip-compressed",
            zip(&[("x.zip", &inner)]),
            inner.clone(),
        ),
        ("a.docx", "application/vnd.docx", one.clone(), one.clone()),
        ("a.pdf", "application/gzip", gzip(b"pdf"), b"pdf".to_vec()),
        ("a.tgz", "application/gzip", gzip(b"tar"), gzip(b"tar")),
    ] {
        let file = file(
            "",
            &reference("cid:1", name, kind),
            &content("cid:1", &STANDARD_NO_PAD.encode(bytes)),
        );
        let received = received(file.as_bytes());
        assert_eq!(received.notes, [], "{name} {kind}");
        assert_eq!(
            document(received).attachments[0].bytes,
            wanted,
            "{name} {kind}"
        );
    }
}

#[test]
fn the_whole_file_may_be_packed_and_in_utf_16() {
    let plain = file("", "", "");
    let utf16: Vec<u8> = [0xfeff_u16]
        .into_iter()
        .chain(plain.replace("utf-8", "utf-16").encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    for bytes in [gzip(plain.as_bytes()), utf16] {
        assert_eq!(document(received(&bytes)).from.name, "Sở Nội vụ");
    }
}

#[test]
fn what_is_not_understood_is_told_and_the_rest_is_read() {
    let header = "<e:DueDate>hôm nay</e:DueDate><e:DocumentType><e:Type>2</e:Type></e:DocumentType>\
        <e:OtherInfo><e:Priority>9</e:Priority></e:OtherInfo><e:SteeringType>0</e:SteeringType>";
    let several = zip(&[("a", b"1"), ("b", b"2")]);
    let file = file(
        header,
        &reference("cid:1", "../a.pdf", "application/zip"),
        &(content("1", &STANDARD.encode(&several)) + &content("2", "YQ==")),
    );
    let file = file
        .replace("<e:CodeNumber> 7 </e:CodeNumber>", "")
        .replace(
            "</e:edXMLHeader>",
            "<Signature xmlns='http://www.w3.org/2000/09/xmldsig#'><KeyInfo><X509Data>\
         <X509SubjectName>CN=Sở Nội vụ</X509SubjectName></X509Data></KeyInfo></Signature>\
         </e:edXMLHeader>",
        );
    let received = received(file.as_bytes());
    let text = |text: &str| text.to_owned();
    let unreadable = |element: &str, value: &str| Note::Unreadable {
        element: text(element),
        value: text(value),
    };
    assert_eq!(
        received.notes,
        [
            Note::XmlSignature {
                subject: text("CN=Sở Nội vụ")
            },
            unreadable("DueDate", "hôm nay"),
            unreadable("Priority", "9"),
            Note::Lacking {
                element: "CodeNumber"
            },
            Note::KindUnclear {
                group: text("2"),
                detail: String::new()
            },
            Note::Renamed {
                given: text("../a.pdf"),
                name: text("-a.pdf")
            },
            Note::Packed {
                name: text("-a.pdf.zip")
            },
            Note::Unlisted {
                name: String::new()
            },
            Note::Renamed {
                given: String::new(),
                name: text("khong-ten")
            },
        ]
    );
    let message = document(received);
    assert_eq!(message.attachments[0].bytes, several);
    assert_eq!(message.attachments[1].bytes, b"a");
}

#[test]
fn the_kind_is_its_name_or_what_its_number_clearly_means() {
    for (parts, wanted) in [
        (
            "<e:TypeName>Quyết định</e:TypeName><e:Type>18</e:Type>",
            Some("Quyết định"),
        ),
        (
            "<e:Type>2</e:Type><e:TypeDetail>18</e:TypeDetail>",
            Some("Công văn"),
        ),
        ("<e:Type>2</e:Type><e:TypeDetail>99</e:TypeDetail>", None),
        ("<e:Type>18</e:Type>", None),
    ] {
        let header = format!("<e:DocumentType>{parts}</e:DocumentType>");
        let message = document(received(file(&header, "", "").as_bytes()));
        assert_eq!(message.kind.in_words(), wanted, "{parts}");
    }
}

#[test]
fn the_older_family_is_read_and_its_files_are_beside_it() {
    let file = include_str!("doi-cu.xml");
    let received = received(file.as_bytes());
    assert_eq!(received.family, Family::Old);
    let name = "45.STC.pdf".to_owned();
    assert_eq!(received.notes, [Note::Beside { name }]);
    let message = document(received);
    assert_eq!(message.code.notation, "STC-VP");
    assert_eq!(message.to[0].organ_id, "000.00.18.H99");
    assert_eq!(message.kind.in_words(), Some("Công văn"));
    assert_eq!(message.traces.len(), 1);
}

#[test]
fn another_namespace_is_told() {
    let file = file("", "", "").replace(NS, "http://example.vn/edxml");
    let received = received(file.as_bytes());
    let namespace = "http://example.vn/edxml".to_owned();
    assert_eq!(received.notes, [Note::Namespace(namespace)]);
}

#[test]
fn a_status_without_staff_and_with_a_bare_code() {
    let file = include_str!("trang-thai.edxml").replace(">03<", ">3<");
    let Message::Status(status) = received(file.as_bytes()).message else {
        panic!("no status");
    };
    assert_eq!(status.status, StatusCode::Received);
}
