//! A list as CSV (RFC 4180) for spreadsheets: the heads of its columns and its rows.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::Listing;
use crate::error::AppError;

/// Excel takes a file for UTF-8 when it begins with this mark.
const BYTE_ORDER_MARK: &str = "\u{feff}";
/// What a cell must not begin with: a spreadsheet would run it as a formula.
const FORMULAS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The bytes of the file.
pub(super) fn write(listing: &Listing) -> Result<Vec<u8>, AppError> {
    let mut writer = WriterBuilder::new()
        .quote_style(QuoteStyle::Always)
        .terminator(Terminator::CRLF)
        .from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    let heads = listing.heads.iter().map(|head| head.name);
    writer.write_record(heads).map_err(failed)?;
    for row in &listing.rows {
        writer
            .write_record(row.iter().map(|cell| guarded(cell)))
            .map_err(failed)?;
    }
    writer
        .into_inner()
        .map_err(|error| failed(error.into_error()))
}

/// The cell, with an apostrophe before what a spreadsheet would run.
fn guarded(cell: &str) -> String {
    let guard = if cell.starts_with(FORMULAS) { "'" } else { "" };
    format!("{guard}{cell}")
}

fn failed(error: impl std::error::Error + Send + Sync + 'static) -> AppError {
    AppError::Output {
        format: "CSV",
        source: Box::new(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::print::listing::words;

    #[test]
    fn cells_are_quoted_and_never_formulas() {
        let listing = Listing {
            heads: vec![words("Số", 1.0), words("Ghi chú", 1.0)],
            rows: vec![vec!["01/\"QĐ\"".to_owned(), "=1+1".to_owned()]],
            ..Listing::default()
        };
        let text = String::from_utf8(write(&listing).unwrap()).unwrap();
        assert_eq!(
            text,
            "\u{feff}\"Số\",\"Ghi chú\"\r\n\"01/\"\"QĐ\"\"\",\"'=1+1\"\r\n"
        );
    }
}
