//! Hồ sơ: listed, opened, described, looked at.

use thethuc_archive::{Act, ArchiveError, HandOver, HoSo, OfficeArchive, hand_over_day};

use crate::App;
use crate::archive::find::plain;
use crate::dto::{HoSoArgs, HoSoLine, HoSoView, NoArgs, WriteHoSoArgs};
use crate::error::AppError;

/// All hồ sơ, those of the latest year first, by their symbols.
pub(crate) fn list_ho_so(app: &App, _: NoArgs) -> Result<Vec<HoSoLine>, AppError> {
    app.with_archive(|archive| all(archive))
}

fn all(archive: &OfficeArchive) -> Result<Vec<HoSoLine>, AppError> {
    let mut lines = ho_so_lines(archive, archive.all_ho_so()?)?;
    lines.sort_by(|a, b| {
        let year = b.facts.file_catalog.cmp(&a.facts.file_catalog);
        year.then_with(|| symbol(a).cmp(&symbol(b)))
    });
    Ok(lines)
}

/// By the letters of the symbol, then by its number: `01.TCCB` — PL V, I.2.
fn symbol(line: &HoSoLine) -> (String, u32, String) {
    let notation = &line.facts.file_notation;
    let (number, letters) = notation.split_once('.').unwrap_or((notation, ""));
    let order = number.parse().unwrap_or(u32::MAX);
    (letters.to_owned(), order, notation.clone())
}

pub(crate) fn view_ho_so(app: &App, args: HoSoArgs) -> Result<HoSoView, AppError> {
    app.with_archive(|archive| {
        let lines = archive.table_of_contents(args.id)?.into_iter();
        let documents = lines.map(|line| plain(line.entry)).collect();
        let mut shown = ho_so_lines(archive, vec![archive.ho_so(args.id)?])?;
        let ho_so = shown.pop().ok_or_else(|| ArchiveError::Unknown {
            what: "ho-so",
            id: args.id.to_string(),
        })?;
        Ok(HoSoView { ho_so, documents })
    })
}

/// Opens a hồ sơ, or describes it anew — NĐ 30/2020/NĐ-CP, Điều 29.2 and 29.4.
pub(crate) fn write_ho_so(app: &App, args: WriteHoSoArgs) -> Result<HoSoView, AppError> {
    let id = app.transact(Act::LapHoSo, |transaction| match args.id {
        None => transaction.open_ho_so(args.facts),
        Some(id) => transaction.describe_ho_so(id, args.facts).map(|()| id),
    })?;
    view_ho_so(app, HoSoArgs { id })
}

/// Records that a hồ sơ was handed over — Điều 30.
pub(crate) fn hand_over(app: &App, args: HandOver) -> Result<HoSoView, AppError> {
    app.transact(Act::NopLuu, |transaction| transaction.hand_over(&args))?;
    view_ho_so(app, HoSoArgs { id: args.ho_so })
}

/// Hồ sơ with what is counted of them, in their order.
pub(super) fn ho_so_lines(
    archive: &OfficeArchive,
    all: Vec<HoSo>,
) -> Result<Vec<HoSoLine>, AppError> {
    let ids: Vec<i64> = all.iter().map(|ho_so| ho_so.id).collect();
    let totals = archive.totals(&ids)?;
    let mut handed_over = archive.handed_over(&ids)?;
    let lines = all.into_iter().map(|ho_so| {
        let totals = totals.get(&ho_so.id).copied().unwrap_or_default();
        HoSoLine {
            id: ho_so.id,
            documents: totals.documents,
            pages: totals.pages,
            hand_over_by: hand_over_day(&ho_so.facts),
            handed_over: handed_over.remove(&ho_so.id),
            facts: ho_so.facts,
        }
    });
    Ok(lines.collect())
}
