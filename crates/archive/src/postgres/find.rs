//! A search as SQL.

use chrono::NaiveDate;

use super::text::{self, Window};
use super::{PostgresStore, failed};
use crate::Result;
use crate::search::Filter;
use crate::sql::{self, Statement};
use crate::store::Find;
use crate::table::ENTRY;
use crate::value::{Row, Value};

impl PostgresStore {
    /// Finds documents by their words. The index gives them in no order, and of a common word all of
    /// them: so the newest are looked at first, and the others only when there are too few.
    pub(super) fn find_words(&self, find: &Find) -> Result<Vec<Row>> {
        let mut find = find.clone();
        let mut found = Vec::new();
        let Some(end) = self.end(&find)? else {
            return Ok(found);
        };
        let mut before = find.filter.before.map_or(end, |before| before.min(end));
        for window in [Some(Window::Near), Some(Window::Far), None] {
            find.filter.before = Some(before);
            let rows = self.read(
                &ENTRY,
                &select(&find, window.map(|of| (of, before)), before),
            )?;
            find.limit -= rows.len();
            found.extend(rows);
            let first = window.map_or(0, |window| window.first(before));
            if find.limit == 0 || first == 0 {
                break;
            }
            before = first;
        }
        Ok(found)
    }

    /// Behind the newest document that there is, or that is dated on the days asked for: documents
    /// grow with their dates, more or less. None when there is none.
    fn end(&self, find: &Find) -> Result<Option<i64>> {
        let mut statement = Statement {
            sql: "SELECT max(document) + 1 FROM entry".to_owned(),
            values: Vec::new(),
        };
        let day = |day: NaiveDate| day.to_string();
        if let (Some(from), Some(to)) = (find.filter.from.map(day), find.filter.to.map(day)) {
            let (from, to) = (statement.bind(from.as_str()), statement.bind(to.as_str()));
            statement.sql += &format!(" WHERE issued BETWEEN {from} AND {to}");
        }
        let found = self.query(&statement)?;
        let end = found.first().map(|row| row.try_get::<_, Option<i64>>(0));
        Ok(end.transpose().map_err(failed)?.flatten())
    }
}

fn select(find: &Find, window: Option<(Window, i64)>, before: i64) -> Statement {
    let mut statement = Statement::default();
    let words = text::query(&find.phrases, window);
    let most = if is_narrowed(find) {
        Value::Null
    } else {
        Value::Int(i64::try_from(find.limit).unwrap_or(i64::MAX))
    };
    let words = statement.bind(words.as_str());
    let (before, most) = (statement.bind(before), statement.bind(most));
    let from = format!(
        "matching({words}, {before}, {most}) AS found (document)
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
        phrases: find.phrases.clone(),
        limit: find.limit,
        ..Find::default()
    };
    *find != words_alone
}
