//! The office's own templates: folders beside its data, copied from those of the program, checked
//! before they are used, and handed from desk to desk as one file.
//!
//! Invariant: they only add kinds. A folder of the office has a name that no kind of the program
//! has, and one that is faulty is left out, so that every kind of the program goes on as before.

mod check;
mod copy;
mod edit;
mod package;

use std::path::{Path, PathBuf};

use thethuc_compose::{ComposeError, Templates};

use crate::App;
use crate::dto::{
    CopyTemplateArgs, Done, NoArgs, OwnTemplate, PathArgs, ShareTemplateArgs, TemplateArgs,
    TemplateDraft, TemplateReport, WriteTemplateArgs, WrittenFile,
};
use crate::error::AppError;
use crate::files::{self, Entry, NewFile};

/// Where the office's templates stand, in the data folder.
const FOLDER: &str = "templates";
/// The folder of parts that several kinds use; it is the program's.
const SHARED: &str = "shared";
/// No file of a template is larger, in bytes.
const MAX_BYTES: usize = 1 << 20;
/// No folder of a template has more files.
const MAX_FILES: usize = 64;

/// Files of templates: path from the folder of templates, and text.
type Files = Vec<(String, String)>;

/// The templates of the program and those of the office that are sound.
pub(crate) fn load(data: &Path) -> Templates {
    let mut templates = Templates::builtin();
    for (_, folder) in folders(&data.join(FOLDER)).unwrap_or_default() {
        if let Ok(more) = read(&folder).and_then(|files| with(&templates, files)) {
            templates = more;
        }
    }
    templates
}

/// The templates of a folder that is named for this run, over those that stand; it may hold parts
/// in the place of the program's.
pub(crate) fn over(templates: &Templates, folder: &Path) -> Result<Templates, AppError> {
    let mut files = Files::new();
    for (_, folder) in folders(folder)? {
        files.extend(read(&folder)?);
    }
    with(templates, files)
}

fn with(templates: &Templates, files: Files) -> Result<Templates, AppError> {
    templates
        .with_files(files)
        .map_err(|fault| ComposeError::Template(fault).into())
}

pub(crate) fn list(app: &App, _: NoArgs) -> Result<Vec<OwnTemplate>, AppError> {
    let own = folders(&own_folder(app))?;
    Ok(own
        .into_iter()
        .map(|(id, folder)| {
            let report = check::folder(app, &id, &folder);
            OwnTemplate {
                folder: folder.display().to_string(),
                name: report.name,
                faults: report.faults.len(),
                id,
            }
        })
        .collect())
}

pub(crate) fn check(app: &App, args: TemplateArgs) -> Result<TemplateReport, AppError> {
    let folder = existing(app, &args.id)?;
    Ok(check::folder(app, &args.id, &folder))
}

/// What can be changed in a template of the office.
pub(crate) fn read_draft(app: &App, args: TemplateArgs) -> Result<TemplateDraft, AppError> {
    let folder = existing(app, &args.id)?;
    edit::draft(&args.id, &folder, &read(&folder)?)
}

/// Keeps what was changed in a template of the office, and checks it. A faulty one is kept too, so
/// that no work is lost, and is not used.
pub(crate) fn write(app: &App, args: WriteTemplateArgs) -> Result<TemplateReport, AppError> {
    let id = args.draft.id.clone();
    let folder = existing(app, &id)?;
    let changed = edit::changed(&args.draft, &folder, &read(&folder)?)?;
    put(app, &folder, changed)?;
    Ok(check::folder(app, &id, &folder))
}

/// Copies a kind under a name of the office's, to be changed.
pub(crate) fn copy(app: &App, args: CopyTemplateArgs) -> Result<OwnTemplate, AppError> {
    let folder = free(app, &args.id)?;
    let files = copy::files(&Templates::builtin(), &args)?;
    put(app, &folder, files)?;
    Ok(OwnTemplate {
        folder: folder.display().to_string(),
        name: args.name,
        id: args.id,
        faults: 0,
    })
}

/// Writes a template as one file. A faulty one is not handed on.
pub(crate) fn share(app: &App, args: ShareTemplateArgs) -> Result<WrittenFile, AppError> {
    let folder = existing(app, &args.id)?;
    refuse(check::folder(app, &args.id, &folder))?;
    let bytes = package::pack(&read(&folder)?)?;
    files::write_one(NewFile {
        path: PathBuf::from(args.path),
        bytes,
    })
}

/// Takes in a template that was handed on; one that is faulty, or that would stand in the place of
/// another, is refused.
pub(crate) fn take(app: &App, args: PathArgs) -> Result<OwnTemplate, AppError> {
    let path = PathBuf::from(args.path);
    let (id, read) = package::unpack(&path, &files::read(&path, package::MAX_BYTES)?)?;
    let folder = free(app, &id)?;
    let report = refuse(check::files(app, &id, read.clone()))?;
    put(app, &folder, read)?;
    Ok(OwnTemplate {
        folder: folder.display().to_string(),
        name: report.name,
        id,
        faults: 0,
    })
}

pub(crate) fn remove(app: &App, args: TemplateArgs) -> Result<Done, AppError> {
    let folder = existing(app, &args.id)?;
    files::remove_folder(&folder)?;
    app.reload_templates();
    Ok(Done {})
}

/// A report without faults, or the first fault.
fn refuse(report: TemplateReport) -> Result<TemplateReport, AppError> {
    match report.faults.first() {
        None => Ok(report),
        Some(fault) => Err(AppError::Template {
            place: fault.place.clone(),
            fault: fault.text.clone(),
        }),
    }
}

fn put(app: &App, folder: &Path, read: Files) -> Result<(), AppError> {
    files::make_folder(folder)?;
    let parent = folder.parent().unwrap_or(folder);
    let new: Vec<NewFile> = read
        .into_iter()
        .map(|(name, text)| NewFile {
            path: parent.join(name),
            bytes: text.into_bytes(),
        })
        .collect();
    files::write_all(&new)?;
    app.reload_templates();
    Ok(())
}

fn own_folder(app: &App) -> PathBuf {
    app.store.folder().join(FOLDER)
}

/// The folder of a template of the office.
fn existing(app: &App, id: &str) -> Result<PathBuf, AppError> {
    let folder = own_folder(app).join(id);
    if is_name(id) && files::is_folder(&folder) {
        Ok(folder)
    } else {
        Err(AppError::UnknownKind {
            kind: id.to_owned(),
        })
    }
}

/// The folder of a template that is to be made.
fn free(app: &App, id: &str) -> Result<PathBuf, AppError> {
    if !is_name(id) {
        return Err(AppError::BadTemplateId { id: id.to_owned() });
    }
    let folder = own_folder(app).join(id);
    if Templates::builtin().kind(id).is_some() || files::is_there(&folder) {
        return Err(AppError::AlreadyThere { path: folder });
    }
    Ok(folder)
}

/// A name that a folder of the office may have: small letters, digits and `-`.
fn is_name(id: &str) -> bool {
    let is_part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    id != SHARED && (1..=60).contains(&id.len()) && id.chars().all(is_part)
}

/// The folders of a folder of templates, by name; none when it is not there.
fn folders(folder: &Path) -> Result<Vec<(String, PathBuf)>, AppError> {
    if !files::is_there(folder) {
        return Ok(Vec::new());
    }
    let mut found: Vec<(String, PathBuf)> = files::entries(folder)?
        .into_iter()
        .filter(|(_, entry)| *entry == Entry::Folder)
        .map(|(path, _)| (name_of(&path), path))
        .collect();
    found.sort();
    Ok(found)
}

/// The files of a template's folder that the program reads.
fn read(folder: &Path) -> Result<Files, AppError> {
    let own = name_of(folder);
    let mut found = Files::new();
    for (path, entry) in files::entries(folder)? {
        let name = name_of(&path);
        if entry != Entry::File || !is_read(&name) || found.len() == MAX_FILES {
            continue;
        }
        let bytes = files::read(&path, MAX_BYTES)?;
        let text = String::from_utf8(bytes).map_err(|error| AppError::DamagedData {
            path: path.clone(),
            detail: error.to_string(),
        })?;
        found.push((format!("{own}/{name}"), text));
    }
    found.sort();
    Ok(found)
}

fn is_read(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default();
    matches!(ending, "xml" | "toml" | "json")
}

fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}
