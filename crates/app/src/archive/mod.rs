//! The register and the archive as use cases: the file of the office, opened once, and everything
//! that the window does with it.
//!
//! Who may do what is settled here ([`desk`]); what is possible at all, in `thethuc-archive`.

mod acts;
mod attachments;
mod backup;
mod citations;
mod compare;
mod desk;
mod drafts;
mod find;
mod hand_over;
mod ho_so;
mod metadata;
mod print;
mod receive;
mod restore;
mod searches;
mod submission;
mod tasks;
mod view;
mod words;
mod work;

use std::path::Path;

use thethuc_archive::postgres::Server;
use thethuc_archive::{Book, BookKind, OfficeArchive, Span, SqliteArchive, Term, Transaction};

use crate::App;
use crate::dto::{
    ArchiveState, BookState, MakeArchiveArgs, NoArgs, OpenBookArgs, OpenTermArgs, PathArgs,
    SeriesArgs, WriteArchiveSettingsArgs,
};
use crate::error::AppError;
use crate::files;

pub(crate) use acts::act;
pub(crate) use attachments::{KeptFile, attach, save_attachment};
pub(crate) use backup::{back_up, back_up_if_due};
pub(crate) use citations::draw_register;
pub(crate) use compare::compare;
pub(crate) use desk::Desk;
pub(crate) use drafts::{archived_document, keep_draft, put_number, register_draft};
pub(crate) use find::find;
pub(crate) use hand_over::export_ho_so;
pub(crate) use ho_so::{hand_over, list_ho_so, view_ho_so, write_ho_so};
pub(crate) use print::print_list;
pub(crate) use receive::{incoming_facts, read_incoming, receive};
pub(crate) use restore::{preview as preview_backup, restore};
pub(crate) use searches::{forget_search, keep_search, list_searches};
pub(crate) use submission::write_submission;
pub(crate) use tasks::{keep_tasks, list_tasks, propose_tasks, settle_task};
pub(crate) use view::view;
pub(crate) use work::work;

pub(crate) use drafts::draft_of;
pub use restore::aside;
pub use words::{finding, line, summary, trouble};

/// The books that every office has.
const FIRST_BOOKS: [(&str, &str, BookKind); 3] = [
    ("di", "Sổ đăng ký văn bản đi", BookKind::Di),
    ("den", "Sổ đăng ký văn bản đến", BookKind::Den),
    ("sao", "Sổ đăng ký bản sao", BookKind::Sao),
];

/// Opens the books that every office has: outgoing, incoming, copies.
fn open_first_books(transaction: &mut Transaction<'_>) -> thethuc_archive::Result<()> {
    FIRST_BOOKS.iter().try_for_each(|(id, title, kind)| {
        transaction.open_book(&Book {
            id: (*id).to_owned(),
            title: (*title).to_owned(),
            kind: *kind,
            span: Span::Nam,
        })
    })
}

/// The archive and who works with it; without an archive, what one would be made with. One that is gone
/// from where the settings have it is missed: nobody begins again at 01 because a disk is not there.
pub(crate) fn state(app: &App, _: NoArgs) -> Result<ArchiveState, AppError> {
    let settings = app.archive_settings()?;
    let path = app.archive_path(&settings);
    let (office, books) = if files::is_there(&path) || app.is_place_settled(&settings) {
        app.with_archive(|archive| Ok((Some(archive.office()?), books(archive)?)))?
    } else {
        (None, Vec::new())
    };
    Ok(ArchiveState {
        on_server: is_on_server(&path),
        path: path.display().to_string(),
        office,
        books,
        me: app.me(&settings),
        roles: app.roles(&settings),
        people: settings.people,
        backup: settings.backup,
    })
}

/// Whether a file is the settings of a server, and not the archive itself.
fn is_on_server(path: &Path) -> bool {
    matches!(Server::read(path), Ok(Some(_)))
}

fn books(archive: &OfficeArchive) -> Result<Vec<BookState>, AppError> {
    let mut states = Vec::new();
    for book in archive.books()? {
        let last = archive.last_numbers(&book.id)?;
        let periods = last.into_iter().map(|number| number.period).collect();
        states.push(BookState { book, periods });
    }
    Ok(states)
}

/// Makes the archive, with the books that every office has.
pub(crate) fn make(app: &App, args: MakeArchiveArgs) -> Result<ArchiveState, AppError> {
    let mut settings = app.archive_settings()?;
    if let Some(path) = args.path {
        settings.path = Some(path);
    }
    let path = app.archive_path(&settings);
    if let Some(folder) = path.parent() {
        files::make_folder(folder)?;
    }
    let by = app.by(&settings);
    let mut archive = SqliteArchive::create_file(&path, args.office.trim(), &by)?;
    archive.transact(&by, open_first_books)?;
    drop(archive);
    app.write_archive_settings(&settings)?;
    state(app, NoArgs {})
}

/// Keeps who works, what everybody does, and where the archive is. An archive that cannot be opened
/// is refused, and the old settings stay.
pub(crate) fn write_settings(
    app: &App,
    args: WriteArchiveSettingsArgs,
) -> Result<ArchiveState, AppError> {
    settle(app, &desk::Settings::from(args))
}

/// Works with another archive, whatever became of the one before; who works stays as it was.
pub(crate) fn turn_to(app: &App, args: PathArgs) -> Result<ArchiveState, AppError> {
    let mut settings = app.archive_settings()?;
    settings.path = Some(args.path);
    settle(app, &settings)
}

/// Keeps settings with which an archive can be opened.
fn settle(app: &App, settings: &desk::Settings) -> Result<ArchiveState, AppError> {
    let old = app.archive_settings()?;
    app.write_archive_settings(settings)?;
    state(app, NoArgs {}).inspect_err(|_| {
        // What was readable a moment ago is written back; the error that counts is the first.
        let _ = app.write_archive_settings(&old);
    })
}

pub(crate) fn open_book(app: &App, args: OpenBookArgs) -> Result<ArchiveState, AppError> {
    let Book {
        id,
        title,
        kind,
        span,
    } = args.book;
    let book = Book {
        id: id.trim().to_owned(),
        title: title.trim().to_owned(),
        kind,
        span,
    };
    app.transact(thethuc_archive::Act::MoSo, |transaction| {
        transaction.open_book(&book)
    })?;
    state(app, NoArgs {})
}

pub(crate) fn open_term(app: &App, args: OpenTermArgs) -> Result<ArchiveState, AppError> {
    let term: Term = args.term;
    app.transact(thethuc_archive::Act::MoNhiemKy, |transaction| {
        transaction.open_term(&term)
    })?;
    state(app, NoArgs {})
}

/// What is strange in a series, in words.
pub(crate) fn findings(app: &App, args: SeriesArgs) -> Result<Vec<String>, AppError> {
    app.with_archive(|archive| {
        let found = archive.findings(&args.book, &args.period)?;
        Ok(found.iter().map(words::finding).collect())
    })
}

/// What is not as the archive wrote it, in words.
pub(crate) fn verify(app: &App, _: NoArgs) -> Result<Vec<String>, AppError> {
    app.with_archive(|archive| {
        let report = archive.verify(None)?;
        Ok(report.troubles.iter().map(words::trouble).collect())
    })
}
