//! The office profile and the settings of the window.

use crate::App;
use crate::dto::{Done, NoArgs, OfficeProfile, Settings, WriteProfileArgs, WriteSettingsArgs};
use crate::error::AppError;

const PROFILE: &str = "profile";
const SETTINGS: &str = "settings";

pub(crate) fn read_profile(app: &App, _: NoArgs) -> Result<OfficeProfile, AppError> {
    Ok(app.store.read(PROFILE)?.unwrap_or_default())
}

pub(crate) fn write_profile(app: &App, args: WriteProfileArgs) -> Result<Done, AppError> {
    app.store.write(PROFILE, &args.profile)?;
    Ok(Done {})
}

/// The window must open whatever became of its settings, so damage gives the defaults.
pub(crate) fn read_settings(app: &App, _: NoArgs) -> Result<Settings, AppError> {
    match app.store.read(SETTINGS) {
        Err(AppError::DamagedData { .. }) => Ok(Settings::default()),
        read => Ok(read?.unwrap_or_default()),
    }
}

pub(crate) fn write_settings(app: &App, args: WriteSettingsArgs) -> Result<Done, AppError> {
    app.store.write(SETTINGS, &args.settings)?;
    Ok(Done {})
}
