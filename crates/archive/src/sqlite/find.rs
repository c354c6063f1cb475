//! A search as SQL.

use super::text;
use crate::sql::{self, Statement};
use crate::store::Find;

/// What to ask. `ends` are the words that open phrases may end with.
pub(super) fn select(find: &Find, ends: &[Vec<String>]) -> Statement {
    let mut statement = Statement::default();
    if find.phrases.is_empty() {
        return sql::find(find, statement, "entry", "entry.document", Vec::new());
    }
    let words = text::expression(&find.phrases, ends);
    let mut conditions = vec![format!("words MATCH {}", statement.bind(words.as_str()))];
    if let (Some(from), Some(to)) = (find.filter.from, find.filter.to) {
        // Documents grow with their dates, more or less: those of the time asked for stand together,
        // and the words of all others need not be looked at.
        let mut end = |which: &str| {
            let [from, to] = [from, to].map(|day| statement.bind(day.to_string().as_str()));
            format!("(SELECT {which}(document) FROM entry WHERE issued BETWEEN {from} AND {to})")
        };
        let (first, last) = (end("min"), end("max"));
        conditions.push(format!("words.rowid BETWEEN {first} AND {last}"));
    }
    // The words first: they come in the order of their documents, from the newest, and the search
    // ends with the page.
    let from = "words CROSS JOIN entry ON entry.document = words.rowid";
    sql::find(find, statement, from, "words.rowid", conditions)
}
