//! The tasks that are to be done, as a list.

use chrono::NaiveDate;
use thethuc_archive::OfficeArchive;

use super::listing::{Head, Listing, short, words};
use super::{Names, bodies, shown};
use crate::archive::tasks::task_lines;
use crate::error::AppError;

const HEADS: [Head; 6] = [
    short("STT", 1.0),
    words("Việc cần làm", 8.0),
    words("Người, đơn vị thực hiện", 4.0),
    short("Thời hạn", 3.0),
    short("Tình trạng", 2.0),
    words("Văn bản giao việc", 5.0),
];

pub(super) fn listing(
    archive: &OfficeArchive,
    names: &Names,
    today: NaiveDate,
) -> Result<Listing, AppError> {
    let lines = task_lines(archive, today)?;
    let rows = lines.into_iter().zip(1..).map(|(line, at)| {
        let facts = line.task.facts;
        vec![
            at.to_string(),
            facts.what,
            facts.assignee,
            facts.due.map_or(facts.deadline, shown),
            if line.overdue { "Quá hạn" } else { "" }.to_owned(),
            format!("{} {}", line.code, line.subject),
        ]
    });
    Ok(Listing {
        title: "NHIỆM VỤ CẦN THỰC HIỆN".to_owned(),
        bodies: bodies(names),
        subtitles: vec![format!("Đến ngày {}", shown(today))],
        rows: rows.collect(),
        heads: HEADS.to_vec(),
        ..Listing::default()
    })
}
