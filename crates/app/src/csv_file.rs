//! Rows as CSV (RFC 4180) for spreadsheets.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use crate::error::AppError;

/// Excel takes a file for UTF-8 when it begins with this mark.
const BYTE_ORDER_MARK: &str = "\u{feff}";
/// What a cell must not begin with: a spreadsheet would run it as a formula.
const FORMULAS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The bytes of a file with these heads and rows.
pub(crate) fn write<R, S>(
    heads: &[&str],
    rows: impl IntoIterator<Item = R>,
) -> Result<Vec<u8>, AppError>
where
    R: IntoIterator<Item = S>,
    S: AsRef<str>,
{
    let mut writer = WriterBuilder::new()
        .quote_style(QuoteStyle::Always)
        .terminator(Terminator::CRLF)
        .from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    writer.write_record(heads).map_err(failed)?;
    for row in rows {
        let cells = row.into_iter().map(|cell| guarded(cell.as_ref()));
        writer.write_record(cells).map_err(failed)?;
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

    #[test]
    fn cells_are_quoted_and_never_formulas() {
        let rows = [["01/\"QĐ\"", "=1+1"]];
        let text = String::from_utf8(write(&["Số", "Ghi chú"], rows).unwrap()).unwrap();
        assert_eq!(
            text,
            "\u{feff}\"Số\",\"Ghi chú\"\r\n\"01/\"\"QĐ\"\"\",\"'=1+1\"\r\n"
        );
    }
}
