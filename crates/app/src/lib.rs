//! Use cases of the program: what the window and the command line can do, declared once in
//! [`commands`].
//!
//! This crate knows no window and no terminal. Only its edge touches the machine: [`files`] the disk,
//! [`fonts`] installed fonts, [`machine`] the clock and the environment, [`network`] the servers that
//! the user names; `old_word` starts LibreOffice for old Word files. Everything else takes what it
//! needs from [`AppConfig`].
//!
//! Invariant: texts for people are chosen by code ([`messages`]); nobody matches strings.

pub mod archive;
pub mod batch;
pub mod blocks;
mod carrying_out;
mod certificate;
mod citation_chart;
mod citation_graph;
mod citing;
#[cfg(feature = "codegen")]
pub mod codegen;
pub mod commands;
mod comparing;
pub mod copies;
mod csv_file;
pub mod defects;
mod documents;
pub mod dto;
pub mod error;
mod fields;
pub mod files;
mod findings;
pub mod fonts;
mod form_check;
mod form_mend;
mod given;
mod kinds;
mod learn;
pub mod machine;
mod merge;
pub mod messages;
mod missing;
pub mod network;
mod new_folder;
mod office;
mod old_word;
mod own_templates;
pub mod packages;
mod pages;
mod recovery;
mod reference_book;
mod references;
pub mod report;
mod rules;
mod secrets;
pub mod signature;
mod spelling;
mod store;
mod word_files;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use chrono::{DateTime, Datelike, FixedOffset};
use serde::de::DeserializeOwned;
use serde_json::Value;
use thethuc_compose::Templates;
use thethuc_layout::Layouter;
use thethuc_model::NgayThangNam;

use crate::archive::Desk;
use crate::dto::{AppInfo, NoArgs};
use crate::error::{AppError, ErrorDto};
use crate::fonts::Fonts;
use crate::merge::Jobs;
use crate::spelling::Spelling;
use crate::store::Store;

/// Tells the time.
pub type Clock = Arc<dyn Fn() -> DateTime<FixedOffset> + Send + Sync>;

/// What the program takes from the machine. [`machine::config`] gives the real one.
#[derive(Clone)]
pub struct AppConfig {
    /// Where profile, settings and unsaved work are kept; made when first needed.
    pub data_dir: PathBuf,
    /// Tells the time.
    pub clock: Clock,
    /// The font of the pages.
    pub fonts: Fonts,
    /// The name that the machine knows its user by; blank when it does not.
    pub user: String,
}

/// The program. One serves a whole session; commands may be called from several threads.
pub struct App {
    /// Those of the program and of the office; taken anew when the office's change.
    templates: RwLock<Arc<Templates>>,
    fonts: Fonts,
    clock: Clock,
    user: String,
    store: Store,
    /// Held while a data file is read, changed and written back.
    store_lock: Mutex<()>,
    /// The speller of the office, once it was asked.
    spelling: Spelling,
    /// The archive, once it was opened.
    desk: Desk,
    /// The letters that are being made.
    merging: Jobs,
    /// Kept, because it lays out again only what changed.
    layouter: Mutex<Layouter>,
}

impl App {
    /// The program with the built-in templates.
    #[must_use]
    pub fn new(config: AppConfig) -> Self {
        Self {
            templates: RwLock::new(Arc::new(own_templates::load(&config.data_dir))),
            layouter: Mutex::new(Layouter::new(config.fonts.set.clone())),
            fonts: config.fonts,
            clock: config.clock,
            user: config.user,
            store: Store::new(config.data_dir),
            store_lock: Mutex::new(()),
            spelling: Spelling::default(),
            desk: Desk::default(),
            merging: Jobs::default(),
        }
    }

    /// The program with the templates of a folder over those that it has; a file of the same path
    /// takes the place of the program's.
    ///
    /// # Errors
    /// When the folder cannot be read, or a template in it is faulty; the error names file and line.
    pub fn with_templates(self, folder: &Path) -> Result<Self, AppError> {
        let templates = own_templates::over(&self.templates(), folder)?;
        self.set_templates(templates);
        Ok(self)
    }

    /// The templates as they stand now.
    pub(crate) fn templates(&self) -> Arc<Templates> {
        let held = self.templates.read();
        Arc::clone(&held.unwrap_or_else(PoisonError::into_inner))
    }

    fn set_templates(&self, templates: Templates) {
        let held = self.templates.write();
        *held.unwrap_or_else(PoisonError::into_inner) = Arc::new(templates);
    }

    /// Takes in what the office changed among its own templates.
    pub(crate) fn reload_templates(&self) {
        self.set_templates(own_templates::load(self.store.folder()));
    }

    /// Carries out a command of [`commands::NAMES`]. The answer is the JSON text of its result.
    ///
    /// # Errors
    /// When the command, or its arguments, are not known, or it could not be carried out. A defect
    /// of the program is answered too: it ends the command, never the program.
    pub fn call(&self, name: &str, args: Value) -> Result<String, ErrorDto> {
        guarded(|| commands::dispatch(self, name, args))
    }

    /// Carries out a command whose result the caller knows the type of.
    ///
    /// # Errors
    /// As [`App::call`]; also when the result is not of that type.
    pub fn call_as<R: DeserializeOwned>(&self, name: &str, args: Value) -> Result<R, ErrorDto> {
        serde_json::from_str(&self.call(name, args)?).map_err(|source| {
            ErrorDto::from(&AppError::BadArguments {
                command: name.to_owned(),
                source,
            })
        })
    }

    fn info(&self, _: NoArgs) -> Result<AppInfo, AppError> {
        Ok(AppInfo {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            today: self.today(),
            font_family: self.fonts.family.to_owned(),
            data_dir: self.store.folder().display().to_string(),
            user: self.user.clone(),
        })
    }

    fn now(&self) -> DateTime<FixedOffset> {
        (self.clock)()
    }

    fn today(&self) -> NgayThangNam {
        let now = self.now();
        // A clock outside 1900 to 2199 is wrong: it says nothing.
        u16::try_from(now.year())
            .ok()
            .and_then(|nam| {
                let ngay = u8::try_from(now.day()).ok();
                let thang = u8::try_from(now.month()).ok();
                NgayThangNam::new(ngay, thang, Some(nam)).ok()
            })
            .unwrap_or_default()
    }

    fn lock_store(&self) -> MutexGuard<'_, ()> {
        self.store_lock
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// A layouter that a defect stopped midway is not trusted again: a new one takes its place.
    fn layouter(&self) -> MutexGuard<'_, Layouter> {
        self.layouter.lock().unwrap_or_else(|poisoned| {
            self.layouter.clear_poison();
            let mut layouter = poisoned.into_inner();
            *layouter = Layouter::new(self.fonts.set.clone());
            layouter
        })
    }
}

/// Does a piece of work; a defect of the program ends it, never the program.
fn guarded<R>(work: impl FnOnce() -> Result<R, AppError>) -> Result<R, ErrorDto> {
    catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|_| {
            Err(AppError::Defect {
                detail: defects::last_place(),
            })
        })
        .map_err(|error| ErrorDto::from(&error))
}
