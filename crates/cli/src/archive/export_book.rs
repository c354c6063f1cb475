//! `thethuc export-book`: a book with its cover and the columns of NĐ 30/2020/NĐ-CP, PL IV, mục I or
//! VI, as PDF, XLSX or CSV.

use std::path::Path;
use std::process::ExitCode;

use serde_json::json;
use thethuc_app::dto::{PrintListArgs, Printed, PrintedList};

use super::args::{BookFormat, ExportBookArgs};
use super::{Desk, Done};

pub(crate) fn export_book(args: &ExportBookArgs, fonts: &str) -> ExitCode {
    let what = Printed::So {
        book: args.series.book.clone(),
        period: args.series.period.clone(),
        from: args.from,
        to: args.to,
        volume: args.volume,
    };
    Desk::work(&args.place, fonts, |desk| {
        print(desk, what, &args.output, args.format)
    })
}

/// Writes a list and tells how long it is.
pub(super) fn print(desk: &Desk, what: Printed, output: &Path, format: Option<BookFormat>) -> Done {
    let args = PrintListArgs {
        what,
        path: output.display().to_string(),
        format: format.map(|format| match format {
            BookFormat::Pdf => thethuc_app::dto::ListFormat::Pdf,
            BookFormat::Xlsx => thethuc_app::dto::ListFormat::Xlsx,
            BookFormat::Csv => thethuc_app::dto::ListFormat::Csv,
        }),
    };
    let printed: PrintedList = desk.app.call_as("print_list", json!(args))?;
    let text = format!("{} dòng → {}", printed.rows, printed.file.path);
    desk.answer(&printed, &text)?;
    Ok(ExitCode::SUCCESS)
}
