//! The citation graph of a draft, of a file, and of the office's documents.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use thethuc_check::graph;
use thethuc_citation::Graph;
use thethuc_model::Document;

use crate::batch::documents_under;
use crate::citation_chart::{csv, dot, svg};
use crate::dto::{
    CitationPicture, DrawCitationsArgs, DrawOfficeArgs, LearnReferencesArgs, LearntReferences,
    UnreadFile, WritePictureArgs, WrittenFile,
};
use crate::error::{AppError, ErrorDto};
use crate::files::NewFile;
use crate::{App, documents, files, given, guarded, messages, references};

impl App {
    /// The citation graph of files, and of those in folders, as they are today; of one file, as it is on
    /// the day of that document.
    ///
    /// # Errors
    /// When a single file cannot be read, a folder may not be read, or the office's documents cannot be
    /// read.
    pub fn citation_graph(
        &self,
        paths: &[PathBuf],
        dark: bool,
    ) -> Result<CitationPicture, ErrorDto> {
        guarded(|| of_paths(self, paths, dark))
    }

    /// What documents teach the library: files, and those in folders. It learns unless this is a dry run;
    /// what it knows already stays as it is.
    ///
    /// # Errors
    /// When a folder may not be read, or the office's documents cannot be read or written.
    pub fn learn_references(
        &self,
        paths: &[PathBuf],
        dry_run: bool,
    ) -> Result<LearntReferences, ErrorDto> {
        guarded(|| learn(self, paths, dry_run))
    }
}

impl CitationPicture {
    fn of(graph: Graph, unread: Vec<UnreadFile>, dark: bool) -> Self {
        Self {
            svg: svg(&graph, dark),
            csv: csv(&graph),
            graph,
            unread,
            registered: BTreeMap::new(),
        }
    }

    /// The graph in the language of Graphviz.
    #[must_use]
    pub fn dot(&self) -> String {
        dot(&self.graph)
    }
}

pub(crate) fn draw_citations(
    app: &App,
    args: DrawCitationsArgs,
) -> Result<CitationPicture, AppError> {
    let document = args.document.read()?;
    let library = references::library(app)?;
    let name = documents::title(app, &document);
    let graph = graph(
        [(name.as_str(), &document)],
        references::knowledge(&library),
        None,
    );
    Ok(CitationPicture::of(graph, Vec::new(), args.dark))
}

pub(crate) fn draw_office(app: &App, args: DrawOfficeArgs) -> Result<CitationPicture, AppError> {
    let paths: Vec<PathBuf> = args.paths.iter().map(PathBuf::from).collect();
    of_paths(app, &paths, args.dark)
}

fn of_paths(app: &App, paths: &[PathBuf], dark: bool) -> Result<CitationPicture, AppError> {
    let (read, unread) = read_all(paths)?;
    let day = (read.len() > 1).then(|| app.now().date_naive());
    picture(app, &read, unread, day, dark)
}

/// The picture of documents under their names; of several, as they are on `day`.
pub(crate) fn picture(
    app: &App,
    read: &[(String, Document)],
    unread: Vec<UnreadFile>,
    day: Option<NaiveDate>,
    dark: bool,
) -> Result<CitationPicture, AppError> {
    let library = references::library(app)?;
    let documents = read
        .iter()
        .map(|(name, document)| (name.as_str(), document));
    let graph = graph(documents, references::knowledge(&library), day);
    Ok(CitationPicture::of(graph, unread, dark))
}

pub(crate) fn write_picture(_: &App, args: WritePictureArgs) -> Result<WrittenFile, AppError> {
    files::write_one(NewFile {
        path: PathBuf::from(args.path),
        bytes: args.bytes,
    })
}

pub(crate) fn learn_references(
    app: &App,
    args: LearnReferencesArgs,
) -> Result<LearntReferences, AppError> {
    let paths: Vec<PathBuf> = args.paths.iter().map(PathBuf::from).collect();
    learn(app, &paths, args.dry_run)
}

fn learn(app: &App, paths: &[PathBuf], dry_run: bool) -> Result<LearntReferences, AppError> {
    let (read, unread) = read_all(paths)?;
    let _one_at_a_time = app.lock_store();
    let library = references::library(app)?;
    let knowledge = references::knowledge(&library);
    let said = read
        .iter()
        .flat_map(|(name, document)| thethuc_check::teachings(name, document, knowledge));
    let lesson = library.learn(said);
    if !dry_run {
        references::add(app, lesson.added.clone())?;
    }
    Ok(LearntReferences { lesson, unread })
}

/// Documents with the names of their files, and the files that could not be read. A single file that
/// cannot be read is an error.
type Documents = (Vec<(String, Document)>, Vec<UnreadFile>);

fn read_all(paths: &[PathBuf]) -> Result<Documents, AppError> {
    if let [path] = paths
        && !files::is_folder(path)
    {
        return Ok((vec![(name(path), read(path)?)], Vec::new()));
    }
    let mut files = Vec::new();
    for path in paths {
        if files::is_folder(path) {
            files.extend(documents_under(path)?);
        } else {
            files.push(path.clone());
        }
    }
    let (mut documents, mut unread) = (Vec::new(), Vec::new());
    for path in files {
        match read(&path) {
            Ok(document) => documents.push((name(&path), document)),
            Err(error) => unread.push(UnreadFile::of(path.display().to_string(), &error)),
        }
    }
    Ok((documents, unread))
}

impl UnreadFile {
    pub(crate) fn of(path: String, error: &AppError) -> Self {
        Self {
            path,
            reason: messages::error_text(&ErrorDto::from(error)),
        }
    }
}

fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

/// A document of ours, or a Word file as one.
pub(crate) fn read(path: &Path) -> Result<Document, AppError> {
    if given::is_ours(path) {
        return given::document(path);
    }
    Ok(thethuc_recognize::recognize(&given::reading(path)?).document)
}
