//! A search as SQL.

use crate::store::{Find, Phrase, Place};
use crate::value::Value;

use super::columns;
use crate::table::ENTRY;

/// What to ask, and with which values.
pub(super) fn select(find: &Find) -> (String, Vec<Value>) {
    let mut conditions = Vec::new();
    let mut values = Vec::new();
    let mut from = "entry";
    let mut id = "document";
    if !find.phrases.is_empty() {
        // The words first: they come in the order of their documents, from the newest, and the
        // search ends with the page.
        from = "words CROSS JOIN entry ON entry.document = words.rowid";
        id = "words.rowid";
        conditions.push("words MATCH ?".to_owned());
        values.push(Value::Text(expression(&find.phrases)));
    }
    let text = |text: &Option<String>| text.as_deref().map(Value::from);
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| Value::Text(day.to_string()));
    let asked = [
        ("number = ?", text(&find.number)),
        ("notation_key = ?", text(&find.notation_key)),
        ("organ_key = ?", text(&find.organ_key)),
        (
            "direction = ?",
            find.direction.map(|way| Value::from(way.id())),
        ),
        ("stage = ?", find.stage.map(|stage| Value::from(stage.id()))),
        ("book = ?", text(&find.book)),
        ("period = ?", text(&find.period)),
        ("ho_so = ?", find.ho_so.map(Value::Int)),
        ("issued >= ?", day(find.from)),
        ("issued <= ?", day(find.to)),
        ("due <= ?", day(find.due_by)),
    ];
    for (condition, value) in asked {
        if let Some(value) = value {
            conditions.push(condition.to_owned());
            values.push(value);
        }
    }
    if let (false, Some(from), Some(to)) = (find.phrases.is_empty(), find.from, find.to) {
        // Documents grow with their dates, more or less: those of the time asked for stand together,
        // and the words of all others need not be looked at.
        let within = "FROM entry WHERE issued BETWEEN ? AND ?";
        conditions.push(format!(
            "words.rowid BETWEEN (SELECT min(document) {within}) AND (SELECT max(document) {within})"
        ));
        values.extend([from, to, from, to].map(|day| Value::Text(day.to_string())));
    }
    if let Some(before) = find.before {
        conditions.push(format!("{id} < ?"));
        values.push(Value::Int(before));
    }
    let mut sql = format!("SELECT {} FROM {from}", columns_of_entry());
    if !conditions.is_empty() {
        sql += &format!(" WHERE {}", conditions.join(" AND "));
    }
    sql += &format!(" ORDER BY {id} DESC LIMIT ?");
    values.push(Value::Int(i64::try_from(find.limit).unwrap_or(i64::MAX)));
    (sql, values)
}

/// The columns by their table: the words have some of the same names.
fn columns_of_entry() -> String {
    columns(&ENTRY)
        .split(", ")
        .map(|name| format!("entry.{name}"))
        .collect::<Vec<_>>()
        .join(", ")
}

/// FTS5's own language: every word quoted, so that none of its signs can be typed in.
fn expression(phrases: &[Phrase]) -> String {
    let mut parts = Vec::new();
    for phrase in phrases {
        let columns = match phrase.place {
            Place::Anywhere => "- marked",
            Place::Organ => "organ",
            Place::Signer => "signer",
            Place::Recipients => "recipients",
        };
        // A phrase that was typed with marks from end to end says the same with them, and is rarer.
        let mut runs = phrase.marked.iter();
        let whole = runs.any(|run| run.len() == phrase.words.len());
        if !whole || phrase.place != Place::Anywhere {
            let words = phrase.words.join(" ");
            let star = if phrase.prefix { " *" } else { "" };
            parts.push(format!("({columns} : \"{words}\"{star})"));
        }
        let marked = phrase.marked.iter();
        parts.extend(marked.map(|run| format!("(marked : \"{}\")", run.join(" "))));
    }
    parts.join(" AND ")
}
