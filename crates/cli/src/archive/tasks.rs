//! `thethuc tasks`: what documents ask for, and by when.

use std::process::ExitCode;

use serde_json::json;
use thethuc_app::dto::{Printed, TaskLine};
use thethuc_archive::{Task, TaskFacts, TaskState};

use super::export_book::print;
use super::review_args::{Tasks, TasksArgs};
use super::{Desk, Done};

pub(crate) fn tasks(args: &TasksArgs, fonts: &str) -> ExitCode {
    Desk::work(&args.place, fonts, |desk| match &args.command {
        Tasks::List => list(
            desk,
            &desk.app.call_as::<Vec<TaskLine>>("list_tasks", json!({}))?,
        ),
        Tasks::Find { document, keep } => find(desk, *document, *keep),
        Tasks::Done {
            document,
            task,
            note,
        } => {
            let note = note.clone().unwrap_or_default();
            let state = TaskState::Xong;
            let args = json!({ "document": document, "task": task, "state": state, "note": note });
            list(
                desk,
                &desk.app.call_as::<Vec<TaskLine>>("settle_task", args)?,
            )
        }
        Tasks::Export { output } => print(desk, Printed::NhiemVu {}, output, None),
    })
}

fn find(desk: &Desk, document: i64, keep: bool) -> Done {
    let args = json!({ "document": document });
    let found: Vec<TaskFacts> = desk.app.call_as("propose_tasks", args)?;
    if keep {
        let args = json!({ "document": document, "tasks": found });
        return list(
            desk,
            &desk.app.call_as::<Vec<TaskLine>>("keep_tasks", args)?,
        );
    }
    let text: String = found.iter().map(|facts| facts_line(facts) + "\n").collect();
    desk.answer(&found, &text)?;
    Ok(ExitCode::SUCCESS)
}

fn list(desk: &Desk, lines: &[TaskLine]) -> Done {
    let text: String = lines
        .iter()
        .map(|line| {
            let late = if line.overdue { " QUÁ HẠN" } else { "" };
            let facts = facts_line(&line.task.facts);
            let Task { document, task, .. } = &line.task;
            format!("[{document} {task}]{late} {facts} ({})\n", line.code)
        })
        .collect();
    let text = match text.as_str() {
        "" => "Không có nhiệm vụ nào đang mở.\n",
        text => text,
    };
    desk.answer(&lines, text)?;
    Ok(ExitCode::SUCCESS)
}

fn facts_line(facts: &TaskFacts) -> String {
    let due = match facts.due {
        Some(day) => day.format("%d/%m/%Y").to_string(),
        None if facts.deadline.is_empty() => "không có thời hạn".to_owned(),
        None => facts.deadline.clone(),
    };
    format!("{due} · {} · {}", facts.assignee, facts.what)
}
