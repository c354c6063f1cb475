//! Lists as workbooks: the first sheet of an XLSX file that is shown.
//!
//! Cells are read one by one: a sheet that names its last cell far away costs nothing. What the file
//! unpacks to is measured before anything reads it.

use std::io::{self, Cursor, Read};
use std::panic::catch_unwind;

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use zip::ZipArchive;
use zip::result::ZipError;

use crate::ListError;
use crate::list::{Builder, List, MAX_COLUMNS, MAX_LIST_BYTES, column_letters};

/// What a workbook may unpack to, and what its cells may say together, in bytes.
const MAX_UNPACKED_BYTES: usize = 4 * MAX_LIST_BYTES;

/// Reads a list. Numbers that no spreadsheet has make the library panic: such a workbook is damaged.
pub(crate) fn read(bytes: &[u8]) -> Result<List, ListError> {
    measure(bytes)?;
    catch_unwind(|| sheet(bytes)).unwrap_or_else(|_| {
        let detail = "numbers out of range".to_owned();
        Err(ListError::Workbook { detail })
    })
}

fn sheet(bytes: &[u8]) -> Result<List, ListError> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let shown = |sheet: &&calamine::Sheet| {
        sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet
    };
    let sheet = workbook.sheets_metadata().iter().find(shown);
    let name = sheet.ok_or(ListError::Empty)?.name.clone();
    let mut cells = workbook.worksheet_cells_reader(&name).map_err(damaged)?;
    let mut rows = Rows::default();
    while let Some(cell) = cells.next_cell().map_err(damaged)? {
        let (row, column) = cell.get_position();
        rows.cell(row as usize + 1, column as usize, cell.get_value())?;
    }
    rows.finish()
}

/// Refuses a file that unpacks to more than it may.
fn measure(bytes: &[u8]) -> Result<(), ListError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let mut unpacked = 0;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(broken)?;
        let room = (MAX_UNPACKED_BYTES - unpacked) as u64;
        let length = io::copy(&mut part.take(room + 1), &mut io::sink()).map_err(damaged)?;
        if length > room {
            return Err(ListError::TooLarge {
                bytes: MAX_UNPACKED_BYTES,
            });
        }
        // Not above the limit, which is a usize.
        unpacked += usize::try_from(length).unwrap_or(MAX_UNPACKED_BYTES);
    }
    Ok(())
}

/// Cells as they come, gathered into rows.
#[derive(Default)]
struct Rows {
    list: Builder,
    number: usize,
    cells: Vec<String>,
    said_bytes: usize,
}

impl Rows {
    fn cell(&mut self, number: usize, column: usize, value: &DataRef<'_>) -> Result<(), ListError> {
        let text = text(value).map_err(|value| ListError::BadCell {
            row: number,
            column: column_letters(column),
            value,
        })?;
        if text.is_empty() {
            return Ok(());
        }
        if column >= MAX_COLUMNS {
            return Err(ListError::TooManyColumns);
        }
        self.said_bytes += text.len();
        if self.said_bytes > MAX_UNPACKED_BYTES {
            return Err(ListError::TooLarge {
                bytes: self.said_bytes,
            });
        }
        if number < self.number {
            let detail = format!("row {number} stands behind row {}", self.number);
            return Err(ListError::Workbook { detail });
        }
        if number > self.number {
            self.close()?;
            self.number = number;
        }
        if self.cells.len() <= column {
            self.cells.resize(column + 1, String::new());
        }
        self.cells[column] = text;
        Ok(())
    }

    fn close(&mut self) -> Result<(), ListError> {
        self.list.row(self.number, self.cells.drain(..))
    }

    fn finish(mut self) -> Result<List, ListError> {
        self.close()?;
        self.list.finish()
    }
}

/// A cell as a Vietnamese office writes it; the error of the spreadsheet that it holds.
fn text(value: &DataRef<'_>) -> Result<String, String> {
    Ok(match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => decimal(*number),
        DataRef::Bool(true) => "có".to_owned(),
        DataRef::Bool(false) => "không".to_owned(),
        DataRef::DateTime(moment) => time(moment),
        DataRef::Error(error) => return Err(error.to_string()),
    })
}

/// A number with a decimal comma, without the noise of its last binary digits.
fn decimal(number: f64) -> String {
    let rounded = format!("{number:.9}");
    let short = rounded.trim_end_matches('0').trim_end_matches('.');
    match short {
        "-0" => "0".to_owned(),
        short => short.replace('.', ","),
    }
}

/// `05/3/2026`: days below 10, and the months 1 and 2, have a zero before them
/// — NĐ 30/2020/NĐ-CP, PL I/II.4.b.
fn time(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, _, _) = moment.to_ymd_hms_milli();
    let clock = format!("{hour:02} giờ {minute:02}");
    let date = match month {
        1 | 2 => format!("{day:02}/{month:02}/{year}"),
        _ => format!("{day:02}/{month}/{year}"),
    };
    match (moment.as_f64() < 1.0, hour == 0 && minute == 0) {
        (true, _) => clock,
        (false, true) => date,
        (false, false) => format!("{clock} ngày {date}"),
    }
}

fn damaged(error: impl Into<XlsxError>) -> ListError {
    ListError::Workbook {
        detail: error.into().to_string(),
    }
}

fn broken(error: ZipError) -> ListError {
    damaged(error)
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::{ExcelDateTime as Day, Format, Formula, Workbook};

    use super::*;

    fn workbook(fill: impl FnOnce(&mut Workbook)) -> Vec<u8> {
        let mut workbook = Workbook::new();
        fill(&mut workbook);
        workbook.save_to_buffer().unwrap()
    }

    #[test]
    fn cells_are_read_as_an_office_writes_them() {
        let bytes = workbook(|workbook| {
            let day = Format::new().set_num_format("dd/mm/yyyy");
            let hour = Format::new().set_num_format("hh:mm dd/mm/yyyy");
            let date = |text: &str| Day::parse_from_str(text).unwrap();
            workbook
                .add_worksheet()
                .set_hidden(true)
                .write(0, 0, "Ẩn")
                .unwrap();
            let sheet = workbook.add_worksheet().set_active(true);
            for (column, name) in ["Tên", "Số", "Ngày", "Giờ", "Tỷ lệ"].iter().enumerate()
            {
                sheet
                    .write(1, u16::try_from(column).unwrap(), *name)
                    .unwrap();
            }
            sheet.write(3, 0, " Sở\nNội vụ ").unwrap();
            sheet.write(3, 1, 15).unwrap();
            sheet
                .write_with_format(3, 2, date("2026-02-05"), &day)
                .unwrap();
            sheet
                .write_with_format(3, 3, date("2026-03-05T08:30:00"), &hour)
                .unwrap();
            sheet.write(3, 4, 0.1 + 0.2).unwrap();
        });
        let list = read(&bytes).unwrap();
        assert_eq!(list.columns, ["Tên", "Số", "Ngày", "Giờ", "Tỷ lệ"]);
        assert_eq!((list.rows.len(), list.rows[0].number), (1, 4));
        assert_eq!(
            list.rows[0].cells,
            [
                "Sở Nội vụ",
                "15",
                "05/02/2026",
                "08 giờ 30 ngày 05/3/2026",
                "0,3"
            ]
        );
    }

    #[test]
    fn an_error_of_the_spreadsheet_is_told_with_its_cell() {
        let bytes = workbook(|workbook| {
            let sheet = workbook.add_worksheet();
            sheet.write(0, 0, "Tên").unwrap();
            sheet
                .write(1, 0, Formula::new("=1/0").set_result("#DIV/0!"))
                .unwrap();
        });
        assert!(matches!(
            read(&bytes),
            Err(ListError::BadCell { row: 2, column, value }) if column == "A" && value == "#DIV/0!"
        ));
    }

    #[test]
    fn a_cell_far_away_costs_nothing_and_too_many_columns_are_refused() {
        let far = workbook(|workbook| {
            let sheet = workbook.add_worksheet();
            sheet.write(0, 0, "Tên").unwrap();
            sheet.write(1_000_000, 0, "Sở A").unwrap();
        });
        assert_eq!(read(&far).unwrap().rows[0].number, 1_000_001);
        let wide = workbook(|workbook| {
            workbook.add_worksheet().write(0, 16_000, "Tên").unwrap();
        });
        assert!(matches!(read(&wide), Err(ListError::TooManyColumns)));
    }

    #[test]
    fn what_is_no_workbook_is_told() {
        let whole = workbook(|workbook| {
            workbook.add_worksheet().write(0, 0, "Tên").unwrap();
        });
        for bytes in [b"PK\x03\x04rest".as_slice(), &whole[..whole.len() / 2]] {
            assert!(matches!(read(bytes), Err(ListError::Workbook { .. })));
        }
        let empty = workbook(|workbook| {
            workbook.add_worksheet();
        });
        assert!(matches!(read(&empty), Err(ListError::Empty)));
    }

    #[test]
    fn what_unpacks_to_too_much_is_given_up() {
        use std::io::Write;
        let mut file = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        file.start_file("xl/workbook.xml", options).unwrap();
        let megabyte = vec![b' '; 1 << 20];
        for _ in 0..=MAX_UNPACKED_BYTES >> 20 {
            file.write_all(&megabyte).unwrap();
        }
        let bytes = file.finish().unwrap().into_inner();
        assert!(bytes.len() < MAX_LIST_BYTES);
        assert!(matches!(read(&bytes), Err(ListError::TooLarge { .. })));
    }
}
