//! `thethuc learn-profile`: the office's profile from letters that it has issued.

use std::process::ExitCode;

use serde_json::json;
use thethuc_app::App;
use thethuc_app::dto::LearnedProfile;
use thethuc_app::error::ErrorDto;

use crate::{FINDINGS, print, say};

#[derive(Debug, clap::Args)]
pub(crate) struct LearnProfileArgs {
    /// Văn bản cơ quan đã ban hành: tệp Word hoặc JSON
    #[arg(value_name = "TỆP", required = true, help_heading = "Tham số")]
    files: Vec<String>,

    /// Lưu làm hồ sơ của cơ quan
    #[arg(long, help_heading = "Tùy chọn")]
    save: bool,
}

pub(crate) fn learn(app: &App, args: &LearnProfileArgs) -> Result<ExitCode, ErrorDto> {
    let wish = json!({ "paths": args.files, "keep": args.save });
    let learned: LearnedProfile = app.call_as("learn_profile", wish)?;
    for unread in &learned.unread {
        say(&format!("{}: {}", unread.path, unread.reason));
    }
    for habit in &learned.habits {
        say(&format!(
            "{} {}: {}/{} văn bản chưa đúng ({})",
            habit.code, habit.title, habit.letters, learned.letters, habit.article
        ));
    }
    // What was learned holds only strings, numbers and lists: always JSON.
    print(&serde_json::to_string_pretty(&learned).unwrap_or_default())?;
    Ok(match (learned.letters, learned.unread.is_empty()) {
        (1.., true) => ExitCode::SUCCESS,
        _ => ExitCode::from(FINDINGS),
    })
}
