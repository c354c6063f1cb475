//! What the files of letters are called: `007-So-Noi-vu`. The ordinal makes each name one of its
//! own and keeps the order of the list; the words come from one column, in letters that every disk
//! takes.

use thethuc_merge::{FieldColumn, Letters, List, MergeError};
use thethuc_model::{Document, FieldPath};
use thethuc_text::fold;

use crate::error::AppError;

/// The most letters of a name behind its ordinal: paths stay below what Windows takes.
const MAX_LETTERS: usize = 60;

/// The names of the files of all letters.
pub(super) struct Names<'l> {
    list: &'l List,
    column: usize,
    /// How many digits the last ordinal has.
    digits: usize,
}

impl<'l> Names<'l> {
    /// Names by a column; by the first one that the draft names where none is chosen.
    ///
    /// # Errors
    /// When there is no such column.
    pub(super) fn new(
        list: &'l List,
        letters: &Letters<'_>,
        by: Option<&str>,
    ) -> Result<Self, AppError> {
        let column = match by {
            None => letters.columns().first().copied().unwrap_or_default(),
            Some(name) => chosen(list, name)?,
        };
        Ok(Self {
            list,
            column,
            digits: list.rows.len().to_string().len(),
        })
    }

    /// The name of a letter, counted from 0, without ending.
    pub(super) fn of(&self, index: usize) -> String {
        let row = self.list.rows.get(index);
        let cell = row.and_then(|row| row.cells.get(self.column));
        let words = plain(cell.map_or("", String::as_str));
        let ordinal = format!("{:0width$}", index + 1, width = self.digits);
        match words.as_str() {
            "" => ordinal,
            words => format!("{ordinal}-{words}"),
        }
    }
}

/// The column of that name. A draft that says nothing but that name finds it as any draft does.
fn chosen(list: &List, name: &str) -> Result<usize, MergeError> {
    let field = FieldColumn {
        field: FieldPath::from("/trich_yeu"),
        column: name.to_owned(),
    };
    let letters = Letters::new(&Document::new(""), &[field], list)?;
    Ok(letters.columns().first().copied().unwrap_or_default())
}

/// Words without marks, joined by hyphens.
fn plain(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let mut name = words.join("-");
    // Letters of ASCII alone: any byte is a place between two.
    name.truncate(MAX_LETTERS);
    name.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use thethuc_merge::read_list;

    use super::*;

    #[test]
    fn a_name_has_its_ordinal_and_plain_words() {
        let rows: String = (0..10)
            .map(|at| format!("{at};Sở Nội vụ/ĐẮK LẮK:*?\n"))
            .collect();
        let list = read_list(format!("Mã;Tên\n{rows}").as_bytes()).unwrap();
        let mut draft = Document::new("x");
        draft.dia_danh = "{{Mã}}".to_owned();
        let letters = Letters::new(&draft, &[], &list).unwrap();
        assert_eq!(Names::new(&list, &letters, None).unwrap().of(9), "10-9");
        let by_name = Names::new(&list, &letters, Some("tên")).unwrap();
        assert_eq!(by_name.of(6), "07-so-noi-vu-dak-lak");
        assert!(Names::new(&list, &letters, Some("Ten don vi")).is_err());
    }

    #[test]
    fn long_and_strange_words_are_cut() {
        assert_eq!(plain("..\\../etc"), "etc");
        assert_eq!(plain("漢字"), "");
        assert_eq!(plain(&"x".repeat(300)).len(), MAX_LETTERS);
        assert!(plain(&"sở ".repeat(100)).ends_with("-so"));
    }
}
