//! A copy put in the place of the archive, after it was looked at.

use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};
use thethuc_archive::sqlite;
use thethuc_archive::{Act, Book, Number, SqliteArchive, Summary};

use crate::App;
use crate::dto::{ArchiveFigures, BackupPreview, NoArgs, PathArgs, RestoredArchive, SeriesFigures};
use crate::error::AppError;
use crate::files;

/// Where the archive goes that a copy takes the place of: beside it, with the moment in its name.
#[must_use]
pub fn aside(path: &Path, at: DateTime<FixedOffset>) -> PathBuf {
    path.with_extension(at.format("truoc-%Y%m%d-%H%M%S-%3f.thethuc").to_string())
}

/// Shows what a copy holds, beside what the archive does.
pub(crate) fn preview(app: &App, args: PathArgs) -> Result<BackupPreview, AppError> {
    let copy = sqlite::preview(Path::new(&args.path))?;
    // One that is damaged or gone is the reason to restore.
    let path = app.archive_path(&app.archive_settings()?);
    let archive = SqliteArchive::open_unchecked(&path).ok();
    let now = archive.as_ref().and_then(|archive| archive.summary().ok());
    let is_earlier = archive.is_some_and(|archive| archive.contains(&copy.head).unwrap_or(false));
    Ok(BackupPreview {
        path: args.path,
        series: series(&copy, now.as_ref()),
        copy: figures(&copy),
        now: now.as_ref().map(figures),
        is_earlier,
    })
}

/// Puts a copy in the place of the archive, which is kept beside it.
pub(crate) fn restore(app: &App, args: PathArgs) -> Result<RestoredArchive, AppError> {
    let at = app.now();
    let aside = app.with_archive_closed(Act::LapKho, |path| {
        let aside = aside(path, at);
        sqlite::restore(Path::new(&args.path), path, &aside)?;
        Ok(aside)
    })?;
    Ok(RestoredArchive {
        aside: files::is_there(&aside).then(|| aside.display().to_string()),
        state: super::state(app, NoArgs {})?,
    })
}

fn figures(summary: &Summary) -> ArchiveFigures {
    ArchiveFigures {
        office: summary.office.clone(),
        documents: summary.documents,
        attachments: summary.attachments,
        lines: summary.head.line,
        at: summary.at.map(|at| at.to_rfc3339()).unwrap_or_default(),
    }
}

/// The series of both, book by book and from the newest.
fn series(copy: &Summary, now: Option<&Summary>) -> Vec<SeriesFigures> {
    let last = |summary: Option<&Summary>, of: &Number| {
        let series = summary?.series.iter();
        let mut same = series.filter(|last| (&last.book, &last.period) == (&of.book, &of.period));
        same.next().map(|last| last.text().to_string())
    };
    let mut all: Vec<&Number> = [Some(copy), now]
        .into_iter()
        .flatten()
        .flat_map(|summary| &summary.series)
        .collect();
    all.sort_by(|one, next| (&one.book, &next.period).cmp(&(&next.book, &one.period)));
    all.dedup_by(|one, next| (&one.book, &one.period) == (&next.book, &next.period));
    let books: Vec<&Book> = [Some(copy), now]
        .into_iter()
        .flatten()
        .flat_map(|summary| &summary.books)
        .collect();
    let title = |id: &str| books.iter().find(|book| book.id == id);
    all.into_iter()
        .map(|of| SeriesFigures {
            book: title(&of.book).map_or_else(|| of.book.clone(), |book| book.title.clone()),
            period: of.period.clone(),
            copy: last(Some(copy), of),
            now: last(now, of),
        })
        .collect()
}
