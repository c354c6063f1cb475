//! `thethuc carry-out`: a công văn that carries out another document.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use thethuc_app::App;
use thethuc_app::dto::CarryOutArgs as What;
use thethuc_app::error::{AppError, ErrorDto};
use thethuc_app::files::read_bounded;
use thethuc_model::{MAX_DOCUMENT_BYTES, write_document};

use crate::commands::put;
use crate::say;

#[derive(Debug, clap::Args)]
pub(crate) struct CarryOutArgs {
    /// Văn bản được triển khai: tệp JSON, Word, PDF; “-” để đọc lời văn từ đầu vào chuẩn
    #[arg(value_name = "TỆP", help_heading = "Tham số")]
    file: String,

    /// Ghi vào tệp thay vì in ra
    #[arg(short, long, value_name = "TỆP", help_heading = "Tùy chọn")]
    output: Option<PathBuf>,
}

pub(crate) fn carry_out(app: &App, args: CarryOutArgs) -> Result<ExitCode, ErrorDto> {
    let what = if args.file == "-" {
        let bytes = read_bounded(io::stdin().lock(), MAX_DOCUMENT_BYTES)
            .map_err(|error| ErrorDto::from(&AppError::file("stdin".as_ref(), error)))?;
        What::Text(String::from_utf8_lossy(&bytes).into_owned())
    } else {
        What::Path(args.file)
    };
    let made = app.carry_out(what)?;
    say(&format!("{}\n{} nhiệm vụ", made.cited, made.tasks.len()));
    put(args.output, write_document(&made.document))?;
    Ok(ExitCode::SUCCESS)
}
