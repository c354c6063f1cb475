//! `thethuc register`: books and numbers.

use std::path::PathBuf;
use std::process::ExitCode;

use serde_json::{Value, json};
use thethuc_app::archive;
use thethuc_app::dto::{
    ArchiveState, ArchivedDocument, DocumentAct, DocumentJson, Late, ReceiveArgs, RegisterDraftArgs,
};
use thethuc_archive::{Book, Facts, Recipient, RegisterLine, Signer, Term};

use super::args::{Incoming, Outgoing, Register, RegisterArgs, Series, span};
use super::review::act;
use super::{Desk, Done, period};
use crate::commands::read;
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
            let book = Book {
                id: id.clone(),
                title: title.clone(),
                kind: (*kind).into(),
                span: span(*by_term),
            };
            settle(desk, "open_book", json!({ "book": book }))
        }
        Register::OpenTerm { book, label, from } => {
            let term = Term {
                book: book.clone(),
                first_day: *from,
                label: label.clone(),
            };
            settle(desk, "open_term", json!({ "term": term }))
        }
        Register::Di { outgoing, again } => outgoing_document(desk, outgoing, *again, None),
        Register::Den(incoming) => incoming_document(desk, incoming),
        Register::Insert {
            outgoing,
            behind,
            reason,
        } => {
            let (behind, reason) = (*behind, reason.clone());
            outgoing_document(desk, outgoing, false, Some(Late { behind, reason }))
        }
        Register::Cancel { document, reason } => {
            let reason = reason.clone();
            act(desk, *document, DocumentAct::HuySo { reason })
        }
        Register::Issue { document } => {
            let comment = String::new();
            act(desk, *document, DocumentAct::PhatHanh { comment })
        }
        Register::List {
            series,
            from,
            limit,
        } => list(desk, series, *from, *limit),
        Register::Check { series } => check(desk, series),
    })
}

fn init(desk: &Desk, office: &str) -> Done {
    let state: ArchiveState = desk
        .app
        .call_as("make_archive", json!({ "office": office }))?;
    desk.answer(&json!({ "archive": state.path }), &state.path)?;
    Ok(ExitCode::SUCCESS)
}

/// Changes the books; the state that comes of it is not told.
fn settle(desk: &Desk, command: &str, args: Value) -> Done {
    desk.app.call_as::<ArchiveState>(command, args)?;
    Ok(ExitCode::SUCCESS)
}

fn outgoing_document(desk: &Desk, args: &Outgoing, again: bool, late: Option<Late>) -> Done {
    let document = read(&args.document)?;
    if let Some(degree) = document.do_mat {
        say(&format!(
            "Lưu ý: văn bản “{}” chỉ được soạn thảo, lưu giữ trên máy không nối mạng.",
            degree.name()
        ));
    }
    let args = RegisterDraftArgs {
        document: DocumentJson::from(&document),
        book: args.book.clone(),
        dated: args.date,
        late,
        files: shown(&args.files),
        again,
    };
    let done: ArchivedDocument = desk.app.call_as("register_draft", json!(args))?;
    let written = document.so_ky_hieu.so;
    if let (Some(written), Some(number)) = (written, &done.number)
        && written != number.ordinal
    {
        say(&format!(
            "Lưu ý: tệp văn bản đang ghi số {written:02}, sổ cấp số {}. Hãy sửa số trên văn bản.",
            number.text()
        ));
    }
    registered(desk, &done)
}

fn incoming_document(desk: &Desk, args: &Incoming) -> Done {
    let args = ReceiveArgs {
        facts: facts_of(args),
        book: args.book.clone(),
        arrived: args.arrived.unwrap_or(desk.today()),
        files: shown(&args.files),
        again: args.again,
    };
    let done: ArchivedDocument = desk.app.call_as("receive_document", json!(args))?;
    registered(desk, &done)
}

fn shown(paths: &[PathBuf]) -> Vec<String> {
    let shown = paths.iter().map(|path| path.display().to_string());
    shown.collect()
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

fn registered(desk: &Desk, done: &ArchivedDocument) -> Done {
    let document = done.entry.document;
    let number = done.number.as_ref();
    let text = number.map_or_else(String::new, |number| number.text().to_string());
    let value = json!({
        "document": document,
        "number": text,
        "book": number.map(|number| &number.book),
        "period": number.map(|number| &number.period),
        "dated": number.map(|number| number.dated),
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
