//! `thethuc review`: the way of a document, from the draft to the issued one.

use std::process::ExitCode;

use serde_json::json;
use thethuc_app::dto::{ArchivedDocument, Comparison, DocumentAct, DocumentJson};
use thethuc_app::messages;

use super::review_args::{Review, ReviewArgs};
use super::{Desk, Done, Failure};
use crate::commands::read;

pub(crate) fn review(args: &ReviewArgs, fonts: &str) -> ExitCode {
    Desk::work(&args.place, fonts, |desk| run(desk, &args.command))
}

fn run(desk: &Desk, command: &Review) -> Done {
    let comment = |comment: &Option<String>| comment.clone().unwrap_or_default();
    match command {
        Review::Keep { file, id, note } => keep(desk, file, *id, comment(note)),
        Review::Show { id } => {
            let archived = view(desk, *id)?;
            shown(desk, &archived)
        }
        Review::Submit { id, comment: words } => act(
            desk,
            *id,
            DocumentAct::TrinhDuyet {
                comment: comment(words),
            },
        ),
        Review::Return { id, comment, place } => act(
            desk,
            *id,
            DocumentAct::TraLai {
                comment: comment.clone(),
                place: place.clone().unwrap_or_default(),
            },
        ),
        Review::Approve { id, comment: words } => {
            let fingerprint = view(desk, *id)?.fingerprint;
            let comment = comment(words);
            act(
                desk,
                *id,
                DocumentAct::DongY {
                    fingerprint,
                    comment,
                },
            )
        }
        Review::Sign { id } => {
            let fingerprint = view(desk, *id)?.fingerprint;
            act(desk, *id, DocumentAct::Ky { fingerprint })
        }
        Review::Number { id, book, date } => act(
            desk,
            *id,
            DocumentAct::CapSo {
                book: book.clone(),
                dated: date.unwrap_or(desk.today()),
            },
        ),
        Review::Issue { id, comment: words } => act(
            desk,
            *id,
            DocumentAct::PhatHanh {
                comment: comment(words),
            },
        ),
        Review::Compare { id, before, after } => compare(desk, *id, *before, *after),
    }
}

fn keep(desk: &Desk, file: &std::path::Path, id: Option<i64>, note: String) -> Done {
    let document = DocumentJson::from(&read(file)?);
    let args = json!({ "document": document, "id": id, "note": note });
    let kept: ArchivedDocument = desk.app.call_as("keep_draft", args)?;
    shown(desk, &kept)
}

fn view(desk: &Desk, document: i64) -> Result<ArchivedDocument, Failure> {
    let args = json!({ "document": document });
    Ok(desk.app.call_as("view_document", args)?)
}

/// Does something with a document and shows where it stands then.
pub(super) fn act(desk: &Desk, document: i64, act: DocumentAct) -> Done {
    let args = json!({ "document": document, "act": act });
    let archived: ArchivedDocument = desk.app.call_as("act_on_document", args)?;
    shown(desk, &archived)
}

fn shown(desk: &Desk, archived: &ArchivedDocument) -> Done {
    let entry = &archived.entry;
    let mut text = format!(
        "[{}] {}\n",
        entry.document,
        thethuc_app::archive::line(entry)
    );
    for step in &archived.steps {
        let words = match step.comment.as_str() {
            "" => String::new(),
            words => format!(": {words}"),
        };
        text += &format!(
            "  {} {} ({}){words}\n",
            step.at.format("%d/%m/%Y %H:%M"),
            messages::act_text(step.act),
            step.who
        );
    }
    desk.answer(archived, &text)?;
    Ok(ExitCode::SUCCESS)
}

fn compare(desk: &Desk, document: i64, before: u32, after: u32) -> Done {
    let args = json!({ "document": document, "before": before, "after": after });
    let found: Comparison = desk.app.call_as("compare_versions", args)?;
    let text: String = found
        .changes
        .iter()
        .map(|change| {
            format!(
                "{}: “{}” → “{}”\n",
                change.label, change.before, change.after
            )
        })
        .collect();
    desk.answer(&found, &text)?;
    Ok(ExitCode::SUCCESS)
}
