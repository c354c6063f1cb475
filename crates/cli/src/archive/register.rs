//! `thethuc register`: books and numbers.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde_json::{Value, json};
use thethuc_app::error::{AppError, ErrorDto};
use thethuc_app::files;
use thethuc_archive::{
    Book, BookKind, Draft, Entry, Facts, MAX_OBJECT_BYTES, Number, Object, Recipient,
    RegisterFinding, RegisterLine, Signer, Span, SqliteArchive, Term, Transaction,
};
use thethuc_model::{Document, MAX_DOCUMENT_BYTES, read_document};

use super::args::{Incoming, Outgoing, Register, RegisterArgs, Series, span};
use super::{Desk, Done, Failure, period, texts};
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
        Register::Di(outgoing) => outgoing_document(desk, outgoing, None),
        Register::Den(incoming) => incoming_document(desk, incoming),
        Register::Insert {
            outgoing,
            behind,
            reason,
        } => outgoing_document(desk, outgoing, Some((*behind, reason))),
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
    archive.transact(&desk.by, |transaction| {
        for (id, title, kind) in [
            ("di", "Sổ đăng ký văn bản đi", BookKind::Di),
            ("den", "Sổ đăng ký văn bản đến", BookKind::Den),
            ("sao", "Sổ đăng ký bản sao", BookKind::Sao),
        ] {
            transaction.open_book(&book(id, title, kind, Span::Nam))?;
        }
        Ok(())
    })?;
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

fn outgoing_document(desk: &Desk, args: &Outgoing, late: Option<(u32, &String)>) -> Done {
    let mut archive = desk.open()?;
    let (draft, written) = draft_of(desk, &args.document)?;
    let objects = keep(&archive, &args.files)?;
    let dated = args.date.or(draft.facts.issued_date);
    let dated = dated.unwrap_or(desk.today());
    let (document, number) = archive.transact(&desk.by, |transaction| {
        let done = match late {
            None => transaction.register(draft, &args.book, dated)?,
            Some((behind, reason)) => {
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
            line(entry)
        )));
    }
    let objects = keep(&archive, &args.files)?;
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
        type_name: args.type_name.clone(),
        code_number: args.number.clone(),
        code_notation: args.notation.clone(),
        issued_date: args.date,
        organ_name: args.organ.clone(),
        subject: args.subject.clone(),
        signer: Signer {
            position: String::new(),
            full_name: args.signer.clone(),
        },
        to: args.to.iter().map(recipient).collect(),
        due_date: args.due,
        ..Facts::default()
    }
}

/// The facts and the text of a document of the form, with its tên loại as it is written, and the
/// number that it already bears.
fn draft_of(desk: &Desk, path: &Path) -> Result<(Draft, Option<u32>), Failure> {
    let document = files::read(path, MAX_DOCUMENT_BYTES)
        .and_then(|bytes| read_document(&bytes).map_err(AppError::from))
        .map_err(|error| ErrorDto::from(&error))?;
    let name = type_name(desk, &document)?;
    Ok((Draft::of(&document, &name), document.so_ky_hieu.so))
}

fn type_name(desk: &Desk, document: &Document) -> Result<String, Failure> {
    let kinds: Value = desk.app.call_as("list_kinds", json!({}))?;
    let kinds = kinds.as_array().map_or(&[][..], Vec::as_slice);
    let kind = kinds.iter().find(|kind| kind["id"] == document.kind);
    let choices = kind.and_then(|kind| kind["ten_loai"].as_array());
    let chosen = choices.into_iter().flatten().find(|choice| {
        document
            .ten_loai
            .as_ref()
            .is_none_or(|id| choice["id"] == *id)
    });
    let name = chosen.and_then(|choice| choice["name"].as_str());
    Ok(name.unwrap_or(&document.kind).to_owned())
}

fn keep(archive: &SqliteArchive, paths: &[PathBuf]) -> Result<Vec<(String, Object)>, Failure> {
    let limit = usize::try_from(MAX_OBJECT_BYTES).unwrap_or(usize::MAX);
    let mut kept = Vec::new();
    for path in paths {
        let bytes = files::read(path, limit).map_err(|error| ErrorDto::from(&error))?;
        let name = path.file_name().unwrap_or(path.as_os_str());
        let object = archive.keep(bytes.as_slice())?;
        kept.push((name.to_string_lossy().into_owned(), object));
    }
    Ok(kept)
}

fn attach(
    transaction: &mut Transaction<'_>,
    document: i64,
    objects: &[(String, Object)],
) -> thethuc_archive::Result<()> {
    for (name, object) in objects {
        transaction.attach(document, name, object)?;
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
                self::line(&line.entry)
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
    let texts: Vec<String> = found.iter().map(finding).collect();
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

fn finding(found: &RegisterFinding) -> String {
    match found {
        RegisterFinding::Gap(from, to) => format!("Thiếu số {from:02} đến {to:02}."),
        RegisterFinding::Late(number) => format!(
            "Số bổ sung {} (mã {}): {}. Nghị định 30/2020/NĐ-CP, Điều 15.1: số ghi theo thứ tự ban hành.",
            number.text(),
            number.document,
            number.reason.as_deref().unwrap_or("không ghi lý do")
        ),
        RegisterFinding::DateOrder(number) => format!(
            "Số {} (mã {}) ghi ngày {}, sớm hơn số đứng trước (Điều 15.1).",
            number.text(),
            number.document,
            number.dated.format("%d/%m/%Y")
        ),
        RegisterFinding::Twice(number, document) => format!(
            "Số đến {} (mã {}) trùng số, ký hiệu, cơ quan với văn bản mã {document} (Phụ lục VI).",
            number.text(),
            number.document
        ),
    }
}

/// A document on one line.
pub(super) fn line(entry: &Entry) -> String {
    let date = entry.issued.map_or(String::new(), |issued| {
        issued.format(" ngày %d/%m/%Y").to_string()
    });
    let name = format!("{} {}", entry.type_name, entry.subject);
    format!(
        "{}{date} · {} · {} ({})",
        entry.code(),
        entry.organ,
        name.trim_start(),
        texts::stage(entry.stage)
    )
}
