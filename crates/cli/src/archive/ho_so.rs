//! `thethuc ho-so`: hồ sơ opened, filled, listed, exported.

use std::process::ExitCode;

use chrono::Datelike;
use serde_json::json;
use thethuc_app::dto::{DocumentAct, HoSoLine, HoSoView, Printed, WriteHoSoArgs, WrittenFile};
use thethuc_archive::HoSoFacts;

use super::export_book::print;
use super::review::act;
use super::review_args::{HoSo, HoSoArgs};
use super::{Desk, Done};

pub(crate) fn ho_so(args: &HoSoArgs, fonts: &str) -> ExitCode {
    Desk::work(&args.place, fonts, |desk| run(desk, &args.command))
}

fn run(desk: &Desk, command: &HoSo) -> Done {
    match command {
        HoSo::Open {
            notation,
            title,
            maintenance,
            heading,
            year,
        } => {
            let this_year = u16::try_from(desk.today().year()).unwrap_or_default();
            let facts = HoSoFacts {
                file_notation: notation.clone(),
                title: title.clone(),
                maintenance: maintenance.clone().unwrap_or_default(),
                heading: heading.clone().unwrap_or_default(),
                file_catalog: year.unwrap_or(this_year),
                creator: desk.by.who.clone(),
                language: "Tiếng Việt".to_owned(),
                start_date: Some(desk.today()),
                ..HoSoFacts::default()
            };
            write(desk, None, facts)
        }
        HoSo::Close { ho_so, date } => {
            let args = json!({ "id": ho_so });
            let view: HoSoView = desk.app.call_as("view_ho_so", args)?;
            let facts = HoSoFacts {
                end_date: Some(date.unwrap_or(desk.today())),
                ..view.ho_so.facts
            };
            write(desk, Some(*ho_so), facts)
        }
        HoSo::List => list(desk),
        HoSo::File { ho_so, document } => {
            act(desk, *document, DocumentAct::LuuHoSo { ho_so: *ho_so })
        }
        HoSo::Contents { ho_so, output } => {
            let what = Printed::MucLucVanBan { ho_so: *ho_so };
            print(desk, what, output, None)
        }
        HoSo::Catalogue { year, output } => {
            print(desk, Printed::DanhMucHoSo { year: *year }, output, None)
        }
        HoSo::ToHandOver { year, output } => {
            print(desk, Printed::MucLucNopLuu { year: *year }, output, None)
        }
        HoSo::Export { ho_so, output } => {
            let args = json!({ "id": ho_so, "folder": output.display().to_string() });
            let files: Vec<WrittenFile> = desk.app.call_as("export_ho_so", args)?;
            let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
            desk.answer(&files, &paths.join("\n"))?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn write(desk: &Desk, id: Option<i64>, facts: HoSoFacts) -> Done {
    let view: HoSoView = desk
        .app
        .call_as("write_ho_so", json!(WriteHoSoArgs { id, facts }))?;
    desk.answer(&view.ho_so, &line(&view.ho_so))?;
    Ok(ExitCode::SUCCESS)
}

fn list(desk: &Desk) -> Done {
    let lines: Vec<HoSoLine> = desk.app.call_as("list_ho_so", json!({}))?;
    let text: String = lines.iter().map(line).collect();
    desk.answer(&lines, &text)?;
    Ok(ExitCode::SUCCESS)
}

fn line(ho_so: &HoSoLine) -> String {
    let facts = &ho_so.facts;
    let due = match (&ho_so.handed_over, ho_so.hand_over_by) {
        (Some(done), _) => format!(", đã nộp lưu {}", done.day.format("%d/%m/%Y")),
        (None, Some(day)) => format!(", nộp lưu trước {}", day.format("%d/%m/%Y")),
        (None, None) => String::new(),
    };
    format!(
        "[{}] {} ({}) {}: {} văn bản{due}\n",
        ho_so.id, facts.file_notation, facts.file_catalog, facts.title, ho_so.documents
    )
}
