//! The register and the archive from the command line.

pub(crate) mod args;
mod copies;
mod export_book;
mod register;
mod search;
mod texts;

use std::path::PathBuf;
use std::process::ExitCode;

use chrono::NaiveDate;
use serde::Serialize;
use thethuc_app::error::ErrorDto;
use thethuc_app::fonts::FontChoice;
use thethuc_app::{App, machine, messages};
use thethuc_archive::{ArchiveError, By, SqliteArchive};

use crate::{FAILED, print, say};
use args::{Series, Where};

pub(crate) use copies::{backup, restore, verify};
pub(crate) use export_book::export_book;
pub(crate) use register::register;
pub(crate) use search::search;

/// The archive that is taken where none is named.
const DEFAULT: &str = "kho.thethuc";

/// Why nothing was done.
#[derive(Debug)]
enum Failure {
    Archive(ArchiveError),
    App(ErrorDto),
    /// Said in so many words.
    Said(String),
}

type Done = Result<ExitCode, Failure>;

impl From<ArchiveError> for Failure {
    fn from(error: ArchiveError) -> Self {
        Self::Archive(error)
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
        let config = machine::config(&FontChoice::from(fonts))
            .map_err(|error| Failure::App(ErrorDto::from(&error)))?;
        let path = match &place.archive {
            Some(path) => path.clone(),
            None => config.data_dir.join(DEFAULT),
        };
        let who = place.who.clone().unwrap_or_else(|| config.user.clone());
        let at = (config.clock)();
        Ok(Self {
            path,
            by: By { who, at },
            json: place.json,
            app: App::new(config),
        })
    }

    fn open(&self) -> Result<SqliteArchive, Failure> {
        Ok(SqliteArchive::open_file(&self.path)?)
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
            Self::Archive(error) => texts::error(error),
            Self::App(error) => messages::error_text(error),
            Self::Said(text) => text.clone(),
        }
    }
}

/// The year or term that was asked for, or the newest of the book.
fn period(archive: &SqliteArchive, series: &Series) -> Result<String, Failure> {
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
