//! Where mended files and receipts go.

use std::path::{Path, PathBuf};

use thethuc_app::dto::MendedFile;
use thethuc_app::error::ErrorDto;
use thethuc_app::files::{self, NewFile};
use thethuc_app::{App, report};

use super::targets::{MENDED, Target};
use crate::args::CheckArgs;

/// Where mended files go.
pub(super) enum Mending {
    /// Each beside its original, under a name of its own.
    Beside,
    /// Each in the place of its original.
    InPlace,
    /// The only one there is, to this file.
    File(PathBuf),
    /// Into this folder, laid out as the originals are.
    Folder(PathBuf),
}

impl Mending {
    pub(super) fn new(args: &CheckArgs, targets: &[Target]) -> Result<Self, ErrorDto> {
        Ok(match &args.output {
            None if args.in_place => Self::InPlace,
            None => Self::Beside,
            Some(place) if files::is_folder(place) => Self::Folder(place.clone()),
            Some(place) if matches!(targets, [only] if only.is_named) => Self::File(place.clone()),
            Some(place) => {
                files::make_folder(place).map_err(|error| ErrorDto::from(&error))?;
                Self::Folder(place.clone())
            }
        })
    }

    pub(super) fn mend(&self, app: &App, target: &Target) -> Result<MendedFile, ErrorDto> {
        let output = match self {
            Self::Beside => beside(&target.path),
            Self::InPlace => target.path.clone(),
            Self::File(file) => file.clone(),
            Self::Folder(folder) => {
                let place = folder.join(&target.inner);
                let inside = place.parent().unwrap_or(folder);
                files::make_folder(inside).map_err(|error| ErrorDto::from(&error))?;
                place
            }
        };
        app.mend_path(&target.path, &output)
    }
}

/// `a/b.docx` → `a/b.sửa.docx`.
fn beside(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}{MENDED}.{ending}"))
}

/// Writes what was mended and what was left, of all files.
pub(super) fn write_receipts(path: &Path, receipts: &[MendedFile]) -> Result<(), ErrorDto> {
    let is_json = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    let text = if is_json {
        // A receipt holds only strings and lists: always JSON.
        serde_json::to_string_pretty(receipts).unwrap_or_default() + "\n"
    } else {
        receipts.iter().map(report::receipt).collect()
    };
    let file = NewFile {
        path: path.to_owned(),
        bytes: text.into_bytes(),
    };
    files::write_all(&[file])
        .map(|_| ())
        .map_err(|error| ErrorDto::from(&error))
}
