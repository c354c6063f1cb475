//! Drafts of the form in the archive: kept in versions, registered, read back with their number.
//!
//! The register gives the number and the date of issue; the versions stay as they were approved and
//! signed. So a document that is read back shows both, and taking a number re-opens nothing.

use chrono::Datelike;
use thethuc_archive::{Act, ArchiveError, Draft, Number, OfficeArchive};
use thethuc_law::Decree;
use thethuc_model::{Document, NgayThangNam, read_document};

use crate::App;
use crate::archive::attachments::KeptFile;
use crate::archive::view::view;
use crate::dto::{
    ArchivedArgs, ArchivedDocument, DocumentDto, KeepDraftArgs, RegisterDraftArgs, VersionArgs,
};
use crate::error::AppError;
use crate::pages;

/// Keeps a draft: as a new document, or as the next version of one.
pub(crate) fn keep_draft(app: &App, args: KeepDraftArgs) -> Result<ArchivedDocument, AppError> {
    let mut document = args.document.read()?;
    if let Some(id) = args.id {
        app.with_archive(|archive| take_number_out(archive, id, &mut document))?;
    }
    let draft = Draft {
        note: args.note,
        ..draft_of(app, &document)?
    };
    let document = app.transact(Act::LuuBan, |transaction| match args.id {
        None => transaction.create(draft),
        Some(id) => transaction.save(id, draft).map(|_| id),
    })?;
    view(app, ArchivedArgs { document })
}

/// Registers a document that was approved and signed on paper — NĐ 30/2020/NĐ-CP, Điều 15.2.
pub(crate) fn register_draft(
    app: &App,
    args: RegisterDraftArgs,
) -> Result<ArchivedDocument, AppError> {
    let draft = Draft {
        again: args.again,
        ..draft_of(app, &args.document.read()?)?
    };
    let dated = args.dated.or(draft.facts.issued_date);
    let dated = dated.unwrap_or_else(|| app.now().date_naive());
    let book = args.book.as_str();
    let files = KeptFile::all(app, &args.files)?;
    let document = app.transact(Act::DangKyDi, |transaction| {
        let (document, _) = match &args.late {
            None => transaction.register(draft, book, dated)?,
            Some(late) => {
                transaction.register_late(draft, book, late.behind, dated, &late.reason)?
            }
        };
        KeptFile::attach(&files, transaction, document)?;
        Ok(document)
    })?;
    view(app, ArchivedArgs { document })
}

/// A version of a document as it stands on the page: with its number and date of issue.
pub(crate) fn archived_document(app: &App, args: VersionArgs) -> Result<DocumentDto, AppError> {
    app.with_archive(|archive| {
        let document = drafted(archive, args.document, args.version)?;
        Ok(DocumentDto { document })
    })
}

/// The document of the form in a version, or in the last one, with its number.
pub(super) fn drafted(
    archive: &OfficeArchive,
    document: i64,
    version: Option<u32>,
) -> Result<Document, AppError> {
    let found = match version {
        None => Some(archive.version(document)?),
        Some(ordinal) => {
            let mut versions = archive.versions(document)?.into_iter();
            versions.find(|version| version.ordinal == ordinal)
        }
    };
    let content = found.and_then(|version| version.content);
    let content = content.ok_or_else(|| ArchiveError::Unknown {
        what: "draft",
        id: document.to_string(),
    })?;
    let mut document_read = read_document(content.as_bytes())?;
    if let Some(number) = archive.number(document)? {
        put_number(&mut document_read, &number);
    }
    Ok(document_read)
}

/// Puts the number, with the letter of a số bổ sung, and the date that the register gave into a
/// document.
pub(crate) fn put_number(document: &mut Document, number: &Number) {
    document.so_ky_hieu.so = Some(number.ordinal);
    document.so_ky_hieu.bo_sung = number.suffix.chars().next();
    let day = number.dated;
    let parts = (
        u8::try_from(day.day()),
        u8::try_from(day.month()),
        u16::try_from(day.year()),
    );
    if let (Ok(ngay), Ok(thang), Ok(nam)) = parts
        && let Ok(date) = NgayThangNam::new(Some(ngay), Some(thang), Some(nam))
    {
        document.thoi_gian = date;
    }
}

/// Takes out of a document what [`put_number`] put in, where it still stands there: the register has
/// it, and a version that says the same must be no other one.
fn take_number_out(
    archive: &OfficeArchive,
    id: i64,
    document: &mut Document,
) -> Result<(), AppError> {
    let content = archive.version(id)?.content;
    if let (Some(number), Some(content)) = (archive.number(id)?, content) {
        let kept = read_document(content.as_bytes())?;
        let mut numbered = kept.clone();
        put_number(&mut numbered, &number);
        let shown = (document.so_ky_hieu.so, document.so_ky_hieu.bo_sung);
        if shown == (numbered.so_ky_hieu.so, numbered.so_ky_hieu.bo_sung) {
            document.so_ky_hieu.so = kept.so_ky_hieu.so;
            document.so_ky_hieu.bo_sung = kept.so_ky_hieu.bo_sung;
        }
        if document.thoi_gian == numbered.thoi_gian {
            document.thoi_gian = kept.thoi_gian;
        }
    }
    Ok(())
}

/// What the archive keeps of a document: with its tên loại as it is written, and the number of its
/// pages — PL VI, Phần I, III.1.g.
pub(crate) fn draft_of(app: &App, document: &Document) -> Result<Draft, AppError> {
    let mut draft = Draft::of(document, &type_name(app, document));
    draft.facts.page_amount = u32::try_from(pages::count(app, document)?).ok();
    Ok(draft)
}

fn type_name(app: &App, document: &Document) -> String {
    let templates = app.templates();
    let kind = templates.kind(&document.kind);
    let id = document
        .ten_loai
        .as_ref()
        .or_else(|| kind.and_then(|kind| kind.serves.first()));
    let known = id.and_then(|id| Decree::in_force(&document.thoi_gian).kind(id));
    known.map_or_else(|| document.kind.clone(), |known| known.name.clone())
}
