//! Document files: opening, saving, and which were used last.

use std::path::{Path, PathBuf};

use thethuc_model::{Document, write_document};

use crate::dto::{
    DocumentArgs, DocumentDto, NoArgs, OpenedDocument, PathArgs, RecentFile, SaveDocumentArgs,
    WrittenFile,
};
use crate::error::AppError;
use crate::files::{self, NewFile};
use crate::{App, given};

const RECENT: &str = "recent";
const MAX_RECENT: usize = 20;

pub(crate) fn open(app: &App, args: PathArgs) -> Result<OpenedDocument, AppError> {
    let path = PathBuf::from(&args.path);
    let document = given::document(&path)?;
    remember(app, &path, &document);
    Ok(OpenedDocument {
        name: file_name(&path),
        path: args.path,
        document,
    })
}

pub(crate) fn read(_: &App, args: DocumentArgs) -> Result<DocumentDto, AppError> {
    let document = args.document.read()?;
    Ok(DocumentDto { document })
}

pub(crate) fn save(app: &App, args: SaveDocumentArgs) -> Result<WrittenFile, AppError> {
    let document = args.document.read()?;
    let path = PathBuf::from(args.path);
    let bytes = write_document(&document).into_bytes();
    let size = bytes.len() as u64;
    files::write_all(&[NewFile {
        path: path.clone(),
        bytes,
    }])?;
    remember(app, &path, &document);
    Ok(WrittenFile {
        path: path.display().to_string(),
        bytes: size,
    })
}

/// A damaged list is an empty one: it is a convenience, and the next file begins it anew.
pub(crate) fn recent(app: &App, _: NoArgs) -> Result<Vec<RecentFile>, AppError> {
    match app.store.read(RECENT) {
        Err(AppError::DamagedData { .. }) => Ok(Vec::new()),
        read => Ok(read?.unwrap_or_default()),
    }
}

/// What a list shows of a document: its trích yếu, else the name of its kind.
pub(crate) fn title(app: &App, document: &Document) -> String {
    let trich_yeu = document.trich_yeu.plain();
    if !trich_yeu.trim().is_empty() {
        return trich_yeu;
    }
    app.templates()
        .kind(&document.kind)
        .map_or_else(|| document.kind.clone(), |kind| kind.name.clone())
}

/// A file that cannot be remembered was opened or saved all the same.
fn remember(app: &App, path: &Path, document: &Document) {
    let _one_at_a_time = app.lock_store();
    let used = RecentFile {
        path: path.display().to_string(),
        name: file_name(path),
        title: document
            .secrecy()
            .map_or_else(|| title(app, document), |degree| degree.name().to_owned()),
        used_at: app.now().to_rfc3339(),
    };
    let mut files = recent(app, NoArgs {}).unwrap_or_default();
    files.retain(|file| file.path != used.path);
    files.insert(0, used);
    files.truncate(MAX_RECENT);
    let _ = app.store.write(RECENT, &files);
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}
