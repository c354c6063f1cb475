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
