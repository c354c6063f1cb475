//! Incoming documents: read, compared with what is there, registered with their files.

use std::path::{Path, PathBuf};

use thethuc_archive::{Act, Draft, Facts};
use thethuc_model::Document;
use thethuc_recognize::recognize;

use crate::App;
use crate::archive::drafts::draft_of;
use crate::archive::view::view;
use crate::archive::{keep, words};
use crate::dto::{ArchivedArgs, ArchivedDocument, IncomingDraft, PathArgs, ReceiveArgs};
use crate::error::AppError;
use crate::given;

/// Endings of the files whose fields can be read.
const READABLE: [&str; 4] = ["docx", "doc", "rtf", "pdf"];

/// What a file says of itself. A file of another kind, such as a scan, says nothing.
pub(crate) fn read_incoming(app: &App, args: PathArgs) -> Result<IncomingDraft, AppError> {
    let facts = match read(app, Path::new(&args.path))? {
        Some(draft) => draft.facts,
        None => Facts::default(),
    };
    let same = app.with_archive(|archive| Ok(archive.same_documents(&facts)?))?;
    let same = same.into_iter().next();
    Ok(IncomingDraft { facts, same })
}

/// What a file says of itself, a document of ours or of others; nothing where it cannot be read.
pub(crate) fn incoming_facts(app: &App, path: &Path) -> Result<Facts, AppError> {
    if given::is_ours(path) {
        return Ok(draft_of(app, &given::document(path)?)?.facts);
    }
    Ok(read(app, path)?
        .map(|draft| draft.facts)
        .unwrap_or_default())
}

/// Registers an incoming document — NĐ 30/2020/NĐ-CP, Điều 22.
pub(crate) fn receive(app: &App, args: ReceiveArgs) -> Result<ArchivedDocument, AppError> {
    if !args.again {
        refuse_twice(app, &args.facts)?;
    }
    let paths: Vec<PathBuf> = args.files.iter().map(PathBuf::from).collect();
    let mut texts = Vec::new();
    for path in &paths {
        texts.extend(read(app, path)?.map(|draft| draft.text));
    }
    let objects = app.with_archive(|archive| {
        let kept = paths.iter().map(|path| keep(archive, path));
        kept.collect::<Result<Vec<_>, AppError>>()
    })?;
    let signatures = paths.iter().map(|path| app.signatures_of_file(path));
    let signatures = signatures.collect::<Result<Vec<_>, AppError>>()?;
    let draft = Draft {
        facts: args.facts,
        text: texts.join("\n"),
        ..Draft::default()
    };
    let document = app.transact(Act::DangKyDen, |transaction| {
        let (document, _) = transaction.receive(draft, &args.book, args.arrived)?;
        for ((name, object), signatures) in objects.iter().zip(&signatures) {
            transaction.attach_signed(document, name, object, signatures)?;
        }
        Ok(document)
    })?;
    view(app, ArchivedArgs { document })
}

fn refuse_twice(app: &App, facts: &Facts) -> Result<(), AppError> {
    let same = app.with_archive(|archive| Ok(archive.same_documents(facts)?))?;
    match same.into_iter().next() {
        None => Ok(()),
        Some(entry) => Err(AppError::Twice {
            document: entry.document,
            line: words::line(&entry),
        }),
    }
}

fn read(app: &App, path: &Path) -> Result<Option<Draft>, AppError> {
    if !is_readable(path) {
        return Ok(None);
    }
    match given::reading(path) {
        Ok(reading) => of_other(app, &recognize(&reading).document).map(Some),
        // A scan holds no letters: it is registered by what somebody types.
        Err(AppError::WordFile { .. }) if ending_is(path, "pdf") => Ok(None),
        Err(error) => Err(error),
    }
}

/// Whether a file is of a kind whose fields can be read, by its name.
pub(super) fn is_readable(path: &Path) -> bool {
    READABLE.iter().any(|known| ending_is(path, known))
}

fn ending_is(path: &Path, wanted: &str) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case(wanted))
}

/// The facts of a document that another body issued: its number is its own.
fn of_other(app: &App, document: &Document) -> Result<Draft, AppError> {
    let mut draft = draft_of(app, document)?;
    let letter = document.so_ky_hieu.bo_sung.map(String::from);
    let number = document.so_ky_hieu.so;
    draft.facts.code_number = number.map_or_else(String::new, |number| {
        format!("{number}{}", letter.unwrap_or_default())
    });
    draft.facts.issued_amount = None;
    Ok(draft)
}
