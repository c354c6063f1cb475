//! What both back ends ask in the same words of SQL. Values are `$1`, `$2`, … in their order.

use chrono::NaiveDate;

use crate::store::{Find, Range};
use crate::table::{ENTRY, Table};
use crate::value::{Row, Value};

/// A statement, and its values.
#[derive(Debug, Clone, Default)]
pub(crate) struct Statement {
    pub(crate) sql: String,
    pub(crate) values: Vec<Value>,
}

impl Statement {
    /// Adds a value; returns how it is called.
    pub(crate) fn bind(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        format!("${}", self.values.len())
    }

    fn bind_all<'v>(&mut self, values: impl IntoIterator<Item = &'v Value>) -> Vec<String> {
        let names = values.into_iter().map(|value| self.bind(value.clone()));
        names.collect()
    }

    fn limit(&mut self, limit: usize) {
        let limit = self.bind(i64::try_from(limit).unwrap_or(i64::MAX));
        self.sql += &format!(" LIMIT {limit}");
    }
}

/// The columns of a table, each with its table before it.
pub(crate) fn columns(table: &Table) -> String {
    let names = table.columns.iter();
    let names = names.map(|column| format!("{}.{}", table.name, column.name));
    names.collect::<Vec<_>>().join(", ")
}

/// Adds rows, of several tables with one statement.
pub(crate) fn insert(rows: &[Row]) -> Statement {
    let mut statement = Statement::default();
    let mut inserts: Vec<String> = Vec::new();
    for rows in rows.chunk_by(|one, next| one.table == next.table) {
        let table = rows[0].table;
        let names: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
        let values = rows.iter();
        let values = values.map(|row| format!("({})", statement.bind_all(&row.values).join(", ")));
        let values = values.collect::<Vec<_>>().join(", ");
        let (table, names) = (table.name, names.join(", "));
        inserts.push(format!("INSERT INTO {table} ({names}) VALUES {values}"));
    }
    let last = inserts.pop().unwrap_or_default();
    let before = inserts.iter().enumerate();
    let before: Vec<String> = before
        .map(|(nth, insert)| format!("with_{nth} AS ({insert})"))
        .collect();
    statement.sql = if before.is_empty() {
        last
    } else {
        format!("WITH {} {last}", before.join(", "))
    };
    statement
}

/// Sets what stands in the row with the same key.
pub(crate) fn update(row: &Row) -> Statement {
    let mut statement = Statement::default();
    let pairs = |statement: &mut Statement, from: usize, to: usize| -> Vec<String> {
        let names = statement.bind_all(&row.values[from..to]);
        let columns = row.table.columns[from..to].iter().zip(names);
        columns
            .map(|(column, value)| format!("{} = {value}", column.name))
            .collect()
    };
    let set = pairs(&mut statement, row.table.key, row.values.len()).join(", ");
    let key = pairs(&mut statement, 0, row.table.key).join(" AND ");
    statement.sql = format!("UPDATE {} SET {set} WHERE {key}", row.table.name);
    statement
}

/// Takes the row with this key away.
pub(crate) fn delete(table: &Table, key: &[Value]) -> Statement {
    let mut statement = Statement::default();
    let values = statement.bind_all(key);
    let key = table.key_columns().iter().zip(values);
    let key: Vec<String> = key
        .map(|(column, value)| format!("{} = {value}", column.name))
        .collect();
    statement.sql = format!("DELETE FROM {} WHERE {}", table.name, key.join(" AND "));
    statement
}

/// Reads some rows.
pub(crate) fn rows(range: &Range<'_>) -> Statement {
    let table = range.table;
    let mut statement = Statement::default();
    let mut conditions: Vec<String> = range
        .equal
        .iter()
        .map(|(column, value)| format!("{column} = {}", statement.bind(value.clone())))
        .collect();
    if let Some((column, values)) = range.among {
        let names: Vec<String> = filled(values).map(|value| statement.bind(*value)).collect();
        conditions.push(format!("{column} IN ({})", names.join(", ")));
    }
    let fixed = |name: &str| range.equal.iter().any(|(column, _)| *column == name);
    let open: Vec<(usize, &str)> = table
        .key_columns()
        .iter()
        .enumerate()
        .map(|(at, column)| (at, column.name))
        .filter(|(_, name)| !fixed(name))
        .collect();
    let names: Vec<&str> = open.iter().map(|(_, name)| *name).collect();
    if let Some(after) = range.after.filter(|_| !open.is_empty()) {
        let sign = match (range.backwards, range.with_it) {
            (true, false) => "<",
            (true, true) => "<=",
            (false, false) => ">",
            (false, true) => ">=",
        };
        let values = statement.bind_all(open.iter().filter_map(|(at, _)| after.get(*at)));
        conditions.push(format!(
            "({}) {sign} ({})",
            names.join(", "),
            values.join(", ")
        ));
    }
    if range.latest {
        conditions.push(is_latest(table));
    }
    statement.sql = format!("SELECT {} FROM {}", columns(table), table.name);
    if !conditions.is_empty() {
        statement.sql += &format!(" WHERE {}", conditions.join(" AND "));
    }
    if !names.is_empty() {
        let way = if range.backwards { " DESC" } else { "" };
        let order: Vec<String> = names.iter().map(|name| format!("{name}{way}")).collect();
        statement.sql += &format!(" ORDER BY {}", order.join(", "));
    }
    statement.limit(range.limit);
    statement
}

/// As many values as the next power of two, the last again and again: there are few statements to be
/// made ready.
fn filled<T>(values: &[T]) -> impl Iterator<Item = &T> {
    let last = values.last().into_iter().cycle();
    let filled = values.len().next_power_of_two();
    values.iter().chain(last).take(filled)
}

/// That no row stands behind this one with the same key but for its last column.
fn is_latest(table: &Table) -> String {
    let keys = table.key_columns();
    let compared = keys.iter().enumerate().map(|(at, key)| {
        let sign = if at + 1 < keys.len() { '=' } else { '>' };
        format!("later.{0} {sign} {1}.{0}", key.name, table.name)
    });
    format!(
        "NOT EXISTS (SELECT 1 FROM {} AS later WHERE {})",
        table.name,
        compared.collect::<Vec<_>>().join(" AND ")
    )
}

/// Finds entries. `from` is where they are looked for, with what the back end asks of their words as
/// the first conditions; `document` is what it calls a document there.
pub(crate) fn find(
    find: &Find,
    mut statement: Statement,
    from: &str,
    document: &str,
    mut conditions: Vec<String>,
) -> Statement {
    let filter = &find.filter;
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    let asked = [
        ("entry.number =", find.number.clone()),
        ("entry.notation_key =", find.notation_key.clone()),
        ("entry.likeness =", find.likeness.clone()),
        ("entry.drafter =", filter.drafter.clone()),
        (
            "entry.direction =",
            filter.direction.map(|way| way.id().to_owned()),
        ),
        (
            "entry.stage =",
            filter.stage.map(|stage| stage.id().to_owned()),
        ),
        ("entry.book =", filter.book.clone()),
        ("entry.period =", filter.period.clone()),
        ("entry.issued >=", day(filter.from)),
        ("entry.issued <=", day(filter.to)),
        ("entry.due <=", day(filter.due_by)),
    ];
    for (condition, value) in asked {
        if let Some(value) = value {
            conditions.push(format!("{condition} {}", statement.bind(value.as_str())));
        }
    }
    if !find.identities.is_empty() {
        let identities = filled(&find.identities).map(|identity| {
            let values = [
                &identity.number,
                &identity.notation_key,
                &identity.organ_key,
            ];
            let names = values.map(|value| statement.bind(value.as_str()));
            format!("({})", names.join(", "))
        });
        conditions.push(format!(
            "(entry.number, entry.notation_key, entry.organ_key) IN (VALUES {})",
            identities.collect::<Vec<_>>().join(", ")
        ));
    }
    if let Some(ho_so) = filter.ho_so {
        conditions.push(format!("entry.ho_so = {}", statement.bind(ho_so)));
    }
    if let Some(before) = filter.before {
        conditions.push(format!("{document} < {}", statement.bind(before)));
    }
    statement.sql = format!("SELECT {} FROM {from}", columns(&ENTRY));
    if !conditions.is_empty() {
        statement.sql += &format!(" WHERE {}", conditions.join(" AND "));
    }
    statement.sql += &format!(" ORDER BY {document} DESC");
    statement.limit(find.limit);
    statement
}
