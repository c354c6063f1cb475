//! Nhiệm vụ: read out of a document, kept, settled — NĐ 30/2020/NĐ-CP, Điều 24.

use chrono::NaiveDate;
use thethuc_archive::{Act, Attachment, OfficeArchive, TaskFacts};
use thethuc_model::Document;
use thethuc_reading::{Limits, read_docx};
use thethuc_recognize::recognize;
use thethuc_tasks::tasks_in;

use crate::App;
use crate::archive::drafts::drafted;
use crate::dto::{ArchivedArgs, KeepTasksArgs, NoArgs, SettleTaskArgs, TaskLine};
use crate::error::AppError;

/// The longest texts that a task holds, in characters ([`TaskFacts`]).
const MAX_WHAT: usize = 1_000;
const MAX_SHORT: usize = 200;

/// The tasks that a document sets by its words, for somebody to look over. Of a document that was
/// not drafted here, its first Word file is read; a scan sets none.
pub(crate) fn propose_tasks(app: &App, args: ArchivedArgs) -> Result<Vec<TaskFacts>, AppError> {
    app.with_archive(|archive| {
        let document = match archive.version(args.document)?.content {
            Some(_) => Some(drafted(archive, args.document, None)?),
            None => from_attachment(archive, args.document)?,
        };
        let tasks = document.as_ref().map(tasks_in).unwrap_or_default();
        Ok(tasks.iter().map(facts).collect())
    })
}

fn from_attachment(archive: &OfficeArchive, document: i64) -> Result<Option<Document>, AppError> {
    let is_word = |file: &&Attachment| file.name.to_lowercase().ends_with(".docx");
    let files = archive.attachments(document)?;
    let Some(file) = files.iter().find(is_word) else {
        return Ok(None);
    };
    let bytes = archive.attachment_bytes(file)?;
    let reading = read_docx(&bytes, &Limits::default()).map_err(|source| AppError::WordFile {
        path: file.name.clone().into(),
        source,
    })?;
    Ok(Some(recognize(&reading).document))
}

fn facts(task: &thethuc_tasks::Task) -> TaskFacts {
    let first = task.deadlines.first();
    let words: Vec<&str> = task
        .deadlines
        .iter()
        .map(|deadline| deadline.words.as_str())
        .collect();
    TaskFacts {
        what: cut(&task.what, MAX_WHAT),
        assignee: cut(&task.actor, MAX_SHORT),
        due: first.and_then(|deadline| deadline.due),
        deadline: cut(&words.join("; "), MAX_SHORT),
        place: cut(&task.place.field.to_string(), MAX_SHORT),
    }
}

fn cut(text: &str, chars: usize) -> String {
    text.chars().take(chars).collect()
}

/// Keeps tasks of a document.
pub(crate) fn keep_tasks(app: &App, args: KeepTasksArgs) -> Result<Vec<TaskLine>, AppError> {
    app.transact(Act::NhiemVu, |transaction| {
        let mut tasks = args.tasks.into_iter();
        tasks.try_for_each(|facts| transaction.set_task(args.document, facts).map(drop))
    })?;
    list_tasks(app, NoArgs {})
}

/// Says how far a task is.
pub(crate) fn settle_task(app: &App, args: SettleTaskArgs) -> Result<Vec<TaskLine>, AppError> {
    app.transact(Act::NhiemVu, |transaction| {
        transaction.settle_task(args.document, args.task, args.state, &args.note)
    })?;
    list_tasks(app, NoArgs {})
}

/// The tasks that are to be done, the one that is due first before the others.
pub(crate) fn list_tasks(app: &App, _: NoArgs) -> Result<Vec<TaskLine>, AppError> {
    let today = app.now().date_naive();
    app.with_archive(|archive| task_lines(archive, today))
}

/// The tasks that are to be done.
pub(super) fn task_lines(
    archive: &OfficeArchive,
    today: NaiveDate,
) -> Result<Vec<TaskLine>, AppError> {
    let tasks = archive.open_tasks()?;
    let documents: Vec<i64> = tasks.iter().map(|task| task.document).collect();
    let entries = archive.entries(&documents)?;
    let lines = tasks.into_iter().filter_map(|task| {
        let entry = entries.get(&task.document)?;
        Some(TaskLine {
            overdue: task.is_overdue(today),
            code: entry.code(),
            subject: entry.subject.clone(),
            task,
        })
    });
    Ok(lines.collect())
}
