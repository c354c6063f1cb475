//! Lists as text: CSV and TSV.

use std::borrow::Cow;

use csv::{ReaderBuilder, StringRecord};

use crate::ListError;
use crate::list::{Builder, List};

/// How old workbooks, and locked ones, begin.
const OLE: [u8; 4] = [0xD0, 0xCF, 0x11, 0xE0];
/// The marks that may part cells; the first wins where several are as frequent.
const MARKS: [u8; 3] = [b';', b'\t', b','];
/// By this line Excel says which mark parts the cells.
const SAID: &str = "sep=";

/// Reads a list.
pub(crate) fn read(bytes: &[u8]) -> Result<List, ListError> {
    if bytes.starts_with(&OLE) {
        return Err(ListError::OldWorkbook);
    }
    let text = decode(bytes)?;
    let (mark, text, skipped) = mark(&text);
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(mark)
        .from_reader(text.as_bytes());
    let mut list = Builder::default();
    let mut record = StringRecord::new();
    // The text is UTF-8 and rows may differ in length: nothing else can be wrong.
    while reader
        .read_record(&mut record)
        .map_err(|_| ListError::Encoding)?
    {
        let number = record.position().map_or(0, |place| line(text, place));
        list.row(number + skipped, record.iter())?;
    }
    list.finish()
}

/// The line on which a row begins, behind the blank ones that the reader counts to it.
fn line(text: &str, place: &csv::Position) -> usize {
    let begin = usize::try_from(place.byte()).unwrap_or(text.len());
    let rest = text.as_bytes().get(begin..).unwrap_or_default();
    let blank = rest.iter().take_while(|byte| b"\r\n".contains(byte));
    let skipped = blank.filter(|byte| **byte == b'\n').count();
    usize::try_from(place.line()).unwrap_or(usize::MAX - skipped) + skipped
}

/// The text without its mark of encoding.
fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, ListError> {
    let utf16 = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = rest
            .chunks_exact(2)
            .map(|two| unit([two[0], two[1]]))
            .collect();
        let text = String::from_utf16(&units).map_err(|_| ListError::Encoding)?;
        Ok(Cow::Owned(text))
    };
    match bytes {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] | rest => {
            let text = str::from_utf8(rest).map_err(|_| ListError::Encoding)?;
            // Text of two-byte letters without its mark reads as UTF-8 full of zeros.
            match text.contains('\0') {
                true => Err(ListError::Encoding),
                false => Ok(Cow::Borrowed(text)),
            }
        }
    }
}

/// The mark that parts the cells, the text of the list, and how many lines stand before it.
fn mark(text: &str) -> (u8, &str, usize) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    if let Some(said) = first.trim_end().strip_prefix(SAID)
        && let [mark] = said.as_bytes()
        && MARKS.contains(mark)
    {
        return (*mark, rest, 1);
    }
    let names = text.lines().find(|line| !line.trim().is_empty());
    let outside: Vec<&str> = names.unwrap_or_default().split('"').step_by(2).collect();
    let count = |mark: &u8| {
        let bytes = outside.iter().flat_map(|piece| piece.bytes());
        bytes.filter(|byte| byte == mark).count()
    };
    // The last of equals is taken, so they are looked at from the least likely one.
    let found = MARKS.into_iter().rev().max_by_key(count);
    (found.unwrap_or(b','), text, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
        let list = read(bytes).unwrap();
        let rows = list.rows.into_iter().map(|row| row.cells);
        [list.columns].into_iter().chain(rows).collect()
    }

    #[test]
    fn the_mark_between_cells_is_told_from_the_names() {
        for text in [
            "Tên,Số\nSở Nội vụ,5\n",
            "Tên;Số\r\nSở Nội vụ;5\r\n",
            "Tên\tSố\nSở Nội vụ\t5",
            "sep=;\nTên;Số\nSở Nội vụ;5",
            "\"Tên\",Số\n\"Sở Nội vụ\",5",
        ] {
            assert_eq!(
                cells(text.as_bytes()),
                [["Tên", "Số"], ["Sở Nội vụ", "5"]],
                "{text}"
            );
        }
        assert_eq!(cells(b"\"a;b;c\",d\nx,y")[0], ["a;b;c", "d"]);
        assert_eq!(cells("Tên\nSở A, B\n".as_bytes())[1], ["Sở A, B"]);
    }

    #[test]
    fn quoted_cells_hold_marks_and_lines_and_rows_keep_their_line() {
        let text = "Tên,Số\n\n\"Sở \"\"A\"\",\nB\",1\nC,2\n";
        let list = read(text.as_bytes()).unwrap();
        assert_eq!(list.rows[0].cells[0], "Sở \"A\", B");
        let numbers: Vec<usize> = list.rows.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [3, 5]);
        assert_eq!(read(b"sep=,\nA,B\nx,y").unwrap().rows[0].number, 3);
    }

    #[test]
    fn encodings_are_told_by_their_mark() {
        let text = "Tên\nSở Nội vụ\n";
        let with_mark = [b"\xEF\xBB\xBF".as_slice(), text.as_bytes()].concat();
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [
            with_mark,
            [b"\xFF\xFE".as_slice(), &little].concat(),
            [b"\xFE\xFF".as_slice(), &big].concat(),
        ] {
            assert_eq!(cells(&bytes), [["Tên"], ["Sở Nội vụ"]]);
        }
        for bad in [
            little,
            b"T\xCAn\nS\xED".to_vec(),
            [b"\xFF\xFE".as_slice(), &[0x00, 0xD8, 0x41, 0x00]].concat(),
        ] {
            assert!(matches!(read(&bad), Err(ListError::Encoding)), "{bad:?}");
        }
        assert!(matches!(
            read(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1]),
            Err(ListError::OldWorkbook)
        ));
    }
}
