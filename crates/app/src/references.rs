//! The library of cited documents: the one that comes with the program, and what the office added.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use thethuc_check::{CitedDocument, Knowledge, cite};
use thethuc_citation::{Entry, Import, Library};

use crate::error::{AppError, ErrorDto};
use crate::{App, citation_graph, files, given, guarded};

/// The name of the office's documents in the data folder.
const KEPT: &str = "references";
/// The largest list that is read, in bytes.
const MAX_LIST_BYTES: usize = 32 << 20;

impl App {
    /// The library: the documents that come with the program, and those that the office imported.
    ///
    /// # Errors
    /// When the office's documents cannot be read.
    pub fn library(&self) -> Result<Library, ErrorDto> {
        guarded(|| library(self).map(Cow::into_owned))
    }

    /// Every citation of a document of ours or a Word file, in reading order.
    ///
    /// # Errors
    /// When the file, or the office's documents, cannot be read.
    pub fn cite_path(&self, path: &Path) -> Result<Vec<CitedDocument>, ErrorDto> {
        guarded(|| cite_path(self, path))
    }

    /// What a list of documents (CSV or JSON) changes in the library; it is changed unless this is
    /// a dry run.
    ///
    /// # Errors
    /// When the list cannot be read, or the office's documents cannot be read or written.
    pub fn import_references(&self, path: &Path, dry_run: bool) -> Result<Import, ErrorDto> {
        guarded(|| import(self, path, dry_run))
    }
}

/// The library that documents are judged by.
pub(crate) fn library(app: &App) -> Result<Cow<'static, Library>, AppError> {
    let builtin = Library::builtin();
    let kept = kept(app)?;
    Ok(if kept.is_empty() {
        Cow::Borrowed(builtin)
    } else {
        Cow::Owned(builtin.with(kept))
    })
}

/// What the rules know in this office.
pub(crate) fn knowledge(library: &Library) -> Knowledge<'_> {
    let mut knowledge = Knowledge::builtin();
    knowledge.library = library;
    knowledge
}

/// The office's own documents.
pub(crate) fn kept(app: &App) -> Result<Vec<Entry>, AppError> {
    Ok(app.store.read(KEPT)?.unwrap_or_default())
}

/// The file in which they are kept.
pub(crate) fn file(app: &App) -> PathBuf {
    app.store.path(KEPT)
}

fn cite_path(app: &App, path: &Path) -> Result<Vec<CitedDocument>, AppError> {
    let library = library(app)?;
    let knowledge = knowledge(&library);
    let document = citation_graph::read(path)?;
    Ok(cite(&document, knowledge))
}

fn import(app: &App, path: &Path, dry_run: bool) -> Result<Import, AppError> {
    let _one_at_a_time = app.lock_store();
    let import = read_list(&*library(app)?, path)?;
    if !dry_run {
        add(app, import.entries.clone())?;
    }
    Ok(import)
}

/// What a list of documents in a file (CSV or JSON) would change.
pub(crate) fn read_list(library: &Library, path: &Path) -> Result<Import, AppError> {
    let bytes = files::read(path, MAX_LIST_BYTES)?;
    let text = String::from_utf8_lossy(&bytes);
    let text = text.trim_start_matches('\u{FEFF}');
    let read = if given::is_ours(path) {
        library.import_json(text)
    } else {
        library.import_csv(text)
    };
    read.map_err(|source| AppError::References {
        path: path.to_owned(),
        source,
    })
}

/// Adds documents to the office's; one of the same symbol and day takes the place of the known one.
pub(crate) fn add(app: &App, entries: Vec<Entry>) -> Result<(), AppError> {
    if entries.is_empty() {
        return Ok(());
    }
    write(app, Library::new(kept(app)?).with(entries).entries())
}

/// Keeps the office's documents.
pub(crate) fn write(app: &App, kept: &[Entry]) -> Result<(), AppError> {
    app.store.write(KEPT, &kept)
}
