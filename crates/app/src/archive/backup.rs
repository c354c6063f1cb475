//! Copies of the archive: when they are asked for, and by themselves at the start of the program.

use std::path::Path;

use thethuc_archive::SqliteArchive;

use crate::App;
use crate::dto::{NoArgs, PathArgs};
use crate::error::AppError;
use crate::files;

/// Makes a copy and verifies it.
pub(crate) fn back_up(app: &App, args: PathArgs) -> Result<PathArgs, AppError> {
    own_connection(app)?.back_up(Path::new(&args.path))?;
    Ok(args)
}

/// Makes the copy that the settings ask for, if its time has come, and removes those that are too
/// many. Answers with its path; none where none was due.
pub(crate) fn back_up_if_due(app: &App, _: NoArgs) -> Result<Option<PathArgs>, AppError> {
    let settings = app.archive_settings()?;
    let path = app.archive_path(&settings);
    let there = files::is_there(&path) && !super::is_on_server(&path);
    let Some(policy) = settings.backup.as_ref().filter(|_| there) else {
        return Ok(None);
    };
    let copy = own_connection(app)?.back_up_when_due(policy, &app.by(&settings))?;
    Ok(copy.map(|copy| PathArgs {
        path: copy.path.display().to_string(),
    }))
}

/// A connection of its own, so that the window works on meanwhile.
fn own_connection(app: &App) -> Result<SqliteArchive, AppError> {
    let path = app.archive_path(&app.archive_settings()?);
    Ok(SqliteArchive::open_file(&path)?)
}
