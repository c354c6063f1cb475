//! Incoming documents: read, compared with what is there, registered with their files.

use std::path::Path;

use thethuc_archive::{Act, Draft, Facts};
use thethuc_model::Document;
use thethuc_package::edxml::Message;
use thethuc_recognize::recognize;

use crate::App;
use crate::archive::attachments::KeptFile;
use crate::archive::drafts::draft_of;
use crate::archive::view::view;
use crate::archive::words;
use crate::dto::{ArchivedArgs, ArchivedDocument, IncomingDraft, PathArgs, ReceiveArgs};
use crate::error::AppError;
use crate::{files, given, packages};

/// Endings of the files whose fields can be read.
const READABLE: [&str; 4] = ["docx", "doc", "rtf", "pdf"];

/// What a file says of itself: a message of edXML in so many words, a document by how it looks. A
/// file of another kind, such as a scan, says nothing.
pub(crate) fn read_incoming(app: &App, args: PathArgs) -> Result<IncomingDraft, AppError> {
    let file = packages::incoming(Path::new(&args.path))?;
    let facts = match file.message.as_ref().map(|received| &received.message) {
        Some(Message::Document(document)) => packages::facts(document),
        Some(Message::Status(_)) => Facts::default(),
        None => facts_of(app, &file.name, &file.bytes)?,
    };
    let same = app.with_archive(|archive| Ok(archive.same_documents(&facts)?))?;
    let message = file.message.as_ref();
    Ok(IncomingDraft {
        facts,
        same: same.into_iter().next(),
        message: message.map(|one| packages::shown(app, one)).transpose()?,
    })
}

/// What a file says of itself, a document of ours or of others; nothing where it cannot be read.
pub(crate) fn incoming_facts(app: &App, path: &Path) -> Result<Facts, AppError> {
    if given::is_ours(path) {
        return Ok(draft_of(app, &given::document(path)?)?.facts);
    }
    if !is_readable(path) {
        return Ok(Facts::default());
    }
    facts_of(app, path, &files::read(path, files::MAX_WORD_BYTES)?)
}

fn facts_of(app: &App, path: &Path, bytes: &[u8]) -> Result<Facts, AppError> {
    let draft = read(app, path, bytes)?;
    Ok(draft.map(|draft| draft.facts).unwrap_or_default())
}

/// Registers an incoming document with its files and those of its messages — NĐ 30/2020/NĐ-CP,
/// Điều 22.
pub(crate) fn receive(app: &App, args: ReceiveArgs) -> Result<ArchivedDocument, AppError> {
    if !args.again {
        refuse_twice(app, &args.facts)?;
    }
    let mut texts = Vec::new();
    let mut kept = Vec::new();
    for path in &args.files {
        for (name, bytes) in packages::incoming(Path::new(path))?.into_files() {
            texts.extend(text_of(app, &name, &bytes)?);
            kept.push(KeptFile::of(app, &name, &bytes)?);
        }
    }
    let draft = Draft {
        facts: args.facts,
        text: texts.join("\n"),
        ..Draft::default()
    };
    let document = app.transact(Act::DangKyDen, |transaction| {
        let (document, _) = transaction.receive(draft, &args.book, args.arrived)?;
        KeptFile::attach(&kept, transaction, document)?;
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

/// What a file says, for the search. One that cannot be read is registered all the same: it came.
fn text_of(app: &App, path: &Path, bytes: &[u8]) -> Result<Option<String>, AppError> {
    match read(app, path, bytes) {
        Ok(draft) => Ok(draft.map(|draft| draft.text)),
        Err(AppError::WordFile { .. } | AppError::OldWord { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

fn read(app: &App, path: &Path, bytes: &[u8]) -> Result<Option<Draft>, AppError> {
    if !is_readable(path) || bytes.len() > files::MAX_WORD_BYTES {
        return Ok(None);
    }
    match given::reading_of(path, bytes.to_vec()) {
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
