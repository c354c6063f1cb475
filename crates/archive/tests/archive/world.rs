//! Places to put archives into, and documents to put into archives.

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset, NaiveDate};
use tempfile::TempDir;
use thethuc_archive::store::Store;
use thethuc_archive::{
    Archive, Book, BookKind, By, Draft, Facts, Recipient, Signer, Span, SqliteArchive, Term,
    sqlite::SqliteStore,
};

/// Where a back end under test keeps an archive of its own.
pub(crate) trait Place: Sync {
    type Store: Store + 'static;
    fn new() -> Self;
    /// An empty archive with the books `di`, `den`, `sao` and `dang`.
    fn create(&self) -> Archive<Self::Store>;
    /// The same, opened again.
    fn open(&self) -> Archive<Self::Store>;
}

/// A SQLite file in a folder of its own.
pub(crate) struct InFile {
    folder: TempDir,
}

impl InFile {
    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("kho.thethuc")
    }

    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

impl Place for InFile {
    type Store = SqliteStore;

    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn create(&self) -> SqliteArchive {
        let mut archive = SqliteArchive::create_file(&self.path(), "Sở Nội vụ", &by()).unwrap();
        open_books(&mut archive);
        archive
    }

    fn open(&self) -> SqliteArchive {
        SqliteArchive::open_file(&self.path()).unwrap()
    }
}

pub(crate) fn open_books<S: Store>(archive: &mut Archive<S>) {
    let books = [
        ("di", BookKind::Di, Span::Nam),
        ("den", BookKind::Den, Span::Nam),
        ("sao", BookKind::Sao, Span::Nam),
        ("dang", BookKind::Dang, Span::NhiemKy),
    ];
    archive
        .transact(&by(), |transaction| {
            for (id, kind, span) in books {
                transaction.open_book(&Book {
                    id: id.to_owned(),
                    title: format!("Sổ {id}"),
                    kind,
                    span,
                })?;
            }
            transaction.open_term(&Term {
                book: "dang".to_owned(),
                first_day: day("2025-08-14"),
                label: "2025-2030".to_owned(),
            })
        })
        .unwrap();
}

pub(crate) fn at(moment: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(moment).unwrap()
}

pub(crate) fn day(day: &str) -> NaiveDate {
    day.parse().unwrap()
}

/// The clerk, on 21 November 2026.
pub(crate) fn by() -> By {
    By {
        who: "Văn thư".to_owned(),
        at: at("2026-11-21T08:30:00+07:00"),
    }
}

pub(crate) fn draft(subject: &str) -> Draft {
    Draft {
        facts: Facts {
            type_name: "Công văn".to_owned(),
            code_notation: "SNV-VP".to_owned(),
            organ_name: "Sở Nội vụ".to_owned(),
            subject: subject.to_owned(),
            signer: Signer {
                position: "Giám đốc".to_owned(),
                full_name: "Đặng Thị Hòa".to_owned(),
            },
            to: vec![Recipient {
                organ_id: String::new(),
                organ_name: "Ủy ban nhân dân tỉnh".to_owned(),
            }],
            page_amount: Some(2),
            ..Facts::default()
        },
        text: format!("Kính gửi. Về việc {subject}, đề nghị các đơn vị thực hiện."),
        ..Draft::default()
    }
}

pub(crate) fn incoming(number: &str, organ: &str) -> Draft {
    let mut draft = draft("triển khai chuyển đổi số");
    draft.facts.code_number = number.to_owned();
    draft.facts.code_notation = "QĐ-BNV".to_owned();
    draft.facts.organ_name = organ.to_owned();
    draft.facts.issued_date = Some(day("2026-11-18"));
    draft
}

/// A document registered as signed on paper, and its ordinal.
pub(crate) fn register<S: Store>(
    archive: &mut Archive<S>,
    subject: &str,
    dated: &str,
) -> (i64, u32) {
    let registered = archive.transact(&by(), |transaction| {
        transaction.register(draft(subject), "di", day(dated))
    });
    let (document, number) = registered.unwrap();
    (document, number.ordinal)
}

/// A document drafted, submitted and approved.
pub(crate) fn approved<S: Store>(archive: &mut Archive<S>, subject: &str) -> i64 {
    let document = archive
        .transact(&by(), |transaction| transaction.create(draft(subject)))
        .unwrap();
    let fingerprint = archive.version(document).unwrap().fingerprint();
    archive
        .transact(&by(), |transaction| {
            transaction.submit(document, "")?;
            transaction.approve(document, &fingerprint, "")
        })
        .unwrap();
    document
}
