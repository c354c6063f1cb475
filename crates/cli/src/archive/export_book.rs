//! `thethuc export-book`: a book with the columns of NĐ 30/2020/NĐ-CP, PL IV, mục I or VI, as CSV.

use std::process::ExitCode;

use chrono::NaiveDate;
use thethuc_app::error::ErrorDto;
use thethuc_app::files::{self, NewFile};
use thethuc_archive::{BookKind, RegisterLine, SqliteArchive};

use super::args::ExportBookArgs;
use super::{Desk, Done, Failure, period};

/// PL IV, mục I.
const OUTGOING: [&str; 10] = [
    "Số, ký hiệu văn bản",
    "Ngày tháng văn bản",
    "Tên loại và trích yếu nội dung văn bản",
    "Người ký",
    "Nơi nhận văn bản",
    "Đơn vị, người nhận bản lưu",
    "Số lượng bản",
    "Ngày chuyển",
    "Ký nhận",
    "Ghi chú",
];

/// PL IV, mục VI.
const INCOMING: [&str; 10] = [
    "Ngày đến",
    "Số đến",
    "Tác giả",
    "Số, ký hiệu văn bản",
    "Ngày tháng văn bản",
    "Tên loại và trích yếu nội dung văn bản",
    "Đơn vị hoặc người nhận",
    "Ngày chuyển",
    "Ký nhận",
    "Ghi chú",
];

pub(crate) fn export_book(args: &ExportBookArgs, fonts: &str) -> ExitCode {
    Desk::work(&args.place, fonts, |desk| run(desk, args))
}

fn run(desk: &Desk, args: &ExportBookArgs) -> Done {
    let archive = desk.open()?;
    let period = period(&archive, &args.series)?;
    let book = archive
        .books()?
        .into_iter()
        .find(|book| book.id == args.series.book)
        .ok_or_else(|| Failure::Said(format!("Không có sổ “{}”.", args.series.book)))?;
    let incoming = book.kind == BookKind::Den;
    let lines = archive.register_page(&book.id, &period, 1, usize::MAX)?;
    // Excel takes a file for UTF-8 when it begins with this mark.
    let mut csv = "\u{feff}".to_owned();
    csv += &row(&if incoming { INCOMING } else { OUTGOING }.map(str::to_owned));
    for line in &lines {
        csv += &row(&cells(&archive, line, incoming)?);
    }
    let file = NewFile {
        path: args.output.clone(),
        bytes: csv.into_bytes(),
    };
    files::write_all(&[file]).map_err(|error| ErrorDto::from(&error))?;
    let text = format!("{} dòng → {}", lines.len(), args.output.display());
    desk.answer(&lines.len(), &text)?;
    Ok(ExitCode::SUCCESS)
}

fn cells(
    archive: &SqliteArchive,
    line: &RegisterLine,
    incoming: bool,
) -> Result<[String; 10], Failure> {
    let entry = &line.entry;
    let facts = archive.version(entry.document)?.facts;
    let number = line.number.text().to_string();
    let subject = format!("{} {}", facts.type_name, facts.subject);
    let subject = subject.trim().to_owned();
    let note = match &line.cancelled {
        Some(reason) => format!("Đã hủy: {reason}"),
        None => facts.description.clone(),
    };
    let blank = String::new;
    Ok(if incoming {
        let code = match facts.code_number.as_str() {
            "" => facts.code_notation.clone(),
            number => format!("{number}/{}", facts.code_notation),
        };
        [
            date(Some(line.number.dated)),
            number,
            facts.organ_name.clone(),
            code.trim_end_matches('/').to_owned(),
            date(facts.issued_date),
            subject,
            facts.recipients(),
            blank(),
            blank(),
            note,
        ]
    } else {
        let copies = facts.issued_amount;
        [
            format!("{number}/{}", facts.code_notation),
            date(Some(line.number.dated)),
            subject,
            facts.signer.full_name.clone(),
            facts.recipients(),
            blank(),
            copies.map_or_else(blank, |copies| copies.to_string()),
            blank(),
            blank(),
            note,
        ]
    })
}

fn date(day: Option<NaiveDate>) -> String {
    day.map_or_else(String::new, |day| day.format("%d/%m/%Y").to_string())
}

/// A row of RFC 4180: every cell in quotes. A cell that a spreadsheet would run as a formula gets an
/// apostrophe before it.
fn row(cells: &[String; 10]) -> String {
    let quoted = cells.each_ref().map(|cell| {
        let guard = if cell.starts_with(['=', '+', '-', '@', '\t']) {
            "'"
        } else {
            ""
        };
        format!("\"{guard}{}\"", cell.replace('"', "\"\""))
    });
    quoted.join(",") + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_never_formulas() {
        let mut cells = [(); 10].map(|()| String::new());
        cells[0] = "01/\"QĐ\"".to_owned();
        cells[1] = "=1+1".to_owned();
        assert!(row(&cells).starts_with("\"01/\"\"QĐ\"\"\",\"'=1+1\",\"\","));
    }
}
