//! `thethuc register`: books and numbers.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde_json::{Value, json};
use thethuc_app::archive::{self, open_first_books};
use thethuc_app::error::{AppError, ErrorDto};
use thethuc_app::files;
use thethuc_archive::{
    Book, BookKind, Draft, Facts, KeptSignature, MAX_OBJECT_BYTES, Number, Object, OfficeArchive,
    Recipient, RegisterLine, Signer, Span, SqliteArchive, Term, Transaction,
};
use thethuc_model::{MAX_DOCUMENT_BYTES, read_document};

use super::args::{Incoming, Outgoing, Register, RegisterArgs, Series, span};
use super::{Desk, Done, Failure, period};
use crate::{FINDINGS, say};

pub(crate) fn register(args: &RegisterArgs, fonts: &str) -> ExitCode {
    Desk::work(&args.place, fonts, |desk| match &args.command {
        Register::Init { office } => init(desk, office),
        Register::OpenBook {
            id,
            title,
            kind,
            by_term,
        } => {
            let book = book(id, title, (*kind).into(), span(*by_term));
            act(desk, |transaction| transaction.open_book(&book))
        }
        Register::OpenTerm { book, label, from } => {
            let term = Term {
                book: book.clone(),
                first_day: *from,
                label: label.clone(),
            };
            act(desk, |transaction| transaction.open_term(&term))
        }
        Register::Di { outgoing, again } => {
            outgoing_document(desk, outgoing, &Take::Next { again: *again })
        }
        Register::Den(incoming) => incoming_document(desk, incoming),
        Register::Insert {
            outgoing,
            behind,
            reason,
        } => {
            let behind = *behind;
            outgoing_document(desk, outgoing, &Take::Late { behind, reason })
        }
        Register::Cancel { document, reason } => act(desk, |transaction| {
            transaction.cancel_number(*document, reason).map(|_| ())
        }),
        Register::Issue { document } => act(desk, |transaction| transaction.issue(*document, "")),
        Register::List {
            series,
            from,
            limit,
        } => list(desk, series, *from, *limit),
        Register::Check { series } => check(desk, series),
    })
}

fn init(desk: &Desk, office: &str) -> Done {
    if let Some(folder) = desk.path.parent() {
        files::make_folder(folder).map_err(|error| ErrorDto::from(&error))?;
    }
    let mut archive = SqliteArchive::create_file(&desk.path, office, &desk.by)?;
    archive.transact(&desk.by, open_first_books)?;
    let shown = desk.path.display().to_string();
    desk.answer(&json!({ "archive": shown }), &shown)?;
    Ok(ExitCode::SUCCESS)
}

fn book(id: &str, title: &str, kind: BookKind, span: Span) -> Book {
    Book {
        id: id.to_owned(),
        title: title.to_owned(),
        kind,
        span,
    }
}

fn act(
    desk: &Desk,
    work: impl FnOnce(&mut Transaction<'_>) -> thethuc_archive::Result<()>,
) -> Done {
    desk.open()?.transact(&desk.by, work)?;
    Ok(ExitCode::SUCCESS)
}

/// Which number is taken.
enum Take<'a> {
    /// The next one, even of a document that has one already.
    Next { again: bool },
    /// One put in behind another.
    Late { behind: u32, reason: &'a str },
}

fn outgoing_document(desk: &Desk, args: &Outgoing, take: &Take<'_>) -> Done {
    let mut archive = desk.open()?;
    let (mut draft, written) = draft_of(desk, &args.document)?;
    draft.again = matches!(take, Take::Next { again: true });
    let objects = keep(desk, &archive, &args.files)?;
    if let Some(degree) = draft.facts.do_mat {
        say(&format!(
            "Lưu ý: văn bản “{}” chỉ được soạn thảo, lưu giữ trên máy không nối mạng.",
            degree.name()
        ));
    }
    let dated = args.date.or(draft.facts.issued_date);
    let dated = dated.unwrap_or(desk.today());
    let (document, number) = archive.transact(&desk.by, |transaction| {
        let done = match *take {
            Take::Next { .. } => transaction.register(draft, &args.book, dated)?,
            Take::Late { behind, reason } => {
                transaction.register_late(draft, &args.book, behind, dated, reason)?
            }
        };
        attach(transaction, done.0, &objects)?;
        Ok(done)
    })?;
    if let Some(written) = written.filter(|written| *written != number.ordinal) {
        say(&format!(
            "Lưu ý: tệp văn bản đang ghi số {written:02}, sổ cấp số {}. Hãy sửa số trên văn bản.",
            number.text()
        ));
    }
    registered(desk, document, &number)
}

fn incoming_document(desk: &Desk, args: &Incoming) -> Done {
    let mut archive = desk.open()?;
    let facts = facts_of(args);
    let same = archive.same_documents(&facts)?;
    if let Some(entry) = same.first().filter(|_| !args.again) {
        return Err(Failure::Said(format!(
            "Văn bản đến này đã đăng ký, mã {}: {}. Nếu vẫn đăng ký, thêm --again.",
            entry.document,
            archive::line(entry)
        )));
    }
    let objects = keep(desk, &archive, &args.files)?;
    let arrived = args.arrived.unwrap_or(desk.today());
    let draft = Draft {
        facts,
        ..Draft::default()
    };
    let (document, number) = archive.transact(&desk.by, |transaction| {
        let done = transaction.receive(draft, &args.book, arrived)?;
        attach(transaction, done.0, &objects)?;
        Ok(done)
    })?;
    registered(desk, document, &number)
}

fn facts_of(args: &Incoming) -> Facts {
    let recipient = |name: &String| Recipient {
        organ_id: String::new(),
        organ_name: name.clone(),
    };
    Facts {
        type_name: args.type_name.clone().unwrap_or_default(),
        code_number: args.number.clone().unwrap_or_default(),
        code_notation: args.notation.clone().unwrap_or_default(),
        issued_date: args.date,
        organ_name: args.organ.clone(),
        subject: args.subject.clone(),
        signer: Signer {
            position: String::new(),
            full_name: args.signer.clone().unwrap_or_default(),
        },
        to: args.to.iter().map(recipient).collect(),
        due_date: args.due,
        do_mat: args.do_mat,
        ..Facts::default()
    }
}

/// The facts and the text of a document of the form, with its tên loại as it is written, and the
/// number that it already bears.
fn draft_of(desk: &Desk, path: &Path) -> Result<(Draft, Option<u32>), Failure> {
    let document = files::read(path, MAX_DOCUMENT_BYTES)
        .and_then(|bytes| read_document(&bytes).map_err(AppError::from))
        .map_err(|error| ErrorDto::from(&error))?;
    let draft = archive::draft_of(&desk.app, &document).map_err(|error| ErrorDto::from(&error))?;
    Ok((draft, document.so_ky_hieu.so))
}

/// A file in the store of objects, with what was found of its signatures.
struct Kept {
    name: String,
    object: Object,
    signatures: Vec<KeptSignature>,
}

fn keep(desk: &Desk, archive: &OfficeArchive, paths: &[PathBuf]) -> Result<Vec<Kept>, Failure> {
    let limit = usize::try_from(MAX_OBJECT_BYTES).unwrap_or(usize::MAX);
    let mut kept = Vec::new();
    for path in paths {
        let bytes = files::read(path, limit).map_err(|error| ErrorDto::from(&error))?;
        let name = path.file_name().unwrap_or(path.as_os_str());
        let object = archive.keep(bytes.as_slice())?;
        let signatures = desk.app.signatures_of_file(path);
        kept.push(Kept {
            name: name.to_string_lossy().into_owned(),
            object,
            signatures: signatures.map_err(|error| ErrorDto::from(&error))?,
        });
    }
    Ok(kept)
}

fn attach(
    transaction: &mut Transaction<'_>,
    document: i64,
    files: &[Kept],
) -> thethuc_archive::Result<()> {
    for file in files {
        transaction.attach_signed(document, &file.name, &file.object, &file.signatures)?;
    }
    Ok(())
}

fn registered(desk: &Desk, document: i64, number: &Number) -> Done {
    let text = number.text().to_string();
    let value = json!({
        "document": document,
        "number": text,
        "book": number.book,
        "period": number.period,
        "dated": number.dated,
    });
    desk.answer(&value, &format!("Số {text} (mã văn bản {document})"))?;
    Ok(ExitCode::SUCCESS)
}

fn list(desk: &Desk, series: &Series, from: u32, limit: usize) -> Done {
    let archive = desk.open()?;
    let period = period(&archive, series)?;
    let lines = archive.register_page(&series.book, &period, from, limit)?;
    let values: Vec<Value> = lines.iter().map(value).collect();
    let text: String = lines
        .iter()
        .map(|line| {
            let cancelled = line.cancelled.as_ref();
            let note = cancelled.map_or(String::new(), |why| format!(" – ĐÃ HỦY: {why}"));
            format!(
                "{:>6}  {}{note}\n",
                line.number.text(),
                archive::line(&line.entry)
            )
        })
        .collect();
    desk.answer(&values, &text)?;
    Ok(ExitCode::SUCCESS)
}

fn value(line: &RegisterLine) -> Value {
    json!({ "number": line.number, "cancelled": line.cancelled, "entry": line.entry })
}

fn check(desk: &Desk, series: &Series) -> Done {
    let archive = desk.open()?;
    let period = period(&archive, series)?;
    let found = archive.findings(&series.book, &period)?;
    let texts: Vec<String> = found.iter().map(archive::finding).collect();
    desk.answer(&texts, &texts.join("\n"))?;
    if found.is_empty() {
        say(&format!(
            "Sổ “{}” {period}: không có gì bất thường.",
            series.book
        ));
        return Ok(ExitCode::SUCCESS);
    }
    Ok(ExitCode::from(FINDINGS))
}
