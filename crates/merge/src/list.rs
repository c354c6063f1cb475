//! A list of recipients: the names of its columns, and its rows.

use std::collections::BTreeMap;

use thethuc_text::nfc;

use crate::ListError;
use crate::place::key;

/// The largest list that is read, in bytes; a workbook may unpack to four times as many.
pub const MAX_LIST_BYTES: usize = 16 << 20;
/// The most rows of a list. The letters of a batch are counted in hundreds.
pub const MAX_ROWS: usize = 20_000;
/// The most columns of a list.
pub const MAX_COLUMNS: usize = 200;
/// The most letters of a cell: two pages.
pub const MAX_CELL_LETTERS: usize = 5_000;

/// A list of recipients. Text is in NFC, on one line, without blanks at its ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// The names of the columns, each once but for case.
    pub columns: Vec<String>,
    /// The rows that say something, at least one.
    pub rows: Vec<Row>,
}

/// A row of a [`List`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Where it stands in the file, from 1.
    pub number: usize,
    /// A cell for every column; blank where the file has none.
    pub cells: Vec<String>,
}

/// The letters by which a spreadsheet names a column, counted from 0: `A`, `Z`, `AA`.
#[must_use]
pub fn column_letters(index: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = index + 1;
    while rest > 0 {
        rest -= 1;
        // Below 26: a letter.
        letters.push(char::from(
            b'A' + u8::try_from(rest % 26).unwrap_or_default(),
        ));
        rest /= 26;
    }
    letters.into_iter().rev().collect()
}

/// Puts a list together row by row, within the limits.
#[derive(Default)]
pub(crate) struct Builder {
    columns: Vec<String>,
    rows: Vec<Row>,
}

impl Builder {
    /// Takes the next row of the file.
    pub(crate) fn row<S: AsRef<str>>(
        &mut self,
        number: usize,
        cells: impl IntoIterator<Item = S>,
    ) -> Result<(), ListError> {
        let mut cells: Vec<String> = cells.into_iter().map(|cell| clean(cell.as_ref())).collect();
        while cells.last().is_some_and(String::is_empty) {
            cells.pop();
        }
        let too_long = |cell: &String| cell.chars().count() > MAX_CELL_LETTERS;
        if let Some(column) = cells.iter().position(too_long) {
            let column = column_letters(column);
            return Err(ListError::CellTooLong {
                row: number,
                column,
            });
        }
        match (cells.len(), self.columns.len()) {
            (0, _) => Ok(()),
            (_, 0) => self.names(number, cells),
            (count, named) if count > named => Err(ListError::NoName {
                row: number,
                column: column_letters(named),
            }),
            (_, named) => {
                if self.rows.len() == MAX_ROWS {
                    return Err(ListError::TooManyRows);
                }
                cells.resize(named, String::new());
                self.rows.push(Row { number, cells });
                Ok(())
            }
        }
    }

    fn names(&mut self, number: usize, names: Vec<String>) -> Result<(), ListError> {
        if names.len() > MAX_COLUMNS {
            return Err(ListError::TooManyColumns);
        }
        let mut known = BTreeMap::new();
        for (index, name) in names.iter().enumerate() {
            let column = column_letters(index);
            if name.is_empty() {
                return Err(ListError::NoName {
                    row: number,
                    column,
                });
            }
            if let Some(first) = known.insert(key(name), column.clone()) {
                return Err(ListError::SameName {
                    name: name.clone(),
                    first,
                    second: column,
                });
            }
        }
        self.columns = names;
        Ok(())
    }

    /// The list.
    pub(crate) fn finish(self) -> Result<List, ListError> {
        match (self.columns.is_empty(), self.rows.is_empty()) {
            (true, _) => Err(ListError::Empty),
            (_, true) => Err(ListError::NoRows),
            _ => Ok(List {
                columns: self.columns,
                rows: self.rows,
            }),
        }
    }
}

/// A cell as a document can hold it: composed, on one line, without control characters.
fn clean(cell: &str) -> String {
    let words: Vec<&str> = cell.split_whitespace().collect();
    let text: String = words
        .join(" ")
        .chars()
        .filter(|c| !c.is_control())
        .collect();
    nfc(&text).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_in_a_spreadsheet() {
        let letters = [0, 25, 26, 51, 52, 701, 702].map(column_letters);
        assert_eq!(letters, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn rows_below_the_names_are_filled_up_and_blank_ones_left_out() {
        let mut builder = Builder::default();
        builder.row(1, [" ", ""]).unwrap();
        builder.row(2, ["Tên  đơn vị", "Số"]).unwrap();
        builder.row(4, ["Sở\nNội vụ"]).unwrap();
        builder.row(5, ["", " "]).unwrap();
        let list = builder.finish().unwrap();
        assert_eq!(list.columns, ["Tên đơn vị", "Số"]);
        assert_eq!(list.rows[0].number, 4);
        assert_eq!(list.rows[0].cells, ["Sở Nội vụ", ""]);
    }

    #[test]
    fn every_fault_of_the_names_has_its_place() {
        let names = |cells: &[&str]| Builder::default().row(1, cells);
        assert!(matches!(
            names(&["A", "", "C"]),
            Err(ListError::NoName { row: 1, column }) if column == "B"
        ));
        assert!(matches!(
            names(&["Tên", "Số", "TÊN "]),
            Err(ListError::SameName { first, second, .. }) if first == "A" && second == "C"
        ));
        assert!(matches!(
            names(&vec!["x"; MAX_COLUMNS + 1]),
            Err(ListError::TooManyColumns)
        ));
        let mut builder = Builder::default();
        builder.row(1, ["Tên"]).unwrap();
        assert!(matches!(
            builder.row(7, ["a", "b"]),
            Err(ListError::NoName { row: 7, column }) if column == "B"
        ));
        let long = "x".repeat(MAX_CELL_LETTERS + 1);
        assert!(matches!(
            builder.row(8, [long]),
            Err(ListError::CellTooLong { row: 8, .. })
        ));
        assert!(matches!(builder.finish(), Err(ListError::NoRows)));
        assert!(matches!(Builder::default().finish(), Err(ListError::Empty)));
    }
}
