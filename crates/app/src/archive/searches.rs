//! Searches that somebody keeps — PL VI, Phần I, III.6.e.

use crate::App;
use crate::dto::{KeptSearch, NoArgs, SearchNameArgs};
use crate::error::AppError;

pub(crate) fn list_searches(app: &App, _: NoArgs) -> Result<Vec<KeptSearch>, AppError> {
    let who = app.me(&app.archive_settings()?);
    app.with_archive(|archive| {
        let saved = archive.saved_searches(&who)?.into_iter();
        Ok(saved
            .map(|search| KeptSearch {
                name: search.name,
                filter: search.filter,
            })
            .collect())
    })
}

pub(crate) fn keep_search(app: &App, args: KeptSearch) -> Result<Vec<KeptSearch>, AppError> {
    let by = app.by(&app.archive_settings()?);
    app.with_archive(|archive| Ok(archive.save_search(&by, &args.name, &args.filter)?))?;
    list_searches(app, NoArgs {})
}

pub(crate) fn forget_search(app: &App, args: SearchNameArgs) -> Result<Vec<KeptSearch>, AppError> {
    let by = app.by(&app.archive_settings()?);
    app.with_archive(|archive| Ok(archive.forget_search(&by, &args.name)?))?;
    list_searches(app, NoArgs {})
}
