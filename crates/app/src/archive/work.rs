//! What waits to be done, for the first screen.

use chrono::{Days, NaiveDate};
use thethuc_archive::{Act, Filter, OfficeArchive, Stage};

use crate::App;
use crate::archive::find::{plain, search};
use crate::archive::ho_so::ho_so_lines;
use crate::archive::tasks::task_lines;
use crate::dto::{FoundDocument, NoArgs, Work, WorkGroup};
use crate::error::AppError;

/// The most that is shown of each group.
const SHOWN: usize = 5;
/// Answers and tasks that are due within so many days are told.
const DUE_DAYS: u64 = 7;
/// How many documents with a due date are looked at.
const LOOKED_AT: usize = 200;

/// What waits at each stage, and for which acts: the most urgent first.
const WAITING: [(Stage, &[Act]); 7] = [
    (Stage::TrinhDuyet, &[Act::DongY, Act::TraLai]),
    (Stage::TraLai, &[Act::LuuBan, Act::TrinhDuyet]),
    (Stage::DongY, &[Act::Ky, Act::CapSo]),
    (Stage::CapSo, &[Act::Ky]),
    (Stage::Ky, &[Act::CapSo]),
    (Stage::ChoPhatHanh, &[Act::PhatHanh]),
    (Stage::SoanThao, &[Act::LuuBan, Act::TrinhDuyet]),
];

pub(crate) fn work(app: &App, _: NoArgs) -> Result<Work, AppError> {
    let settings = app.archive_settings()?;
    let today = app.now().date_naive();
    let soon = today.checked_add_days(Days::new(DUE_DAYS)).unwrap_or(today);
    app.with_archive(|archive| {
        let mut groups = Vec::new();
        for (stage, acts) in WAITING {
            if acts.iter().any(|act| app.may(&settings, *act)) {
                groups.extend(group(archive, stage)?);
            }
        }
        let due_ho_so = archive.to_hand_over(today)?.into_iter();
        let hand_over = ho_so_lines(archive, due_ho_so.map(|due| due.ho_so).collect())?;
        let mut tasks = task_lines(archive, today)?;
        tasks.retain(|line| line.task.facts.due.is_some_and(|due| due <= soon));
        let opened = archive.recently_opened(&app.me(&settings), SHOWN)?;
        Ok(Work {
            due: due(archive, soon)?,
            groups,
            tasks,
            hand_over,
            opened: opened.into_iter().map(plain).collect(),
        })
    })
}

fn group(archive: &OfficeArchive, stage: Stage) -> Result<Option<WorkGroup>, AppError> {
    let found = search(
        archive,
        &Filter {
            stage: Some(stage),
            limit: SHOWN,
            ..Filter::default()
        },
    )?;
    Ok((!found.rows.is_empty()).then_some(WorkGroup {
        stage,
        documents: found.rows,
        more: found.next.is_some(),
    }))
}

/// Incoming documents that are not yet in a hồ sơ and whose answer is due — Điều 24.2.
fn due(archive: &OfficeArchive, soon: NaiveDate) -> Result<Vec<FoundDocument>, AppError> {
    let found = archive.to_answer(soon, LOOKED_AT)?.hits.into_iter();
    let mut rows: Vec<FoundDocument> = found.map(|hit| plain(hit.entry)).collect();
    rows.sort_by_key(|row| row.entry.due);
    Ok(rows)
}
