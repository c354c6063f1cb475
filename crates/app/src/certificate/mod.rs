//! The certificate of form (phiếu kiểm tra thể thức): exported files read back from the disk and
//! measured, and later compared with what was measured.

mod page;
mod words;

pub(crate) use words::words;

use std::path::{Path, PathBuf};

use chrono::SecondsFormat;
use thethuc_certificate::{About, Certificate, Exported, Fate, Medium, Outcome, certify};
use thethuc_layout::Layouter;
use thethuc_model::Document;
use thethuc_pdf::Metadata;

use crate::App;
use crate::dto::{CertificateSummary, CertifiedFile, FileFate, PathArgs};
use crate::error::AppError;
use crate::files::{self, NewFile};

/// No exported file and no certificate is larger.
const MAX_BYTES: usize = 1 << 30;

/// What errors call it.
const NAME: &str = "phiếu kiểm tra thể thức";

/// Where a certificate is to stand.
#[derive(Debug, Default)]
pub(crate) struct Targets {
    /// As JSON.
    pub(crate) json: Option<String>,
    /// As a printable PDF.
    pub(crate) page: Option<String>,
}

impl Targets {
    /// Whether no certificate is wished.
    pub(crate) fn is_empty(&self) -> bool {
        self.json.is_none() && self.page.is_none()
    }
}

/// Reads exported files back and certifies them: what was found, and the files of the certificate.
pub(crate) fn certificate(
    app: &App,
    document: &Document,
    title: &str,
    exported: &[(Medium, PathBuf)],
    targets: Targets,
) -> Result<(CertificateSummary, Vec<NewFile>), AppError> {
    let certificate = measured(app, document, title, exported)?;
    let mut new_files = Vec::new();
    if let Some(path) = targets.json {
        // A certificate holds nothing that JSON cannot: strings, whole numbers and finite figures.
        let bytes = serde_json::to_vec_pretty(&certificate).unwrap_or_default();
        new_files.push(new_file(path, bytes));
    }
    if let Some(path) = targets.page {
        new_files.push(new_file(path, printed(app, &certificate)?));
    }
    let summary = CertificateSummary {
        passed: certificate.count(Outcome::Passed),
        failed: certificate.count(Outcome::Failed),
        not_evaluated: certificate.count(Outcome::NotEvaluated),
    };
    Ok((summary, new_files))
}

fn measured(
    app: &App,
    document: &Document,
    title: &str,
    exported: &[(Medium, PathBuf)],
) -> Result<Certificate, AppError> {
    let read = |(medium, path): &(Medium, PathBuf)| {
        let bytes = files::read(path, MAX_BYTES)?;
        Ok((*medium, name_of(path), bytes))
    };
    let read: Vec<(Medium, String, Vec<u8>)> =
        exported.iter().map(read).collect::<Result<_, AppError>>()?;
    let files: Vec<Exported<'_>> = read
        .iter()
        .map(|(medium, name, bytes)| Exported {
            medium: *medium,
            name,
            bytes,
        })
        .collect();
    let about = About {
        program: format!("Thể Thức {}", env!("CARGO_PKG_VERSION")),
        issued: app.now().to_rfc3339_opts(SecondsFormat::Secs, false),
        title: title.to_owned(),
    };
    certify(about, document, &files).map_err(not_made)
}

/// The printable page, with the outputs of the program itself.
fn printed(app: &App, certificate: &Certificate) -> Result<Vec<u8>, AppError> {
    let mut markup = page::markup(certificate);
    thethuc_layout::fit(&mut markup, &app.fonts.set);
    let pages = Layouter::new(app.fonts.set.clone()).paginate(&markup);
    let metadata = Metadata {
        title: markup.title,
        author: markup.author,
        created: app.now(),
    };
    thethuc_pdf::write(&pages, &app.fonts.set, &metadata).map_err(not_made)
}

/// Compares the files beside a certificate with what it says of their bytes.
pub(crate) fn verify(_: &App, args: PathArgs) -> Result<Vec<CertifiedFile>, AppError> {
    let path = PathBuf::from(args.path);
    let json = files::read(&path, MAX_BYTES)?;
    let certificate: Certificate =
        serde_json::from_slice(&json).map_err(|error| AppError::DamagedData {
            path: path.clone(),
            detail: error.to_string(),
        })?;
    let folder = path.parent().unwrap_or(Path::new(""));
    certificate
        .files
        .iter()
        .map(|file| {
            // A name with steps would lead out of the folder.
            let beside = folder.join(Path::new(&file.name).file_name().unwrap_or_default());
            let fate = match files::is_there(&beside) {
                false => FileFate::Missing,
                true => match file.fate(&files::read(&beside, MAX_BYTES)?) {
                    Fate::Same => FileFate::Same,
                    Fate::Changed => FileFate::Changed,
                },
            };
            Ok(CertifiedFile {
                path: beside.display().to_string(),
                fate,
            })
        })
        .collect()
}

fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

fn new_file(path: String, bytes: Vec<u8>) -> NewFile {
    NewFile {
        path: PathBuf::from(path),
        bytes,
    }
}

fn not_made<E: std::error::Error + Send + Sync + 'static>(error: E) -> AppError {
    AppError::Output {
        format: NAME,
        source: Box::new(error),
    }
}
