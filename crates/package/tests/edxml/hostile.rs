//! What is hostile or damaged is refused, with the name of the element.

use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use thethuc_package::edxml::{Limits, Message, read};
use thethuc_package::{ContentFault, PackageError};
use thethuc_reading::ReadError;

const GOLDEN: &str = include_str!("cong-van.edxml");

fn refused(file: &str) -> PackageError {
    read(file.as_bytes(), &Limits::default()).unwrap_err()
}

#[test]
fn declarations_and_entities_of_its_own_are_refused() {
    let with = |doctype: &str, entity: &str| {
        GOLDEN
            .replacen("?>", &format!("?>{doctype}"), 1)
            .replace("Bình Minh", entity)
    };
    for file in [
        with(
            "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>",
            "&a;",
        ),
        with(
            "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>",
            "&b;",
        ),
        with("<!DOCTYPE x SYSTEM \"http://example.vn/x.dtd\">", "x"),
        with("", "&unknown;"),
    ] {
        assert!(matches!(
            refused(&file),
            PackageError::Xml(ReadError::BadXml { .. })
        ));
    }
}

#[test]
fn what_is_deep_or_large_is_refused() {
    let deep = format!("{}{}", "<a>".repeat(10_000), "</a>".repeat(10_000));
    let deep = GOLDEN.replace("<edXML:Place>", &format!("{deep}<edXML:Place>"));
    assert!(matches!(
        refused(&deep),
        PackageError::Xml(ReadError::TooLarge(_))
    ));
    let small = Limits {
        file_bytes: 1000,
        ..Limits::default()
    };
    assert!(matches!(
        read(GOLDEN.as_bytes(), &small),
        Err(PackageError::TooLarge(_))
    ));
    let few = Limits {
        attachments: 1,
        ..Limits::default()
    };
    assert!(matches!(
        read(GOLDEN.as_bytes(), &few),
        Err(PackageError::TooLarge(_))
    ));
}

/// A million zeros, packed.
fn bomb() -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("a.pdf", options).unwrap();
    zip.write_all(&vec![0; 1_000_000]).unwrap();
    zip.finish().unwrap().into_inner()
}

#[test]
fn what_swells_is_stopped() {
    let at = GOLDEN.find("<ContentTransferEncoded>").unwrap() + "<ContentTransferEncoded>".len();
    let end = at + GOLDEN[at..].find('<').unwrap();
    let file = format!(
        "{}{}{}",
        &GOLDEN[..at],
        STANDARD.encode(bomb()),
        &GOLDEN[end..]
    );
    let limits = Limits {
        unpacked_bytes: 999_999,
        ..Limits::default()
    };
    assert!(matches!(
        read(file.as_bytes(), &limits),
        Err(PackageError::Content { name, fault: ContentFault::TooLarge }) if name == "123-SNV-VP.pdf"
    ));
    assert!(read(file.as_bytes(), &Limits::default()).is_ok());
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(&vec![b' '; 1_000_000]).unwrap();
    let small = Limits {
        file_bytes: 10_000,
        ..Limits::default()
    };
    assert!(matches!(
        read(&gzip.finish().unwrap(), &small),
        Err(PackageError::Content {
            fault: ContentFault::TooLarge,
            ..
        })
    ));
}

#[test]
fn damage_is_told_with_the_name_of_the_element() {
    let encoded = {
        let at = GOLDEN.find("Encoded>UEs").unwrap() + "Encoded>".len();
        &GOLDEN[at..at + GOLDEN[at..].find('<').unwrap()]
    };
    for (old, new, wanted) in [
        (
            "<edXML:Subject>",
            "<edXML:Subject>a</edXML:Subject><edXML:Subject>",
            "<Subject> stands twice in <MessageHeader>",
        ),
        (
            "<edXML:OrganId>H99.18</edXML:OrganId>",
            "",
            "<OrganId> is missing in <From>",
        ),
        (
            "edXMLHeader>",
            "Kopf>",
            "<edXMLHeader> is missing in <edXMLEnvelope>",
        ),
        (
            "edXML:MessageHeader>",
            "edXML:Kopf>",
            "<MessageHeader> is missing in <edXMLHeader>",
        ),
        (
            ">0</edXML:BussinessDocType>",
            ">7</edXML:BussinessDocType>",
            "<BussinessDocType> holds “7”",
        ),
        (
            "<AttachmentEncoded>",
            "<AttachmentEncoded/><AttachmentEncoded>",
            "<AttachmentEncoded> stands twice in <edXML>",
        ),
        (
            "ContentTransferEncoded>",
            "Nichts>",
            "the attached file 123-SNV-VP.pdf: the manifest names it, but it is not there",
        ),
        (
            encoded,
            "UEsDBA==",
            "the attached file 123-SNV-VP.pdf: a damaged ZIP container",
        ),
        (encoded, "?", "the attached file 123-SNV-VP.pdf: no base64"),
        (
            encoded,
            "UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==",
            "the attached file 123-SNV-VP.pdf: an empty ZIP container",
        ),
    ] {
        let said = refused(&GOLDEN.replace(old, new)).to_string();
        assert!(said.starts_with(wanted), "{new}: {said}");
    }
    let id = GOLDEN
        .match_indices("cid:")
        .map(|(at, _)| &GOLDEN[at..at + 40]);
    let ids: Vec<&str> = id.collect();
    let same = refused(&GOLDEN.replace(ids[1], ids[0])).to_string();
    assert!(
        same.starts_with("<ContentId ") && same.contains("stands twice"),
        "{same}"
    );
}

#[test]
fn what_is_no_edxml_is_named_by_its_first_element() {
    for (file, wanted) in [
        ("<html/>", "the file begins with <html>, which is no edXML"),
        ("<edXML/>", "<edXMLEnvelope> is missing in <edXML>"),
    ] {
        assert_eq!(refused(file).to_string(), wanted);
    }
    for bytes in [
        &b""[..],
        b"PK\x03\x04",
        b"\x1f\x8b",
        b"\xff\xfe\x00",
        b"%PDF",
    ] {
        assert!(read(bytes, &Limits::default()).is_err());
    }
}

#[test]
fn a_file_cut_anywhere_is_refused() {
    let whole = GOLDEN.trim_end();
    for end in (0..whole.len()).filter(|end| whole.is_char_boundary(*end)) {
        assert!(
            read(&whole.as_bytes()[..end], &Limits::default()).is_err(),
            "{end}"
        );
    }
    assert!(matches!(
        read(whole.as_bytes(), &Limits::default()).unwrap().message,
        Message::Document(_)
    ));
}
