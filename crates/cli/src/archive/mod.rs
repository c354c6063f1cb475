//! The register and the archive from the command line.

pub(crate) mod args;
mod copies;
mod export_book;
mod ho_so;
pub(crate) mod package;
mod register;
mod review;
pub(crate) mod review_args;
mod search;
mod server;
mod tasks;

use std::path::PathBuf;
use std::process::ExitCode;

use chrono::NaiveDate;
use serde::Serialize;
use thethuc_app::error::{AppError, ErrorDto};
use thethuc_app::fonts::FontChoice;
use thethuc_app::{App, machine, messages};
use thethuc_archive::{ArchiveError, By, OfficeArchive};

use crate::{FAILED, print, say};
use args::{Series, Where};

pub(crate) use copies::{backup, restore, verify};
pub(crate) use export_book::export_book;
pub(crate) use ho_so::ho_so;
pub(crate) use package::package;
pub(crate) use register::register;
pub(crate) use review::review;
pub(crate) use search::search;
pub(crate) use server::{ServerArgs, server};
pub(crate) use tasks::tasks;

/// Why nothing was done.
#[derive(Debug)]
enum Failure {
    App(ErrorDto),
    /// Said in so many words.
    Said(String),
}

type Done = Result<ExitCode, Failure>;

impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        Self::App(ErrorDto::from(&error))
    }
}

impl From<ArchiveError> for Failure {
    fn from(error: ArchiveError) -> Self {
        AppError::from(error).into()
    }
}

impl From<ErrorDto> for Failure {
    fn from(error: ErrorDto) -> Self {
        Self::App(error)
    }
}

/// The archive, who asks, and when.
struct Desk {
    path: PathBuf,
    by: By,
    json: bool,
    app: App,
}

impl Desk {
    /// Does the work and tells why it could not be done.
    fn work(place: &Where, fonts: &str, work: impl FnOnce(&Self) -> Done) -> ExitCode {
        match Self::new(place, fonts).and_then(|desk| work(&desk)) {
            Ok(code) => code,
            Err(failure) => {
                say(&format!("Lỗi: {}", failure.text()));
                ExitCode::from(FAILED)
            }
        }
    }

    fn new(place: &Where, fonts: &str) -> Result<Self, Failure> {
        let config = machine::config(&FontChoice::from(fonts))?;
        let app = App::new(config).at_archive(place.archive.clone(), place.who.clone());
        let (path, by) = app.archive_and_user()?;
        let json = place.json;
        Ok(Self {
            path,
            by,
            json,
            app,
        })
    }

    fn open(&self) -> Result<OfficeArchive, Failure> {
        Ok(OfficeArchive::open_at(&self.path)?)
    }

    fn today(&self) -> NaiveDate {
        self.by.at.date_naive()
    }

    /// Prints the value as JSON where that was asked for, its text otherwise.
    fn answer(&self, value: &impl Serialize, text: &str) -> Result<(), Failure> {
        if self.json {
            // What is answered holds strings, numbers and lists: always JSON.
            print(&serde_json::to_string_pretty(value).unwrap_or_default())?;
        } else {
            print(text)?;
        }
        Ok(())
    }
}

impl Failure {
    fn text(&self) -> String {
        match self {
            Self::App(error) => messages::error_text(error),
            Self::Said(text) => text.clone(),
        }
    }
}

/// The year or term that was asked for, or the newest of the book.
fn period(archive: &OfficeArchive, series: &Series) -> Result<String, Failure> {
    if let Some(period) = &series.period {
        return Ok(period.clone());
    }
    let newest = archive.last_numbers(&series.book)?;
    newest
        .into_iter()
        .next()
        .map(|number| number.period)
        .ok_or_else(|| Failure::Said(format!("Sổ “{}” chưa có số nào.", series.book)))
}
