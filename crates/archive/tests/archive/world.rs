//! Places to put archives into, and documents to put into archives.

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset, NaiveDate};
use rusqlite::Connection;
use rusqlite::types::ValueRef;
use tempfile::TempDir;
use thethuc_archive::sqlite::{SqliteStore, objects_folder};
use thethuc_archive::store::Store;
use thethuc_archive::{
    Archive, ArchiveError, Book, BookKind, By, Draft, Facts, Recipient, Signer, Span,
    SqliteArchive, Term, Value,
};

/// Where a back end under test keeps an archive of its own.
pub(crate) trait Place: Sync {
    type Store: Store + 'static;
    /// Whether there is what it needs; says why not.
    fn is_there() -> bool {
        true
    }
    fn new() -> Self;
    /// An empty archive with the books `di`, `den`, `sao` and `dang`.
    fn create(&self) -> Archive<Self::Store>;
    /// The same, opened again.
    fn open(&self) -> Archive<Self::Store> {
        self.try_open().unwrap()
    }
    /// The same, opened again if it is sound.
    fn try_open(&self) -> Result<Archive<Self::Store>, ArchiveError>;
    /// The same, opened whatever it is like.
    fn open_unchecked(&self) -> Archive<Self::Store>;
    /// The folder of the attachments.
    fn files(&self) -> PathBuf;
    /// Changes the database as somebody who knows it well; returns how many rows.
    fn intrude(&self, sql: &str) -> usize;
    /// What the database says to somebody who knows it less.
    fn refusal(&self, sql: &str) -> String;
    /// A row of the database.
    fn row(&self, sql: &str) -> Vec<Value>;
    /// Counts the rows of the full text that hold these letters anywhere.
    const HOLDING: &'static str;
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
    // The pages of FTS5 itself.
    const HOLDING: &'static str =
        "SELECT count(*) FROM words_data WHERE instr(block, CAST('{}' AS BLOB)) > 0";

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

    fn try_open(&self) -> Result<SqliteArchive, ArchiveError> {
        SqliteArchive::open_file(&self.path())
    }

    fn open_unchecked(&self) -> SqliteArchive {
        SqliteArchive::open_unchecked(&self.path()).unwrap()
    }

    fn files(&self) -> PathBuf {
        objects_folder(&self.path())
    }

    fn intrude(&self, sql: &str) -> usize {
        let connection = Connection::open(self.path()).unwrap();
        connection
            .pragma_update(None, "foreign_keys", false)
            .unwrap();
        let triggers: Vec<String> = connection
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        for trigger in triggers {
            connection
                .execute_batch(&format!("DROP TRIGGER {trigger}"))
                .unwrap();
        }
        connection.execute(sql, []).unwrap()
    }

    fn refusal(&self, sql: &str) -> String {
        let connection = Connection::open(self.path()).unwrap();
        connection.execute(sql, []).unwrap_err().to_string()
    }

    fn row(&self, sql: &str) -> Vec<Value> {
        let connection = Connection::open(self.path()).unwrap();
        let mut statement = connection.prepare(sql).unwrap();
        let columns = 0..statement.column_count();
        let value = |row: &rusqlite::Row<'_>, at| match row.get_ref(at).unwrap() {
            ValueRef::Integer(number) => Value::Int(number),
            ValueRef::Text(text) => std::str::from_utf8(text).unwrap().into(),
            _ => Value::Null,
        };
        statement
            .query_row([], |row| Ok(columns.map(|at| value(row, at)).collect()))
            .unwrap()
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
        // Tests register the same words many times.
        again: true,
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
