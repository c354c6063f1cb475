//! Every code has its Vietnamese text, and every place in a text is filled.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test says what went wrong by panicking, and makes the world that it runs in"
)]

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::PathBuf;

use thethuc_app::blocks::BlockFault;
use thethuc_app::copies::{CopyError, Poor};
use thethuc_app::dto::FindingCode;
use thethuc_app::error::{AppError, ErrorDto, FileTrouble, OldWordTrouble};
use thethuc_app::messages;
use thethuc_app::packages::SendFault;
use thethuc_app::signature::CopyForm;
use thethuc_archive::{Act, ArchiveError, Stage};
use thethuc_compose::ComposeError;
use thethuc_law::CopyDirection;
use thethuc_merge::{ListError, MergeError};
use thethuc_model::{FieldPath, ReadError};
use thethuc_package::{ContentFault, PackageError};
use thethuc_recognize::Regime;
use thethuc_scans::ScanError;
use thethuc_signature::SignatureError;
use thethuc_signature::timestamp::TimestampFault;
use thethuc_signature::trust::CertificateFault;
use thethuc_token::{TokenError, TokenFault};

/// The names of all variants of an enum, as its reader lists them for a name that is none.
fn variants<T: serde::de::DeserializeOwned>() -> BTreeSet<String> {
    let Err(error) = serde_json::from_str::<T>("\"?\"") else {
        panic!("every name is a variant")
    };
    let text = error.to_string();
    let (_, list) = text.split_once("expected one of").unwrap();
    list.split('`')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

fn keys<K: serde::Serialize>(keys: impl IntoIterator<Item = K>) -> BTreeSet<String> {
    keys.into_iter()
        .map(|key| {
            serde_json::to_value(key)
                .unwrap()
                .as_str()
                .unwrap()
                .to_owned()
        })
        .collect()
}

fn places(text: &str) -> Vec<String> {
    text.split('{')
        .skip(1)
        .map(|rest| rest.split('}').next().unwrap().to_owned())
        .collect()
}

/// One error of every code.
fn errors() -> Vec<AppError> {
    let name = || "x".to_owned();
    let path = || PathBuf::from("/x");
    let json = || serde_json::from_str::<u8>("x").unwrap_err();
    let read = [
        ReadError::TooLarge { bytes: 1 },
        ReadError::NotJson {
            line: 1,
            column: 2,
            source: json(),
        },
        ReadError::NewerSchema { found: 9 },
        ReadError::NoSchema,
        ReadError::BadValue {
            path: FieldPath::from("/trich_yeu"),
            detail: name(),
        },
    ];
    let mut errors = vec![
        AppError::UnknownCommand { name: name() },
        AppError::BadArguments {
            command: name(),
            source: json(),
        },
        AppError::UnknownKind { kind: name() },
        AppError::UnknownTenLoai { ten_loai: name() },
        AppError::UnknownRule { code: name() },
        AppError::NothingToExport,
        AppError::SameTarget { path: path() },
        AppError::DamagedData {
            path: path(),
            detail: name(),
        },
        AppError::BadRecoveryId { id: name() },
        AppError::BadTemplateId { id: name() },
        AppError::Template {
            place: name(),
            fault: name(),
        },
        AppError::PdfNotMended { path: path() },
        AppError::SpellingModel {
            path: path(),
            source: thethuc_spelling::model::ModelError::Magic,
        },
        AppError::NoRecovery { id: name() },
        AppError::Port {
            port: 1,
            detail: name(),
        },
        AppError::Defect { detail: name() },
        AppError::Compose(ComposeError::TooDeep {
            path: FieldPath::root(),
        }),
        AppError::AlreadyThere { path: path() },
        AppError::Unsigned { path: path() },
        AppError::SecretInPackage { documents: vec![1] },
        AppError::References {
            path: path(),
            source: json().into(),
        },
        AppError::Output {
            format: "PDF",
            source: Box::new(json()),
        },
        AppError::Font {
            place: name(),
            detail: name(),
        },
    ];
    errors.extend(read.map(AppError::Document));
    errors.extend(archive_errors().map(AppError::Archive));
    errors.extend(signature_errors());
    errors.extend(copy_errors());
    errors.extend(token_errors());
    errors.extend(package_errors());
    errors.extend(merge_errors());
    errors.push(AppError::Twice {
        document: 1,
        line: name(),
    });
    errors.push(AppError::NotAllowed {
        who: name(),
        act: Act::DongY,
    });
    let word = [
        thethuc_reading::ReadError::Ole,
        thethuc_reading::ReadError::TooLarge(name()),
        thethuc_reading::ReadError::MissingPart(name()),
        thethuc_reading::ReadError::NoLetters,
        thethuc_reading::ReadError::Garbled,
    ];
    let old = [
        OldWordTrouble::NoOffice,
        OldWordTrouble::TooSlow,
        OldWordTrouble::Failed(name()),
    ];
    errors.extend(old.map(|trouble| AppError::OldWord {
        path: path(),
        trouble,
    }));
    errors.extend(word.map(|source| AppError::WordFile {
        path: path(),
        source,
    }));
    errors.extend(FileTrouble::ALL.map(|trouble| AppError::File {
        path: path(),
        trouble,
        source: ErrorKind::Other.into(),
    }));
    errors
}

/// One error of every code of letters.
fn merge_errors() -> Vec<AppError> {
    let name = || "x".to_owned();
    let field = || FieldPath::from("/trich_yeu");
    let unknown = |meant| MergeError::UnknownColumn {
        field: field(),
        name: name(),
        meant,
        known: vec![name()],
    };
    let list = [
        ListError::TooLarge { bytes: 1 },
        ListError::OldWorkbook,
        ListError::Workbook { detail: name() },
        ListError::Encoding,
        ListError::Empty,
        ListError::NoRows,
        ListError::NoName {
            row: 1,
            column: name(),
        },
        ListError::SameName {
            name: name(),
            first: name(),
            second: name(),
        },
        ListError::TooManyRows,
        ListError::CellTooLong {
            row: 1,
            column: name(),
        },
        ListError::BadCell {
            row: 1,
            column: name(),
            value: name(),
        },
    ];
    let mut errors: Vec<AppError> = list
        .map(|source| AppError::List {
            path: PathBuf::from("/x"),
            source,
        })
        .into();
    errors.extend(
        [
            unknown(None),
            unknown(Some(name())),
            MergeError::Open {
                field: field(),
                text: name(),
            },
            MergeError::NoPlaces,
            MergeError::Field { field: field() },
        ]
        .map(AppError::Merge),
    );
    errors.push(AppError::MergeRefused { count: 1 });
    errors.extend(
        [
            BlockFault::Key,
            BlockFault::Syllable,
            BlockFault::Twice,
            BlockFault::Text,
            BlockFault::TooMany,
        ]
        .map(|fault| AppError::Block { key: name(), fault }),
    );
    errors.push(AppError::BlockFile {
        path: PathBuf::from("/x"),
        source: serde_json::from_str::<u8>("x").unwrap_err(),
    });
    errors.push(AppError::BlockColumns {
        path: PathBuf::from("/x"),
    });
    errors.push(AppError::MergeStopped);
    errors
}

/// One error of the archive of every code.
fn archive_errors() -> [ArchiveError; 31] {
    let path = || PathBuf::from("/x");
    let day = chrono::NaiveDate::MIN;
    let id = || "x".to_owned();
    [
        ArchiveError::NotFound(path()),
        ArchiveError::Exists(path()),
        ArchiveError::NotAnArchive(path()),
        ArchiveError::Newer {
            path: path(),
            found: 9,
            known: 1,
        },
        ArchiveError::Older {
            name: path(),
            found: 1,
        },
        ArchiveError::Owner(id()),
        ArchiveError::Forbidden,
        ArchiveError::NetworkShare {
            path: path(),
            system: "NFS",
        },
        ArchiveError::Broken { line: 1 },
        ArchiveError::BadCopy {
            path: path(),
            detail: id(),
        },
        ArchiveError::OnServer(path()),
        ArchiveError::Busy,
        ArchiveError::Unreachable("gone".into()),
        ArchiveError::NotLetIn {
            user: "lan".to_owned(),
            source: "wrong password".into(),
        },
        ArchiveError::Unencrypted("no TLS".into()),
        ArchiveError::Certificate("unknown issuer".into()),
        ArchiveError::Unsure("gone".into()),
        ArchiveError::NotNow {
            act: Act::Ky,
            stage: Stage::SoanThao,
        },
        ArchiveError::Unknown {
            what: "book",
            id: id(),
        },
        ArchiveError::Taken {
            what: "book",
            id: id(),
        },
        ArchiveError::Registered {
            document: 1,
            code: id(),
        },
        ArchiveError::Changed,
        ArchiveError::Missing("subject"),
        ArchiveError::TooLong {
            field: "subject",
            max: 500,
        },
        ArchiveError::TooLarge(1),
        ArchiveError::Future(day),
        ArchiveError::NoTerm { book: id(), day },
        ArchiveError::NoPlace(1),
        ArchiveError::Object { sha256: id() },
        ArchiveError::File {
            path: path(),
            source: ErrorKind::NotFound.into(),
        },
        ArchiveError::HalfDone,
    ]
}

/// One error of signatures of every code.
fn signature_errors() -> Vec<AppError> {
    let name = || "x".to_owned();
    let path = || PathBuf::from("/x");
    let mut errors = vec![
        AppError::NoSignaturePlace { path: path() },
        AppError::BadAuthority { address: name() },
    ];
    let sources = [
        SignatureError::TooLarge { bytes: 1 },
        SignatureError::Damaged,
        SignatureError::Encrypted,
        SignatureError::PageTurned,
        SignatureError::Locked,
        SignatureError::FieldTaken { field: name() },
        SignatureError::NoBlank { field: name() },
        SignatureError::PictureTooLarge {
            width: 1,
            height: 1,
        },
        SignatureError::PictureNotTransparent,
        SignatureError::MissingGlyph { letter: 'x' },
        SignatureError::Font { details: name() },
        SignatureError::KeyStore,
        SignatureError::Password,
        SignatureError::NoKey,
        SignatureError::UnsupportedKey { details: name() },
        SignatureError::Certificate {
            fault: CertificateFault::Expired,
        },
        SignatureError::UnreadableCertificate,
        SignatureError::Timestamp {
            fault: TimestampFault::Malformed,
        },
        SignatureError::NotConfirmed,
    ];
    errors.extend(sources.map(|source| AppError::Signature {
        path: path(),
        source,
    }));
    errors
}

/// One error of tokens of every code.
fn token_errors() -> Vec<AppError> {
    let errors = [
        TokenError::Crashed,
        TokenFault::DriverNotLoaded {
            details: "x".to_owned(),
        }
        .into(),
        TokenFault::NoPrivateKey.into(),
        TokenFault::PinWrong.into(),
        TokenFault::PinLocked.into(),
        TokenFault::NoScheme.into(),
    ];
    let of_tokens = errors.map(|source| AppError::Token {
        driver: PathBuf::from("/x"),
        source,
    });
    let unclear = AppError::TokenCertificate { found: 2 };
    of_tokens.into_iter().chain([unclear]).collect()
}

/// One error of copies of every code.
fn copy_errors() -> Vec<AppError> {
    let path = || PathBuf::from("/x");
    let not_known = |direction| CopyError::NotKnown {
        form: CopyForm::SaoY,
        direction,
        article: "Điều 25.1".to_owned(),
    };
    let scan = |source| CopyError::Scan {
        path: path(),
        source,
    };
    let poor = |why| CopyError::Poor {
        path: path(),
        page: 2,
        why,
    };
    let errors = [
        not_known(CopyDirection::DienTuDienTu),
        not_known(CopyDirection::GiayGiay),
        CopyError::NotOfSaoY {
            given: "12/QĐ".to_owned(),
        },
        CopyError::NotComposed { path: path() },
        CopyError::NoOriginal,
        CopyError::Sources,
        scan(ScanError::NoResolution),
        scan(ScanError::Nothing),
        poor(Poor::Coarse { dpi: 150.4 }),
        poor(Poor::Grey),
        poor(Poor::NoScan),
        poor(Poor::Old { version: 13 }),
        CopyError::Signer {
            name: "x".to_owned(),
        },
        CopyError::Office,
        CopyError::NoNumber,
        CopyError::NoKey,
        CopyError::NoRoom,
    ];
    errors.map(AppError::from).into()
}

/// One error of packages of every code.
fn package_errors() -> Vec<AppError> {
    let text = || "x".to_owned();
    let content = |fault| PackageError::Content {
        name: text(),
        fault,
    };
    let faults = [
        PackageError::Xml(thethuc_reading::ReadError::NotText(text())),
        PackageError::TooLarge("x"),
        PackageError::NotEdxml { root: text() },
        PackageError::Missing {
            element: text(),
            inside: text(),
        },
        PackageError::Twice {
            element: text(),
            inside: text(),
        },
        PackageError::BadValue {
            element: text(),
            value: text(),
        },
        PackageError::Blank { element: "x" },
        PackageError::OrganId(text()),
        PackageError::Write(ErrorKind::Other.into()),
        content(ContentFault::Absent),
        content(ContentFault::TooLarge),
        content(ContentFault::NotBase64),
    ];
    let sent = [
        SendFault::NotRegistered,
        SendFault::NoOrganId,
        SendFault::NoFile,
        SendFault::NoDocument,
        SendFault::NothingToAnswer,
    ];
    let read = faults.into_iter().map(|source| AppError::Package {
        path: PathBuf::from("/x"),
        source,
    });
    read.chain(sent.map(AppError::from)).collect()
}

#[test]
fn acts_stages_and_troubles_have_texts() {
    let ids = |all: &[&str]| all.iter().map(|id| (*id).to_owned()).collect();
    let acts: Vec<&str> = Act::ALL.iter().map(|act| act.id()).collect();
    assert_eq!(keys(messages::vi().acts.keys()), ids(&acts));
    let stages: Vec<&str> = Stage::ALL.iter().map(|stage| stage.id()).collect();
    assert_eq!(keys(messages::vi().stages.keys()), ids(&stages));
    for text in messages::vi().troubles.values() {
        let given = places(text)
            .into_iter()
            .map(|place| (place, "x".to_owned()));
        assert!(given.count() > 0, "{text}");
    }
}

#[test]
fn every_reason_and_every_other_regime_has_a_text() {
    assert_eq!(
        keys(messages::vi().reasons.keys()),
        variants::<thethuc_mend::Reason>()
    );
    let others = [
        Regime::QuyPhamPhapLuat,
        Regime::Dang,
        Regime::Truoc2020,
        Regime::DanhMayLai,
        Regime::TepKemTheo,
        Regime::KhongRo,
    ];
    assert_eq!(keys(messages::vi().regimes.keys()), keys(others));
    assert_eq!(messages::regime_text("hanh-chinh"), None);
}

#[test]
fn every_error_has_a_text_with_every_place_filled() {
    let texts = messages::vi();
    assert_eq!(
        keys(texts.errors.keys()),
        variants::<thethuc_app::error::ErrorCode>()
    );
    let mut seen = BTreeSet::new();
    for error in errors() {
        let dto = ErrorDto::from(&error);
        for place in places(&texts.errors[&dto.code]) {
            assert!(
                dto.args.contains_key(&place),
                "{:?} lacks {place}",
                dto.code
            );
        }
        assert!(!messages::error_text(&dto).contains(['{', '…']), "{dto:?}");
        seen.insert(dto.code);
    }
    assert_eq!(keys(seen), variants::<thethuc_app::error::ErrorCode>());
}

#[test]
fn every_finding_has_a_text_of_known_places() {
    let texts = messages::vi();
    assert_eq!(keys(texts.findings.keys()), variants::<FindingCode>());
    for text in texts.findings.values() {
        for place in places(text) {
            assert!(["label", "detail"].contains(&place.as_str()), "{place}");
        }
    }
}

#[test]
fn every_field_of_a_document_has_a_label_of_its_own() {
    let properties = thethuc_model::schema();
    for name in properties["properties"].as_object().unwrap().keys() {
        let key = format!("/{name}");
        assert!(messages::vi().fields.contains_key(&key), "{key}");
    }
}

#[test]
fn texts_are_composed_and_say_what_to_do() {
    for text in messages::vi().errors.values() {
        assert_eq!(thethuc_text::nfc(text), *text);
        assert!(text.contains("Hãy "), "{text}");
    }
}
