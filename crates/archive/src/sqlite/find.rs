//! A search as SQL.

use crate::sql::{self, Statement};
use crate::store::Find;

/// What to ask. `tokens` are what is asked of the tokens, in FTS5's own language.
pub(super) fn select(find: &Find, tokens: &[String]) -> Statement {
    let mut statement = Statement::default();
    if tokens.is_empty() {
        return sql::find(find, statement, "entry", "entry.document", Vec::new());
    }
    let tokens = statement.bind(tokens.join(" AND ").as_str());
    let conditions = vec![format!("words MATCH {tokens}")];
    // The words first: they come in the order of their documents, from the newest, and the search
    // ends with the page.
    let from = "words CROSS JOIN entry ON entry.document = words.rowid";
    sql::find(find, statement, from, "words.rowid", conditions)
}

/// One of these tokens, each quoted, so that none of FTS5's signs can be typed in.
pub(super) fn one_of(tokens: &[String]) -> String {
    let quoted: Vec<String> = tokens.iter().map(|token| format!("\"{token}\"")).collect();
    format!("({})", quoted.join(" OR "))
}
