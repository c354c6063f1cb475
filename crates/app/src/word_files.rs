//! Word files and folders of them: which there are, what one was understood as, and the report on
//! many.

use std::path::{Path, PathBuf};

use thethuc_recognize::recognize;

use crate::App;
use crate::batch::documents_under;
use crate::dto::{CheckedFile, ExportReportsArgs, PathArgs, PathsArgs, WordDraft, WrittenFile};
use crate::error::AppError;
use crate::files::{self, NewFile};
use crate::given;
use crate::report::{Checked, Format, whole};

/// The files that are named, and the documents in the folders that are named.
pub(crate) fn list_documents(_: &App, args: PathsArgs) -> Result<Vec<String>, AppError> {
    let mut found = Vec::new();
    for path in args.paths.iter().map(Path::new) {
        if files::is_folder(path) {
            found.extend(documents_under(path)?);
        } else {
            found.push(path.to_owned());
        }
    }
    Ok(found
        .iter()
        .map(|path| path.display().to_string())
        .collect())
}

pub(crate) fn read_word(_: &App, args: PathArgs) -> Result<WordDraft, AppError> {
    let reading = given::reading(Path::new(&args.path))?;
    Ok(WordDraft {
        document: recognize(&reading).document,
    })
}

pub(crate) fn export_reports(
    _: &App,
    args: ExportReportsArgs,
) -> Result<Vec<WrittenFile>, AppError> {
    let checked: Vec<Checked> = args.files.into_iter().map(checked).collect();
    let targets = [(Format::Csv, args.csv), (Format::Html, args.html)];
    let new_files: Vec<NewFile> = targets
        .into_iter()
        .filter_map(|(format, path)| {
            Some(NewFile {
                path: PathBuf::from(path?),
                bytes: whole(format, &checked).into_bytes(),
            })
        })
        .collect();
    if new_files.is_empty() {
        return Err(AppError::NothingToExport);
    }
    files::write_all(&new_files)
}

fn checked(file: CheckedFile) -> Checked {
    match file.report {
        Some(report) => Checked::Report(report),
        None => Checked::Unread {
            path: file.path,
            message: file.message.unwrap_or_default(),
        },
    }
}
