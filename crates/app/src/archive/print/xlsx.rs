//! A list as a workbook: its cover on a sheet of its own, then the list, set to be printed across.

use chrono::{DateTime, FixedOffset};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::{Cover, Listing};
use crate::error::AppError;

/// Width of a sheet across, in characters, that the columns share.
const WIDTH_CHARACTERS: f64 = 130.0;
/// A4, as the format numbers paper.
const A4: u8 = 9;
const FONT: &str = "Times New Roman";

/// The bytes of the file; it carries no time but `now`.
pub(super) fn write(listing: &Listing, now: DateTime<FixedOffset>) -> Result<Vec<u8>, AppError> {
    workbook(listing, now).map_err(|error| AppError::Output {
        format: "XLSX",
        source: Box::new(error),
    })
}

fn workbook(listing: &Listing, now: DateTime<FixedOffset>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_timestamp(now.timestamp())?;
    let properties = DocProperties::new()
        .set_title(&listing.title)
        .set_creation_datetime(&created);
    workbook.set_properties(&properties);
    if let Some(cover) = &listing.cover {
        write_cover(workbook.add_worksheet(), cover)?;
    }
    let sheet = workbook.add_worksheet();
    sheet.set_name("Danh sách")?;
    write_list(sheet, listing)?;
    workbook.save_to_buffer()
}

fn write_cover(sheet: &mut Worksheet, cover: &Cover) -> Result<(), XlsxError> {
    sheet.set_name("Bìa")?.set_paper_size(A4).set_landscape();
    sheet.set_print_center_horizontally(true);
    sheet.set_column_width(0, WIDTH_CHARACTERS)?;
    let centred = |size: f64| text(size).set_align(FormatAlign::Center);
    sheet.write_with_format(0, 0, &cover.superior, &centred(13.0))?;
    sheet.write_with_format(1, 0, &cover.office, &centred(13.0).set_bold())?;
    sheet.write_with_format(8, 0, &cover.title, &centred(24.0).set_bold())?;
    for (line, row) in cover.lines.iter().zip(11..) {
        sheet.write_with_format(row, 0, line, &centred(14.0))?;
    }
    Ok(())
}

fn write_list(sheet: &mut Worksheet, listing: &Listing) -> Result<(), XlsxError> {
    sheet
        .set_paper_size(A4)
        .set_landscape()
        .set_print_fit_to_pages(1, 0);
    let total: f64 = listing.heads.iter().map(|head| head.share).sum();
    let last = column(listing.heads.len().saturating_sub(1));
    let mut row = write_titles(sheet, listing, last)?;
    let head = cell().set_bold().set_align(FormatAlign::Center);
    for (head_text, at) in listing.heads.iter().zip(0..) {
        let width = WIDTH_CHARACTERS * head_text.share / total;
        sheet.set_column_width(at, width)?;
        sheet.write_with_format(row, at, head_text.name, &head)?;
        let ordinal = format!("({})", at + 1);
        sheet.write_with_format(row + 1, at, ordinal, &head)?;
    }
    sheet.set_repeat_rows(row, row + 1)?;
    sheet.set_freeze_panes(row + 2, 0)?;
    row += 2;
    let formats = [cell(), cell().set_align(FormatAlign::Center)];
    for cells in &listing.rows {
        for ((content, head), at) in cells.iter().zip(&listing.heads).zip(0..) {
            // As text: neither a formula nor a number that loses its zero.
            let format = &formats[usize::from(head.centred)];
            sheet.write_string_with_format(row, at, content, format)?;
        }
        row += 1;
    }
    for (line, at) in listing.footer.iter().zip(row + 1..) {
        sheet.write_with_format(at, 0, line, &text(12.0))?;
    }
    Ok(())
}

/// The title and what stands around it; the row behind them.
fn write_titles(sheet: &mut Worksheet, listing: &Listing, last: u16) -> Result<u32, XlsxError> {
    let centred = |size: f64| text(size).set_align(FormatAlign::Center);
    let mut row = 0;
    for body in &listing.bodies {
        sheet.write_with_format(row, 0, body, &text(12.0))?;
        row += 1;
    }
    let mut line = |row: u32, words: &str, format: &Format| {
        if last == 0 {
            return sheet.write_with_format(row, 0, words, format).map(drop);
        }
        sheet
            .merge_range(row, 0, row, last, words, format)
            .map(drop)
    };
    line(row, &listing.title, &centred(14.0).set_bold())?;
    row += 1;
    for words in &listing.subtitles {
        line(row, words, &centred(12.0))?;
        row += 1;
    }
    Ok(row + 1)
}

fn column(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

fn text(size: f64) -> Format {
    Format::new().set_font_name(FONT).set_font_size(size)
}

fn cell() -> Format {
    text(11.0)
        .set_border(FormatBorder::Thin)
        .set_text_wrap()
        .set_align(FormatAlign::Top)
}
