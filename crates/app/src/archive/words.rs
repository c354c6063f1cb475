//! What the archive says of itself, in Vietnamese, for the window and the command line.

use thethuc_archive::{Entry, RegisterFinding, Summary, Trouble, Value};

use crate::messages::{stage_text, trouble_text};

/// What a document is called in a list: its number and what it is about.
pub(super) fn name(entry: &Entry) -> String {
    format!("{} {}", entry.code(), about(entry))
        .trim()
        .to_owned()
}

/// Tên loại and trích yếu; độ mật in the place of a trích yếu that the index does not hold.
fn about(entry: &Entry) -> String {
    let secret = entry.do_mat.filter(|_| entry.subject.is_empty());
    let subject = match secret {
        Some(degree) => format!("[{}]", degree.name()),
        None => entry.subject.clone(),
    };
    format!("{} {subject}", entry.type_name).trim().to_owned()
}

/// A document on one line.
#[must_use]
pub fn line(entry: &Entry) -> String {
    let date = entry.issued.map_or(String::new(), |issued| {
        issued.format(" ngày %d/%m/%Y").to_string()
    });
    format!(
        "{}{date} · {} · {} ({})",
        entry.code(),
        entry.organ,
        about(entry),
        stage_text(entry.stage)
    )
}

/// What is strange in a book.
#[must_use]
pub fn finding(found: &RegisterFinding) -> String {
    match found {
        RegisterFinding::Gap(from, to) => trouble_text(
            "gap",
            &[("from", format!("{from:02}")), ("to", format!("{to:02}"))],
        ),
        RegisterFinding::Late(number) => trouble_text(
            "late",
            &[
                ("number", number.text().to_string()),
                ("document", number.document.to_string()),
                ("reason", number.reason.clone().unwrap_or_default()),
            ],
        ),
        RegisterFinding::DateOrder(number) => trouble_text(
            "date-order",
            &[
                ("number", number.text().to_string()),
                ("document", number.document.to_string()),
                ("day", number.dated.format("%d/%m/%Y").to_string()),
            ],
        ),
        RegisterFinding::Twice(number, other) => trouble_text(
            "twice",
            &[
                ("number", number.text().to_string()),
                ("document", number.document.to_string()),
                ("other", other.to_string()),
            ],
        ),
    }
}

/// What is not as it was written, and where.
#[must_use]
pub fn trouble(trouble: &Trouble) -> String {
    let row = |table: &str, key: &[Value]| [("table", table.to_owned()), ("key", keys(key))];
    match trouble {
        Trouble::File(detail) => trouble_text("file", &[("detail", detail.clone())]),
        Trouble::Audit { line } => trouble_text("audit", &[("line", line.to_string())]),
        Trouble::Head { line } => trouble_text("head", &[("line", line.to_string())]),
        Trouble::Changed { table, key, line } => {
            let [table, key] = row(table, key);
            trouble_text("changed", &[table, key, ("line", line.to_string())])
        }
        Trouble::Gone { table, key, line } => {
            let [table, key] = row(table, key);
            trouble_text("gone", &[table, key, ("line", line.to_string())])
        }
        Trouble::Foreign { table, key } => trouble_text("foreign", &row(table, key)),
        Trouble::Object { document, name } => trouble_text(
            "object",
            &[("document", document.to_string()), ("name", name.clone())],
        ),
        Trouble::Index { document } => trouble_text("index", &[("document", document.to_string())]),
    }
}

/// What an archive holds.
#[must_use]
pub fn summary(summary: &Summary) -> String {
    let series: String = summary
        .series
        .iter()
        .map(|last| {
            format!(
                "  Sổ {} {}: đến số {}\n",
                last.book,
                last.period,
                last.text()
            )
        })
        .collect();
    format!(
        "{}: {} văn bản, {} tệp đính kèm, nhật ký đến dòng {}\n{series}",
        summary.office, summary.documents, summary.attachments, summary.head.line
    )
}

fn keys(key: &[Value]) -> String {
    let parts: Vec<String> = key
        .iter()
        .map(|value| match value {
            Value::Null => String::new(),
            Value::Int(number) => number.to_string(),
            Value::Text(text) => text.clone(),
        })
        .collect();
    parts.join("/")
}
