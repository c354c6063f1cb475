//! Packages for an archive: what is written, and every fault that is found when one is read back.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests say what went wrong by panicking"
)]

use chrono::{DateTime, NaiveDate};
use sha2::{Digest, Sha256};
use thethuc_package::submission::{
    Act, DataFile, DocumentRecord, Fault, FileRecord, Found, README, ROOT, SignatureRecord,
    Submission, check, data_name, is_fonds,
};
use thethuc_package::uuid_of;

fn text(text: &str) -> String {
    text.to_owned()
}

fn sha256(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The content of a data file, invented after its name.
fn content(file: &DataFile) -> Vec<u8> {
    format!("%PDF-1.7 {}", file.original).into_bytes()
}

fn data(document: u32, file: u32, original: &str) -> DataFile {
    let mut data = DataFile {
        name: data_name(document, file, original),
        original: text(original),
        bytes: 0,
        sha256: String::new(),
        signatures: Vec::new(),
    };
    let bytes = content(&data);
    data.bytes = bytes.len() as u64;
    data.sha256 = sha256(&bytes);
    data
}

/// A hồ sơ of two documents.
fn package() -> Submission {
    let day = |day| NaiveDate::from_ymd_opt(2026, 11, day);
    let at = |text: &str| DateTime::parse_from_rfc3339(text).unwrap();
    let mut signed = data(1, 1, "Công văn <123> & phụ lục.PDF");
    signed.signatures.push(SignatureRecord {
        verdict: text("valid"),
        lines: vec![text("Chữ ký 1: HỢP LỆ"), text("Người ký: Trần Thị Bình")],
    });
    let act = |act: &str, comment: &str| Act {
        act: text(act),
        at: at("2026-11-20T09:15:30+07:00"),
        who: text("Văn thư"),
        comment: text(comment),
    };
    Submission {
        fonds: text("H99.18"),
        uuid: uuid_of(&[b"an invented package"]),
        organ_id: text("H99.18"),
        organ_name: text("Sở Nội vụ tỉnh Bình Minh"),
        created: at("2026-11-22T16:00:00+07:00"),
        software: text("Thể Thức"),
        version: text("0.1.0"),
        file: FileRecord {
            organ_id: text("H99.18"),
            file_catalog: 2026,
            file_notation: text("01.VP"),
            title: text("Góp ý “Quy chế <văn thư> & lưu trữ”"),
            maintenance: text("10 năm"),
            rights: text("Không hạn chế"),
            creator: text("Lê Văn Cường"),
            language: text("Tiếng Việt"),
            start_date: day(1),
            end_date: day(20),
            description: String::new(),
        },
        documents: vec![
            DocumentRecord {
                ordinal: 1,
                fields: vec![
                    ("TypeName", text("Công văn")),
                    ("CodeNumber", text("123")),
                    ("CodeNotation", text("SNV-VP")),
                    ("Description", String::new()),
                    ("To", text("Sở Tài chính (H99.20)")),
                    ("To", text("Sở Tư pháp")),
                ],
                pages: 2,
                subject: text("V/v góp ý quy chế"),
                issued: day(20),
                acts: vec![
                    act("dang-ky-di", ""),
                    act("phat-hanh", "gửi trục liên thông"),
                ],
                files: vec![data(1, 0, "van-ban.pdf"), signed],
            },
            DocumentRecord {
                ordinal: 2,
                fields: vec![("TypeName", text("Báo cáo"))],
                pages: 3,
                subject: text("về công tác văn thư"),
                issued: None,
                acts: vec![],
                files: vec![data(2, 1, "bao-cao")],
            },
        ],
        about: text("Những điều chưa đối chiếu: …\n"),
    }
}

/// The files of a package, as they stand on a disk.
fn on_disk(package: &Submission) -> Vec<(String, Vec<u8>)> {
    let described = package.described().unwrap().into_iter();
    let data = package
        .documents
        .iter()
        .flat_map(|document| &document.files);
    let data = data.map(|file| (Submission::path_of(file), content(file)));
    described
        .map(|file| (file.path, file.bytes))
        .chain(data)
        .collect()
}

fn found(files: &[(String, Vec<u8>)]) -> Vec<Found> {
    let found = files.iter().map(|(path, bytes)| Found {
        path: path.clone(),
        bytes: bytes.len() as u64,
        sha256: sha256(bytes),
        xml: path.ends_with(".xml").then(|| bytes.clone()),
    });
    found.collect()
}

fn faults(files: &[(String, Vec<u8>)]) -> Vec<Fault> {
    check(&package().folder(), &found(files)).unwrap().faults
}

/// The files with one of them changed.
fn with(path: &str, old: &str, new: &str) -> Vec<(String, Vec<u8>)> {
    let mut files = on_disk(&package());
    let (_, bytes) = files.iter_mut().find(|(name, _)| name == path).unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(text.contains(old), "{old} is not in {path}");
    *bytes = text.replacen(old, new, 1).into_bytes();
    files
}

#[test]
fn a_package_is_written_as_it_was() {
    for (path, golden) in [
        (ROOT, include_str!("METS.xml")),
        ("metadata/descriptive/EAD.xml", include_str!("EAD.xml")),
        (
            "metadata/preservation/PREMIS.xml",
            include_str!("PREMIS.xml"),
        ),
        (
            "representations/rep1/METS.xml",
            include_str!("rep1-METS.xml"),
        ),
    ] {
        let files = on_disk(&package());
        let (_, bytes) = files.into_iter().find(|(name, _)| name == path).unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), golden, "{path}");
    }
}

#[test]
fn a_whole_package_has_no_fault() {
    let package = package();
    let folder = package.folder();
    assert_eq!(folder, package.objid().replace(':', "_"));
    assert!(folder.starts_with("urn_H99.18_uuid_"));
    let checked = check(&folder, &found(&on_disk(&package))).unwrap();
    assert_eq!(checked.faults, []);
    assert_eq!((checked.documents, checked.files), (2, 7));
    assert_eq!(checked.title, package.file.title);
}

#[test]
fn every_byte_of_every_file_is_sealed() {
    let whole = on_disk(&package());
    for (place, (path, _)) in whole
        .iter()
        .enumerate()
        .filter(|(_, (path, _))| path != ROOT)
    {
        let mut files = whole.clone();
        files[place].1.push(b' ');
        assert!(
            faults(&files).contains(&Fault::Changed(path.clone())),
            "{path}"
        );
        files.remove(place);
        assert!(
            faults(&files).contains(&Fault::Missing(path.clone())),
            "{path}"
        );
    }
}

#[test]
fn what_is_more_or_elsewhere_is_told() {
    let mut files = on_disk(&package());
    files.push((text("representations/rep1/data/them.pdf"), Vec::new()));
    let extra = Fault::Extra(text("representations/rep1/data/them.pdf"));
    assert_eq!(faults(&files), [extra]);
    let checked = check("khac", &found(&on_disk(&package()))).unwrap();
    let wanted = package().folder();
    assert_eq!(checked.faults, [Fault::Folder { wanted }]);
    assert!(check("khac", &[]).is_err());
}

#[test]
fn a_mets_that_lies_is_told_of() {
    let readme = text(README);
    let root = |old: &str, new: &str| faults(&with(ROOT, old, new));
    let outside = "../../etc/passwd";
    let said = root(README, outside);
    assert!(
        said.contains(&Fault::Outside(text(outside)))
            && said.contains(&Fault::Extra(readme.clone()))
    );
    let inside = text("representations/rep1/METS.xml");
    assert!(root(README, "representations/rep1/METS.xml").contains(&Fault::Twice(inside)));
    let size = format!("SIZE=\"{}\"", package().about.len());
    assert_eq!(root(&size, "SIZE=\"1\""), [Fault::Size(readme.clone())]);
    let files = with(
        ROOT,
        &format!("CHECKSUM=\"{}\"", sha256(package().about.as_bytes())),
        "",
    );
    assert_eq!(faults(&files), [Fault::Unsealed(readme)]);
    // A place may be written as it stands in a URL.
    assert_eq!(
        root("documentation/doc-truoc", "documentation/doc%2dtruoc"),
        []
    );
}

#[test]
fn what_describes_the_files_must_agree() {
    let data = Submission::path_of(&package().documents[1].files[0]);
    let sum = &package().documents[1].files[0].sha256;
    let premis = "metadata/preservation/PREMIS.xml";
    let said = faults(&with(premis, sum, &"0".repeat(64)));
    assert!(said.contains(&Fault::Premis(data.clone())), "{said:?}");
    let ead = "metadata/descriptive/EAD.xml";
    let said = faults(&with(ead, &data, "x"));
    assert!(said.contains(&Fault::Undescribed(data)), "{said:?}");
    let said = faults(&with(ead, "\"DocTotal\">2<", "\"DocTotal\">9<"));
    assert!(said.contains(&Fault::DocTotal(text("9"))), "{said:?}");
    for path in [premis, ead, "representations/rep1/METS.xml"] {
        let said = faults(&with(path, "?>", "?><!DOCTYPE x [<!ENTITY a \"b\">]>"));
        assert!(said.contains(&Fault::Unreadable(text(path))), "{said:?}");
    }
}

#[test]
fn names_in_a_package_are_plain() {
    assert_eq!(data_name(3, 12, "Kế hoạch.PDF"), "0003-12.pdf");
    assert_eq!(data_name(3, 0, "tệp"), "0003-00.bin");
    assert_eq!(data_name(3, 0, "a.đuôi"), "0003-00.bin");
    for good in ["H99.18", "G09", "000.00.18.H99"] {
        assert!(is_fonds(good), "{good}");
    }
    for bad in ["", "a/b", "a:b", "phông", "a b"] {
        assert!(!is_fonds(bad), "{bad}");
    }
}
