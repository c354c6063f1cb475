//! A search as SQL.

use chrono::NaiveDate;

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
        let mut before = find.filter.before.map_or(end, |before| before.min(end));
        let mut size = text::FIRST;
        while find.limit > 0
            && let Some(newest) = self.dated_before(&find.filter, before)?
        {
            let window = Window::before(newest, size);
            find.filter.before = Some(newest);
            let rows = self.read(&ENTRY, &select(&find, window))?;
            find.limit -= rows.len();
            before = window.first;
            size = text::next_size(size, rows.len(), find.limit);
            found.extend(rows);
        }
        Ok(found)
    }

    /// Behind the last documents before this one that may be dated as the filter asks, so that a search
    /// for long ago does not begin with today; none where there are none.
    fn dated_before(&self, filter: &Filter, before: i64) -> Result<Option<i64>> {
        if before <= 0 || (filter.from.is_none() && filter.to.is_none()) {
            return Ok(Some(before).filter(|before| *before > 0));
        }
        let mut statement = Statement::default();
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string());
        // Days are digits: the first stands behind no text, and the last behind all of them.
        let first = statement.bind(day(filter.from).unwrap_or_default().as_str());
        let last = statement.bind(day(filter.to).unwrap_or_else(|| "~".to_owned()).as_str());
        let before = statement.bind(before);
        statement.sql = format!("SELECT dated_before({first}, {last}, {before})");
        let found = self.query(&statement)?;
        let newest = found.first().map_or(Ok(None), |row| row.try_get(0));
        newest.map_err(failed)
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
    let [blocks, tokens] = [window.query(), text::query(&find.tokens)]
        .map(|query| statement.bind(query.map_or(Value::Null, Value::Text)));
    let open = statement.bind(text::beginnings(&find.tokens).as_str());
    let (first, before) = (
        statement.bind(window.first),
        statement.bind(find.filter.before.unwrap_or(i64::MAX)),
    );
    let most = statement.bind(most);
    // Entry by entry, from the newest, and no further than the page.
    let from = format!(
        "(SELECT document
          FROM matching({blocks}, {tokens}, {open}, {first}, {before}, {most})
               AS matching (document)
          ORDER BY document DESC) AS found
         CROSS JOIN LATERAL
         (SELECT * FROM entry WHERE entry.document = found.document OFFSET 0) AS entry"
    );
    sql::find(find, statement, &from, "found.document", Vec::new())
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
