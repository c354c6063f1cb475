//! `thethuc compare`: what changed between two documents.

use std::path::PathBuf;
use std::process::ExitCode;

use thethuc_app::dto::Comparison;
use thethuc_app::error::ErrorDto;
use thethuc_app::files::{self, NewFile};
use thethuc_app::{App, messages};

use crate::commands::{pretty, put};
use crate::{FINDINGS, print, say};

#[derive(Debug, clap::Args)]
pub(crate) struct CompareArgs {
    /// Văn bản trước: tệp JSON, Word hoặc PDF
    #[arg(value_name = "TRƯỚC", help_heading = "Tham số")]
    before: PathBuf,

    /// Văn bản sau: tệp JSON, Word hoặc PDF
    #[arg(value_name = "SAU", help_heading = "Tham số")]
    after: PathBuf,

    /// Dạng kết quả: text, json, html, pdf (trang đánh dấu)
    #[arg(
        long,
        value_name = "DẠNG",
        default_value = "text",
        hide_default_value = true,
        hide_possible_values = true,
        help_heading = "Tùy chọn"
    )]
    format: Format,

    /// Ghi vào tệp thay vì in ra; dạng pdf phải có
    #[arg(
        short,
        long,
        value_name = "TỆP",
        required_if_eq("format", "pdf"),
        help_heading = "Tùy chọn"
    )]
    output: Option<PathBuf>,
}

/// How a comparison is written.
#[derive(Debug, Clone, Copy, PartialEq, clap::ValueEnum)]
enum Format {
    Text,
    Json,
    Html,
    Pdf,
}

pub(crate) fn compare(app: &App, args: CompareArgs) -> Result<ExitCode, ErrorDto> {
    let found = app.compare_files(&args.before, &args.after)?;
    let is_pdf = args.format == Format::Pdf;
    match args.format {
        Format::Text => put(args.output, text(&found))?,
        Format::Json => put(args.output, pretty(&found))?,
        Format::Html | Format::Pdf => {
            let bytes = app.draw_comparison(&args.before, &args.after, is_pdf)?;
            match args.output {
                Some(path) => files::write_one(NewFile { path, bytes })
                    .map(|_| ())
                    .map_err(|error| ErrorDto::from(&error))?,
                None => print(&String::from_utf8_lossy(&bytes))?,
            }
        }
    }
    if args.format != Format::Text {
        say(&format!("{} chỗ thay đổi.", found.changes.len()));
    }
    Ok(match found.changes.is_empty() {
        true => ExitCode::SUCCESS,
        false => ExitCode::from(FINDINGS),
    })
}

fn text(found: &Comparison) -> String {
    if found.changes.is_empty() {
        return "Hai văn bản như nhau.\n".to_owned();
    }
    let lines = found.changes.iter().map(|change| {
        let mut text = format!(
            "{} ({})\n",
            change.label,
            messages::change_text(change.kind)
        );
        for (sign, words) in [('-', &change.before), ('+', &change.after)] {
            for line in words.lines() {
                text += &format!("  {sign} {line}\n");
            }
        }
        text
    });
    lines.collect()
}
