//! `thethuc backup`, `restore` and `verify`.

use std::path::Path;
use std::process::ExitCode;

use serde_json::json;
use thethuc_app::archive;
use thethuc_app::dto::PathArgs;
use thethuc_app::files::{self, NewFile};
use thethuc_archive::sqlite;
use thethuc_archive::{Head, SqliteArchive, Summary};

use super::args::{BackupArgs, RestoreArgs, VerifyArgs};
use super::{Desk, Done, Failure};
use crate::{FINDINGS, say};

/// A head is two short fields.
const MAX_HEAD_BYTES: usize = 4_096;

pub(crate) fn backup(args: &BackupArgs, fonts: &str) -> ExitCode {
    Desk::work(&args.place, fonts, |desk| {
        let Some(copy) = &args.copy else {
            return scheduled(desk);
        };
        let head = SqliteArchive::open_file(&desk.path)?.back_up(copy)?;
        let shown = copy.display();
        let text = format!(
            "Đã sao lưu và kiểm tra: {shown} (nhật ký đến dòng {})",
            head.line
        );
        let copy = shown.to_string();
        desk.answer(&json!({ "copy": copy, "head": head }), &text)?;
        Ok(ExitCode::SUCCESS)
    })
}

/// The copy that the settings of the archive ask for, if its time has come.
fn scheduled(desk: &Desk) -> Done {
    let copy: Option<PathArgs> = desk.app.call_as("back_up_if_due", json!({}))?;
    let text = match &copy {
        Some(copy) => format!("Đã sao lưu và kiểm tra: {}", copy.path),
        None => "Chưa đến kỳ sao lưu, hoặc chưa đặt lịch trong Thiết lập kho.".to_owned(),
    };
    desk.answer(&copy, &text)?;
    Ok(ExitCode::SUCCESS)
}

pub(crate) fn restore(args: &RestoreArgs, fonts: &str) -> ExitCode {
    Desk::work(&args.place, fonts, |desk| {
        if !args.yes {
            return preview(desk, &args.copy);
        }
        let aside = archive::aside(&desk.path, desk.by.at);
        let summary = sqlite::restore(&args.copy, &desk.path, &aside)?;
        say(&format!("Kho cũ (nếu có) còn giữ tại {}.", aside.display()));
        answer(desk, &summary)
    })
}

/// What the copy holds, beside what the archive does now.
fn preview(desk: &Desk, copy: &Path) -> Done {
    if let Ok(now) = SqliteArchive::open_file(&desk.path).and_then(|archive| archive.summary()) {
        say(&format!("Kho hiện nay:\n{}", archive::summary(&now)));
    }
    say("Bản sao lưu (thêm --yes để khôi phục):");
    answer(desk, &sqlite::preview(copy)?)
}

fn answer(desk: &Desk, summary: &Summary) -> Done {
    let value = json!({
        "office": summary.office,
        "documents": summary.documents,
        "attachments": summary.attachments,
        "last_numbers": summary.series,
        "head": summary.head,
    });
    desk.answer(&value, &archive::summary(summary))?;
    Ok(ExitCode::SUCCESS)
}

pub(crate) fn verify(args: &VerifyArgs, fonts: &str) -> ExitCode {
    Desk::work(&args.place, fonts, |desk| {
        let kept = args.head.as_deref().map(read_head).transpose()?;
        let mut kept_archive = SqliteArchive::open_unchecked(&desk.path)?;
        if args.reindex {
            kept_archive.reindex()?;
        }
        let report = kept_archive.verify(kept.as_ref())?;
        let troubles: Vec<String> = report.troubles.iter().map(archive::trouble).collect();
        let value = json!({
            "head": report.head,
            "rows": report.rows,
            "objects": report.objects,
            "troubles": troubles,
        });
        let text = format!(
            "{}{} dòng dữ liệu và {} tệp đính kèm đúng như nhật ký; nhật ký đến dòng {}.",
            troubles
                .iter()
                .map(|text| format!("{text}\n"))
                .collect::<String>(),
            report.rows,
            report.objects,
            report.head.line
        );
        desk.answer(&value, &text)?;
        if !troubles.is_empty() {
            return Ok(ExitCode::from(FINDINGS));
        }
        if let Some(path) = &args.save_head {
            save_head(path, &report.head)?;
        }
        Ok(ExitCode::SUCCESS)
    })
}

fn read_head(path: &Path) -> Result<Head, Failure> {
    let bytes = files::read(path, MAX_HEAD_BYTES)?;
    serde_json::from_slice(&bytes).map_err(|_| {
        Failure::Said(format!(
            "{} không phải dấu cuối nhật ký do --save-head ghi.",
            path.display()
        ))
    })
}

fn save_head(path: &Path, head: &Head) -> Result<(), Failure> {
    // A number and a string: always JSON.
    let text = serde_json::to_string_pretty(head).unwrap_or_default();
    let file = NewFile {
        path: path.to_owned(),
        bytes: text.into_bytes(),
    };
    files::write_all(&[file])?;
    Ok(())
}
