//! Documents that a transaction began: nobody else knows of them, so that it wrote all their rows itself,
//! and need not ask the server for them.

use std::collections::HashMap;

use crate::store::Range;
use crate::table::{AUDIT, DOCUMENT, Table};
use crate::value::{Row, Value};

/// How many documents are remembered; behind these all are forgotten.
const MOST: usize = 64;

/// The rows of such documents, but for those of the audit.
#[derive(Debug, Default)]
pub(super) struct Begun(HashMap<i64, Vec<Row>>);

impl Begun {
    pub(super) fn wrote(&mut self, rows: &[Row]) {
        for row in rows.iter().filter(|row| row.table == &DOCUMENT) {
            if self.0.len() >= MOST {
                self.0.clear();
            }
            self.0
                .extend(document(row).map(|document| (document, Vec::new())));
        }
        for row in rows {
            if let Some(known) = document(row).and_then(|document| self.0.get_mut(&document)) {
                known.retain(|known| !is_same(known, row));
                known.push(row.clone());
            }
        }
    }

    /// The rows that are asked for, where only such documents are asked about.
    pub(super) fn rows(&self, range: &Range<'_>) -> Option<Vec<Row>> {
        let name = range.table.columns[column(range.table)?].name;
        let one = range.equal.iter().find(|(column, _)| *column == name);
        let documents = match (one, range.among) {
            (Some((_, Value::Int(document))), _) => std::slice::from_ref(document),
            (_, Some((column, documents))) if column == name => documents,
            _ => return None,
        };
        if range.after.is_some() {
            return None;
        }
        let mut rows = Vec::new();
        for document in documents {
            let known = self.0.get(document)?.iter();
            rows.extend(known.filter(|row| row.table == range.table));
        }
        Some(range.of(rows))
    }

    /// Whether the row belongs to such a document, and none with its key was written.
    pub(super) fn lacks(&self, row: &Row) -> bool {
        let known = document(row).and_then(|document| self.0.get(&document));
        known.is_some_and(|known| !known.iter().any(|known| is_same(known, row)))
    }

    pub(super) fn forget(&mut self) {
        self.0.clear();
    }
}

/// The column that names the document.
fn column(table: &Table) -> Option<usize> {
    if table == &AUDIT {
        return None;
    }
    let name = if table == &DOCUMENT { "id" } else { "document" };
    table.columns.iter().position(|column| column.name == name)
}

fn document(row: &Row) -> Option<i64> {
    match row.values.get(column(row.table)?)? {
        Value::Int(document) => Some(*document),
        _ => None,
    }
}

fn is_same(one: &Row, other: &Row) -> bool {
    one.table == other.table && one.key() == other.key()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{NUMBER, VERSION};

    const SEVEN: Value = Value::Int(7);

    fn row(table: &'static Table, key: &[Value]) -> Row {
        let mut values = key.to_vec();
        values.resize(table.columns.len(), Value::Null);
        Row { table, values }
    }

    fn version(document: i64, ordinal: i64) -> Row {
        row(&VERSION, &[document.into(), ordinal.into()])
    }

    fn of<'a>(table: &'static Table, equal: &'a [(&'static str, Value)]) -> Range<'a> {
        Range {
            equal,
            ..Range::all(table)
        }
    }

    fn begun() -> Begun {
        let mut begun = Begun::default();
        begun.wrote(&[version(7, 1), row(&DOCUMENT, &[SEVEN]), version(7, 2)]);
        begun
    }

    #[test]
    fn rows_of_a_document_that_was_begun_are_known_whatever_their_order() {
        let begun = begun();
        let seven = [("document", SEVEN)];
        let all = begun.rows(&of(&VERSION, &seven));
        assert_eq!(all, Some(vec![version(7, 1), version(7, 2)]));
        let last = Range {
            latest: true,
            ..of(&VERSION, &seven)
        };
        assert_eq!(begun.rows(&last), Some(vec![version(7, 2)]));
        assert_eq!(begun.rows(&of(&NUMBER, &seven)), Some(Vec::new()));
    }

    #[test]
    fn of_other_documents_nothing_is_known() {
        let mut begun = begun();
        begun.wrote(&[version(8, 1)]);
        let both = Range {
            among: Some(("document", &[7, 8])),
            ..Range::all(&VERSION)
        };
        assert_eq!(begun.rows(&both), None);
        assert_eq!(begun.rows(&Range::all(&VERSION)), None);
        assert_eq!(begun.rows(&of(&AUDIT, &[("document", SEVEN)])), None);
        assert!(!begun.lacks(&version(8, 2)));
    }

    #[test]
    fn what_was_written_again_counts_and_what_was_not_is_lacked() {
        let mut begun = begun();
        assert!(begun.lacks(&version(7, 3)));
        assert!(!begun.lacks(&version(7, 2)));
        let mut again = version(7, 2);
        again.values[7] = "sửa".into();
        begun.wrote(std::slice::from_ref(&again));
        let second = [("document", SEVEN), ("ordinal", Value::Int(2))];
        assert_eq!(begun.rows(&of(&VERSION, &second)), Some(vec![again]));
    }

    #[test]
    fn behind_many_documents_all_are_forgotten() {
        let mut begun = begun();
        let rows = (100..)
            .take(MOST)
            .map(|id| row(&DOCUMENT, &[Value::Int(id)]));
        begun.wrote(&rows.collect::<Vec<_>>());
        assert_eq!(begun.rows(&of(&VERSION, &[("document", SEVEN)])), None);
    }
}
