//! Files that were made to do harm end in a message or in a report, in bounded time and memory.

use crate::world::{Kind, World, plain_pdf, run};
use chrono::DateTime;
use lopdf::{Document, Object, dictionary};
use thethuc_signature::trust::TrustStore;
use thethuc_signature::{SignatureError, sign, verify};

fn looked_at(bytes: &[u8]) -> Result<usize, SignatureError> {
    verify(bytes, &TrustStore::default(), DateTime::UNIX_EPOCH)
        .map(|report| report.signatures.len())
}

/// A file of these objects, written as they are.
fn file(objects: &[&str]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (object, number) in objects.iter().zip(1..) {
        table += &format!("{:010} 00000 n \n", bytes.len());
        bytes.extend(format!("{number} 0 obj\n{object}\nendobj\n").bytes());
    }
    let start = bytes.len();
    let size = objects.len() + 1;
    bytes.extend(table.bytes());
    bytes.extend(
        format!("trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").bytes(),
    );
    bytes
}

const PAGES: &str = "<</Type/Pages/Kids[3 0 R]/Count 1>>";
const PAGE: &str = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>";

#[test]
fn what_is_no_pdf_is_refused() {
    for bytes in [
        &b""[..],
        b"%PDF-1.7",
        b"PK\x03\x04",
        b"%PDF-1.7\nstartxref\n9\n%%EOF",
    ] {
        assert!(looked_at(bytes).is_err(), "{bytes:?}");
    }
}

#[test]
fn fields_that_hold_each_other_are_looked_at_once() {
    let catalog = "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R 4 0 R]>>>>";
    let circle = file(&[
        catalog,
        PAGES,
        PAGE,
        "<</T(a)/FT/Sig/Kids[5 0 R 4 0 R]/V 6 0 R>>",
        "<</T(b)/Parent 4 0 R/Kids[4 0 R 5 0 R]>>",
        "<</Type/Sig/ByteRange[0 1 2 3]/Contents<00>/Reference[6 0 R]>>",
    ]);
    assert!(looked_at(&circle).unwrap() <= 2);
}

#[test]
fn fields_in_fields_without_end_do_not_fill_the_stack() {
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]>>>>".to_owned(),
        PAGES.to_owned(),
        PAGE.to_owned(),
    ];
    for next in 5..20_000 {
        objects.push(format!("<</T(a)/FT/Sig/Kids[{next} 0 R]>>"));
    }
    let objects: Vec<&str> = objects.iter().map(String::as_str).collect();
    assert_eq!(looked_at(&file(&objects)).unwrap(), 0);
}

#[test]
fn pages_that_hold_each_other_do_not_go_round() {
    let circle = file(&[
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[2 0 R 3 0 R]/Count 99999999999/Parent 2 0 R>>",
        "<</Type/Page/Parent 2 0 R>>",
    ]);
    let world = World::new();
    let key = world.person("An", Kind::P256);
    // It is signed or refused; it does not hang.
    let _ = sign(&circle, &world.unseen("NguoiKy"), &key, None);
    assert_eq!(looked_at(&circle).unwrap(), 0);
}

#[test]
fn tables_that_count_more_than_there_is_are_bounded() {
    let honest = String::from_utf8(file(&["<</Type/Catalog/Pages 2 0 R>>", PAGES, PAGE])).unwrap();
    for lie in [
        honest.replace("xref\n0 4", "xref\n0 4000000000"),
        honest.replace("/Size 4", "/Size 4294967295"),
        honest.replace("/Size 4", "/Size 0"),
        honest.replace("/Root", "/Prev 10/Root"),
        honest.replace("/Root", "/XRefStm 0/Root"),
    ] {
        let _ = looked_at(lie.as_bytes());
    }
}

#[test]
fn signatures_that_are_none_are_told_and_not_trusted() {
    for value in [
        "<</Type/Sig/SubFilter/ETSI.CAdES.detached/ByteRange[0 9 9 9]/Contents<>>>",
        "<</Type/Sig/SubFilter/adbe.x509.rsa_sha1/ByteRange[0 1 3 4]/Contents<00>>>",
        "<</Type/Sig/ByteRange[0 1 0 R 3 4]/Contents 4 0 R>>",
        "<</Type/DocTimeStamp/SubFilter/ETSI.RFC3161/ByteRange[]/Contents(x)>>",
        "4 0 R",
        "[]",
    ] {
        let catalog = "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]>>>>";
        let field = format!("<</T(a)/FT/Sig/V {value}>>");
        let bytes = file(&[catalog, PAGES, PAGE, &field]);
        let report = verify(&bytes, &TrustStore::default(), DateTime::UNIX_EPOCH).unwrap();
        assert_ne!(report.verdict(), Some(thethuc_signature::Verdict::Valid));
    }
}

#[test]
fn an_encrypted_file_is_refused_by_name() {
    let world = World::new();
    let key = world.person("An", Kind::P256);
    std::fs::write(world.path("plain.pdf"), plain_pdf(true)).unwrap();
    let arguments = [
        "--encrypt",
        "",
        "owner",
        "256",
        "--",
        "plain.pdf",
        "closed.pdf",
    ];
    run(world.folder.path(), "qpdf", &arguments);
    let closed = std::fs::read(world.path("closed.pdf")).unwrap();
    assert!(matches!(looked_at(&closed), Err(SignatureError::Encrypted)));
    let refused = sign(&closed, &world.unseen("NguoiKy"), &key, None);
    assert!(matches!(refused, Err(SignatureError::Encrypted)));
}

#[test]
fn a_file_that_must_be_repaired_is_not_signed() {
    let world = World::new();
    let key = world.person("An", Kind::P256);
    let damaged = String::from_utf8(file(&["<</Type/Catalog/Pages 2 0 R>>", PAGES, PAGE])).unwrap();
    let damaged = damaged.replace("startxref\n", "startxref\n9");
    let refused = sign(damaged.as_bytes(), &world.unseen("NguoiKy"), &key, None);
    assert!(
        matches!(
            refused,
            Err(SignatureError::Damaged | SignatureError::Pdf(_))
        ),
        "{refused:?}"
    );
}

#[test]
fn a_hybrid_file_is_signed_and_its_hidden_objects_stay() {
    let world = World::new();
    let key = world.person("An", Kind::P256);
    let hybrid = hybrid();
    let hidden = |bytes: &[u8]| {
        Document::load_mem(bytes)
            .unwrap()
            .get_object((4, 0))
            .is_ok()
    };
    assert!(hidden(&hybrid));
    let file = world.signed(&world.signed(&hybrid, "NguoiKy", &key), "CoQuan", &key);
    assert!(hidden(&file));
    let report = world.report(&file);
    assert_eq!(
        report.verdict(),
        Some(thethuc_signature::Verdict::Valid),
        "{report:#?}"
    );
}

/// A classic table that calls object 4 free, and a stream of cross-references that knows it.
fn hybrid() -> Vec<u8> {
    let mut bytes = b"%PDF-1.5\n".to_vec();
    let mut offsets = Vec::new();
    for (object, number) in ["<</Type/Catalog/Pages 2 0 R>>", PAGES, PAGE]
        .iter()
        .zip(1..)
    {
        offsets.push(bytes.len());
        bytes.extend(format!("{number} 0 obj\n{object}\nendobj\n").bytes());
    }
    offsets.push(bytes.len());
    bytes.extend(b"4 0 obj\n(hidden)\nendobj\n");
    let stream = bytes.len();
    let entry = (offsets[3] as u32).to_be_bytes();
    let row = [&[1][..], &entry, &[0, 0]].concat();
    bytes.extend(
        format!(
            "5 0 obj\n<</Type/XRef/Size 6/W[1 4 2]/Index[4 1]/Length {}>>\nstream\n",
            row.len()
        )
        .bytes(),
    );
    bytes.extend(row);
    bytes.extend(b"\nendstream\nendobj\n");
    let table = bytes.len();
    bytes.extend(b"xref\n0 6\n0000000004 65535 f \n");
    for offset in &offsets[..3] {
        bytes.extend(format!("{offset:010} 00000 n \n").bytes());
    }
    bytes.extend(b"0000000000 00000 f \n");
    bytes.extend(format!("{stream:010} 00000 n \n").bytes());
    bytes.extend(
        format!("trailer\n<</Size 6/Root 1 0 R/XRefStm {stream}>>\nstartxref\n{table}\n%%EOF\n")
            .bytes(),
    );
    bytes
}

#[test]
fn a_signed_file_changed_anywhere_is_never_valid() {
    let world = World::new();
    let key = world.person("An", Kind::P256);
    let (trust, day) = (world.trust(), world.day());
    let file = world.signed(&plain_pdf(true), "NguoiKy", &key);
    let room = room_of_octets(&file);
    for at in (0..file.len()).filter(|at| !room.contains(at)).step_by(7) {
        let mut changed = file.clone();
        changed[at] ^= 0x21;
        let verdict = verify(&changed, &trust, day)
            .ok()
            .and_then(|report| report.verdict());
        assert_ne!(
            verdict,
            Some(thethuc_signature::Verdict::Valid),
            "byte {at}"
        );
    }
}

/// The zeros behind the octets of a signature, which say nothing.
fn room_of_octets(file: &[u8]) -> std::ops::Range<usize> {
    let start = file
        .windows(10)
        .position(|window| window == b"/Contents<")
        .unwrap();
    let end = start + file[start..].iter().position(|byte| *byte == b'>').unwrap();
    start + 10..end
}

#[test]
fn widgets_that_are_no_dictionaries_do_no_harm() {
    let mut document = Document::load_mem(&plain_pdf(false)).unwrap();
    let number = document.add_object(Object::Integer(1));
    let page = document.page_iter().next().unwrap();
    document
        .get_dictionary_mut(page)
        .unwrap()
        .set("Annots", number);
    let form = dictionary! { "Fields" => number };
    document.catalog_mut().unwrap().set("AcroForm", form);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    let world = World::new();
    let key = world.person("An", Kind::P256);
    let file = world.signed(&bytes, "NguoiKy", &key);
    assert_eq!(looked_at(&file).unwrap(), 1);
}

/// A file with one more object, written as it is, that a signature field leads to.
fn with_value(value: &str) -> Vec<u8> {
    let catalog = "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]>>>>";
    file(&[catalog, PAGES, PAGE, "<</T(a)/FT/Sig/V 5 0 R>>", value])
}

#[test]
fn nesting_without_end_does_not_fill_the_stack() {
    let deep = 1_000_000;
    for (open, close) in [("[", "]"), ("<</K", ">>"), ("[<</K[", "]>>]"), ("(", ")")] {
        let value = format!("{}1{}", open.repeat(deep), close.repeat(deep));
        let _ = looked_at(&with_value(&value));
        let _ = looked_at(&with_value(&open.repeat(deep)));
    }
}

#[test]
fn numbers_beyond_measure_are_numbers_of_nothing() {
    let huge = "9".repeat(400);
    for value in [
        format!("<</Type/Sig/ByteRange[0 {huge} {huge} {huge}]/Contents<00>>>"),
        "<</Type/Sig/ByteRange[0 9223372036854775807 9223372036854775807 1]/Contents<00>>>".into(),
        "<</Type/Sig/ByteRange[-1 -1 -1 -1]/Contents<00>>>".into(),
        "<</Type/Sig/ByteRange[0 1e300 .5 -.0]/Contents<00>>>".into(),
        format!(
            "<</Type/Sig/ByteRange[{}]/Contents<00>>>",
            "0 ".repeat(100_000)
        ),
        format!("<</Length {huge}>>stream\nx\nendstream"),
        "<</Length -5>>stream\nx\nendstream".into(),
    ] {
        let report = verify(
            &with_value(&value),
            &TrustStore::default(),
            DateTime::UNIX_EPOCH,
        );
        let verdict = report.ok().and_then(|report| report.verdict());
        assert_ne!(
            verdict,
            Some(thethuc_signature::Verdict::Valid),
            "{value:.80}"
        );
    }
}

#[test]
fn tables_of_places_that_lie_do_no_harm() {
    let stream = |entries: &str, data: &str| {
        format!(
            "%PDF-1.7\n1 0 obj\n<</Type/XRef/Root 1 0 R/Length {}{entries}>>\nstream\n{data}\nendstream\n\
             endobj\nstartxref\n9\n%%EOF\n",
            data.len()
        )
    };
    for lie in [
        stream("/Size 4294967295/W[1 8 8]/Index[0 4294967295]", "xx"),
        stream("/Size 9/W[2147483647 2147483647 1]", "xx"),
        stream("/Size 9/W[0 0 0]/Index[0 1000000000]", "xx"),
        stream("/Size 9/W[1 2 1]/Prev 9", "aaaaaaaa"),
        stream("/Size 9/W[1 2 1]/Prev -9", "aaaaaaaa"),
        stream(
            "/Size 9/W[1 2 1]/Filter[/FlateDecode/FlateDecode/LZWDecode]",
            "x",
        ),
        stream(
            "/Size 9/W[1 2 1]/DecodeParms<</Predictor 15/Columns 2147483647>>/Filter/FlateDecode",
            "x",
        ),
    ] {
        let _ = looked_at(lie.as_bytes());
    }
}

#[test]
fn many_signatures_over_each_other_are_looked_at_in_bounded_time() {
    let count = 2_000;
    let fields: String = (0..count)
        .map(|field| format!("{} 0 R ", 4 + 2 * field))
        .collect();
    let catalog = format!("<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[{fields}]>>>>");
    let mut objects = vec![catalog, PAGES.to_owned(), PAGE.to_owned()];
    for field in 0..count {
        objects.push(format!("<</T(f{field})/FT/Sig/V {} 0 R>>", 5 + 2 * field));
        let range = format!("/ByteRange[0 {field} {} {}]", field + 4, 50 + field);
        objects.push(format!(
            "<</Type/Sig/SubFilter/ETSI.CAdES.detached{range}/Contents<00>>>"
        ));
    }
    let objects: Vec<&str> = objects.iter().map(String::as_str).collect();
    assert_eq!(looked_at(&file(&objects)).unwrap(), count);
}

#[test]
fn octets_that_are_no_signature_are_malformed() {
    let long = "30".repeat(200_000);
    for octets in [
        "",
        "30",
        "3080",
        "30840FFFFFFF",
        "3080308030803080",
        "308006092A864886F70D010702A0803080",
        "300D06092A864886F70D010702A00030",
        long.as_str(),
        "0500",
    ] {
        // The octets stand where the four numbers say, so that they are read.
        let sub_filter = "/SubFilter/ETSI.CAdES.detached";
        let value =
            format!("<</Type/Sig{sub_filter}/ByteRange[0 1111 2222 3333]/Contents<{octets}>>>");
        let mut text = String::from_utf8(with_value(&value)).unwrap();
        let start = text.find(&format!("<{octets}>>>")).unwrap();
        let end = start + octets.len() + 2;
        let numbers = format!("[0 {start} {end} {}]", text.len() - end);
        let room = "[0 1111 2222 3333]";
        text = text.replacen(room, &format!("{numbers:<width$}", width = room.len()), 1);
        let report = verify(
            text.as_bytes(),
            &TrustStore::default(),
            DateTime::UNIX_EPOCH,
        );
        let verdict = report.ok().and_then(|report| report.verdict());
        assert_ne!(
            verdict,
            Some(thethuc_signature::Verdict::Valid),
            "{octets:.40}"
        );
    }
}

#[test]
fn a_store_of_evidence_that_lies_is_passed_over() {
    let bomb = {
        let mut stream = lopdf::Stream::new(dictionary! {}, vec![0x30; 40 << 20]);
        stream.compress().unwrap();
        stream
    };
    let world = World::new();
    let key = world.person("An", Kind::P256);
    let mut document = Document::load_mem(&plain_pdf(true)).unwrap();
    let bomb = document.add_object(bomb);
    let itself = document.new_object_id();
    let lists = vec![Object::Reference(bomb); 1_000];
    let store = dictionary! {
        "Type" => "DSS", "Certs" => lists.clone(), "CRLs" => vec![itself.into()], "OCSPs" => itself,
        "VRI" => itself,
    };
    document.objects.insert(itself, Object::from(store));
    document.catalog_mut().unwrap().set("DSS", itself);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    let signed = world.signed(&bytes, "NguoiKy", &key);
    let report = world.report(&signed);
    assert_eq!(report.verdict(), Some(thethuc_signature::Verdict::Valid));
}
