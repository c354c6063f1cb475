//! A package for an archive, checked where it stands.

use std::path::Path;

use thethuc_package::names::ends_in;
use thethuc_package::submission::{Checked, Fault, Found, ROOT, check};

use crate::App;
use crate::dto::{CheckSubmissionArgs, CheckedPackage};
use crate::error::AppError;
use crate::files::{self, Entry};
use crate::messages::package_text;

/// The largest XML file of a package that is read, bytes: a hồ sơ of ten thousand documents has a
/// quarter of it.
const MAX_XML_BYTES: u64 = 64 << 20;
/// How many files a package may have.
const MAX_FILES: usize = 100_000;

/// Checks a package: every file against its SHA-256, none missing and none more, and the whole
/// against the SHA-256 that came with it.
pub(crate) fn check_submission(
    _: &App,
    args: CheckSubmissionArgs,
) -> Result<CheckedPackage, AppError> {
    let folder = files::real_path(Path::new(&args.path))?;
    let name = folder.file_name().unwrap_or(folder.as_os_str());
    let checked = check_folder(&folder, &name.to_string_lossy())?;
    let (_, sha256) = files::seal(&folder.join(ROOT))?;
    let mut faults: Vec<String> = checked.faults.iter().map(in_words).collect();
    let wanted = args.sha256.trim().to_lowercase();
    if !wanted.is_empty() && wanted != sha256 {
        faults.insert(0, package_text("fault-root", &[("sha256", wanted)]));
    }
    Ok(CheckedPackage {
        objid: checked.objid,
        title: checked.title,
        documents: checked.documents,
        files: checked.files,
        sha256,
        faults,
    })
}

/// Checks a package that stands in a folder and shall have that name.
pub(crate) fn check_folder(folder: &Path, name: &str) -> Result<Checked, AppError> {
    let mut found = Vec::new();
    gather(folder, "", &mut found)?;
    check(name, &found).map_err(|source| AppError::Package {
        path: folder.to_owned(),
        source,
    })
}

/// Every file under a folder, with its place in the package. What leads out of it by a link counts as
/// a file of its own name.
fn gather(folder: &Path, place: &str, found: &mut Vec<Found>) -> Result<(), AppError> {
    for (path, entry) in files::entries(folder)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let place = match place {
            "" => name.into_owned(),
            place => format!("{place}/{name}"),
        };
        match entry {
            Entry::Folder => gather(&path, &place, found)?,
            Entry::File | Entry::Other if found.len() >= MAX_FILES => {
                let error = std::io::ErrorKind::FileTooLarge;
                return Err(AppError::file(folder, error.into()));
            }
            Entry::Other => found.push(Found {
                path: place,
                bytes: 0,
                sha256: String::new(),
                xml: None,
            }),
            Entry::File => found.push(file(&path, place)?),
        }
    }
    Ok(())
}

fn file(path: &Path, place: String) -> Result<Found, AppError> {
    let (bytes, sha256) = files::seal(path)?;
    let describes = ends_in(&place, "xml") && !place.contains("/data/") && bytes <= MAX_XML_BYTES;
    let limit = usize::try_from(MAX_XML_BYTES).unwrap_or(usize::MAX);
    let xml = describes.then(|| files::read(path, limit)).transpose()?;
    Ok(Found {
        path: place,
        bytes,
        sha256,
        xml,
    })
}

/// What is wrong with a package, and what to do.
fn in_words(fault: &Fault) -> String {
    let (key, value) = match fault {
        Fault::Folder { wanted } => ("fault-folder", wanted),
        Fault::Missing(path) => ("fault-missing", path),
        Fault::Extra(path) => ("fault-extra", path),
        Fault::Outside(path) => ("fault-outside", path),
        Fault::Twice(path) => ("fault-twice", path),
        Fault::Size(path) => ("fault-size", path),
        Fault::Changed(path) => ("fault-changed", path),
        Fault::Unsealed(path) => ("fault-unsealed", path),
        Fault::Unreadable(path) => ("fault-unreadable", path),
        Fault::Premis(path) => ("fault-premis", path),
        Fault::Undescribed(path) => ("fault-undescribed", path),
        Fault::DocTotal(total) => ("fault-doc-total", total),
    };
    package_text(key, &[("value", value.clone())])
}
