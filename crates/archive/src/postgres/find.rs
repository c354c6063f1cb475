//! A search as SQL.

use super::PostgresStore;
use super::link::failed;
use super::text::{self, Window};
use crate::Result;
use crate::search::Filter;
use crate::sql::{self, Statement};
use crate::store::Find;
use crate::table::ENTRY;
use crate::value::{Row, Value};

impl PostgresStore {
    /// Finds documents by their tokens, window by window from the newest.
    pub(super) fn find_tokens(&self, find: &Find) -> Result<Vec<Row>> {
        let mut find = find.clone();
        let mut found = Vec::new();
        let end = self.end()?;
        let before = find.filter.before.map_or(end, |before| before.min(end));
        let mut window = Window::newest(before);
        find.filter.before = Some(before);
        while find.limit > 0 && find.filter.before > Some(0) {
            let rows = self.read(&ENTRY, &select(&find, window))?;
            find.limit -= rows.len();
            find.filter.before = Some(window.first);
            window = window.next(rows.len(), find.limit);
            found.extend(rows);
        }
        Ok(found)
    }

    /// Behind the newest document, whoever may see it.
    fn end(&self) -> Result<i64> {
        let found = self.query(&Statement {
            sql: "SELECT coalesce(max(id), 0) + 1 FROM document".to_owned(),
            values: Vec::new(),
        })?;
        let end = found.first().map_or(Ok(1), |row| row.try_get(0));
        end.map_err(failed)
    }
}

fn select(find: &Find, window: Window) -> Statement {
    let mut statement = Statement::default();
    let most = if is_narrowed(find) {
        Value::Null
    } else {
        Value::Int(i64::try_from(find.limit).unwrap_or(i64::MAX))
    };
    let tokens = statement.bind(text::query(&find.tokens, window).as_str());
    let open = statement.bind(text::beginnings(&find.tokens).as_str());
    let (first, before) = (
        statement.bind(window.first),
        statement.bind(find.filter.before.unwrap_or(i64::MAX)),
    );
    let most = statement.bind(most);
    let from = format!(
        "matching({tokens}, {open}, {first}, {before}, {most}) AS found (document)
         JOIN entry ON entry.document = found.document"
    );
    sql::find(find, statement, &from, "entry.document", Vec::new())
}

/// Whether more is asked of documents than their words, so that some with the words are left out.
fn is_narrowed(find: &Find) -> bool {
    let words_alone = Find {
        filter: Filter {
            text: find.filter.text.clone(),
            organ: find.filter.organ.clone(),
            signer: find.filter.signer.clone(),
            recipient: find.filter.recipient.clone(),
            before: find.filter.before,
            limit: find.filter.limit,
            ..Filter::default()
        },
        tokens: find.tokens.clone(),
        limit: find.limit,
        ..Find::default()
    };
    *find != words_alone
}
