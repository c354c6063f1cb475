//! The files that a call asks for.

use std::path::{Path, PathBuf};

use thethuc_app::batch::documents_under;
use thethuc_app::error::ErrorDto;
use thethuc_app::files::is_folder;

/// What the name of a mended file has before its ending.
pub(super) const MENDED: &str = ".sửa";

/// A file to check.
pub(super) struct Target {
    /// The file.
    pub(super) path: PathBuf,
    /// Its path in the folder that was named; its name when it was named itself.
    pub(super) inner: PathBuf,
    /// It was named itself.
    pub(super) is_named: bool,
}

impl Target {
    /// Whether it is to be mended: a PDF in a folder is only checked, one that was named is refused.
    pub(super) fn is_mendable(&self) -> bool {
        let ending = self.path.extension().unwrap_or_default();
        self.is_named || !ending.eq_ignore_ascii_case("pdf")
    }
}

/// A path that could not be looked into.
pub(super) type Unreadable = (PathBuf, ErrorDto);

/// The files named, and those in the folders named, each once. Mended files are not mended again.
pub(super) fn targets(paths: &[PathBuf], mending: bool) -> (Vec<Target>, Vec<Unreadable>) {
    let (mut targets, mut unreadable) = (Vec::new(), Vec::new());
    for path in paths {
        if !is_folder(path) {
            targets.push(Target {
                path: path.clone(),
                inner: path.file_name().unwrap_or_default().into(),
                is_named: true,
            });
            continue;
        }
        match documents_under(path) {
            Ok(found) => targets.extend(found.into_iter().map(|file| Target {
                inner: file.strip_prefix(path).unwrap_or(&file).to_owned(),
                path: file,
                is_named: false,
            })),
            Err(error) => unreadable.push((path.clone(), ErrorDto::from(&error))),
        }
    }
    targets.retain(|target| target.is_named || !(mending && is_mended(&target.path)));
    (targets, unreadable)
}

fn is_mended(path: &Path) -> bool {
    path.file_stem()
        .is_some_and(|stem| stem.to_string_lossy().ends_with(MENDED))
}
