//! Tables that hand out tasks: a column for what is to be done, one for who does it, one for by when.

use chrono::NaiveDate;
use thethuc_model::{FieldPath, Table};

use crate::deadline::of_cell;
use crate::{Place, Task};

/// The columns of a table of tasks.
struct Columns {
    what: usize,
    actor: usize,
    term: Option<usize>,
}

/// The tasks in the rows of a table; none where its head does not name the columns. Rows with fewer
/// cells than the head are passed over.
pub(crate) fn tasks(place: &FieldPath, table: &Table, issued: Option<NaiveDate>) -> Vec<Task> {
    let mut tasks = Vec::new();
    let head = table.rows.first().map(|row| {
        row.cells
            .iter()
            .map(|cell| cell.text.plain().to_lowercase())
            .collect::<Vec<_>>()
    });
    let Some((head, columns)) = head.and_then(|head| Some((head.len(), columns(&head)?))) else {
        return tasks;
    };
    for (index, row) in table.rows.iter().enumerate().skip(table.header_rows.max(1)) {
        let cell = |column: usize| {
            row.cells
                .get(column)
                .map(|cell| cell.text.plain())
                .unwrap_or_default()
        };
        let (what, actor) = (cell(columns.what), cell(columns.actor));
        let is_whole = row.cells.len() == head && row.cells.iter().all(|cell| cell.colspan <= 1);
        if !is_whole || what.trim().is_empty() || actor.trim().is_empty() {
            continue;
        }
        let term = columns.term.map(cell).unwrap_or_default();
        tasks.push(Task {
            actor: actor.trim().to_owned(),
            what: what.trim().trim_end_matches(['.', ';']).to_owned(),
            deadlines: of_cell(&term, issued),
            place: Place {
                field: place
                    .key("rows")
                    .index(index)
                    .key("cells")
                    .index(columns.what)
                    .key("text"),
                start: 0,
                end: what.len(),
            },
        });
    }
    tasks
}

fn columns(head: &[String]) -> Option<Columns> {
    let find = |words: &[&str]| {
        head.iter()
            .position(|cell| words.iter().any(|word| cell.contains(word)))
    };
    Some(Columns {
        what: find(&["nhiệm vụ", "nội dung", "công việc"])?,
        actor: find(&[
            "chủ trì",
            "đơn vị thực hiện",
            "cơ quan thực hiện",
            "người thực hiện",
            "phụ trách",
        ])?,
        term: find(&["thời gian", "thời hạn", "hạn hoàn thành"]),
    })
}
