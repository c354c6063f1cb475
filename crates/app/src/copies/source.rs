//! What is copied: a PDF, pictures of its pages, or for a trích sao a document composed anew.

use std::path::{Path, PathBuf};

use thethuc_law::{Copies, HinhThucSao};
use thethuc_scans::{Overview, Picture, overview};
use thethuc_signature::MAX_PDF_BYTES;

use super::error::{CopyError, Poor};
use crate::App;
use crate::error::AppError;
use crate::signature::is_signed;
use crate::{files, given, pages};

/// The largest picture that is read, in bytes.
const MAX_PICTURE_BYTES: usize = 128 << 20;
/// A scanned page shows little but its picture: this share of it, at least.
const SCANNED: f64 = 0.5;

/// What is copied.
pub(super) struct Source {
    /// It as PDF.
    pub(super) bytes: Vec<u8>,
    /// Whether the original is an electronic document: one that is signed — Điều 3.9.
    pub(super) is_electronic: bool,
    /// SHA-256 of the original, as PDF.
    pub(super) original_sha256: String,
    /// What its pages are like.
    pub(super) overview: Overview,
    /// The files that it came from, which the register keeps.
    pub(super) files: Vec<PathBuf>,
}

impl App {
    pub(super) fn copied(&self, wish: &super::CopyWish) -> Result<Source, AppError> {
        let first = wish.files.first().ok_or(CopyError::Sources)?;
        let bytes = match (wish.form, wish.files.as_slice()) {
            (HinhThucSao::TrichSao, [path]) if given::is_ours(path) => {
                pages::as_pdf(self, &given::document(path)?)?
            }
            (HinhThucSao::TrichSao, _) => {
                let path = first.clone();
                return Err(CopyError::NotComposed { path }.into());
            }
            (_, [path]) if ends_with(path, "pdf") => files::read(path, MAX_PDF_BYTES)?,
            (_, pictures) => scanned(pictures, wish.dpi)?,
        };
        let mut files = wish.files.clone();
        let (is_electronic, original_sha256) = match &wish.original {
            Some(path) => {
                let original = files::read(path, MAX_PDF_BYTES)?;
                files.push(path.clone());
                (is_signed(path, &original)?, files::sha256(&original))
            }
            None => (is_signed(first, &bytes)?, files::sha256(&bytes)),
        };
        Ok(Source {
            overview: overview(&bytes).map_err(scan(first))?,
            bytes,
            is_electronic,
            original_sha256,
            files,
        })
    }
}

fn ends_with(path: &Path, ending: &str) -> bool {
    path.extension()
        .is_some_and(|found| found.eq_ignore_ascii_case(ending))
}

/// Pictures as a PDF, each in its real size.
fn scanned(paths: &[PathBuf], dpi: Option<u16>) -> Result<Vec<u8>, AppError> {
    let mut pictures = Vec::new();
    for path in paths {
        if ends_with(path, "pdf") || given::is_ours(path) {
            return Err(CopyError::Sources.into());
        }
        let bytes = files::read(path, MAX_PICTURE_BYTES)?;
        pictures.push(Picture::read(&bytes, dpi).map_err(scan(path))?);
    }
    let first = paths.first().ok_or(CopyError::Sources)?;
    let title = first.file_stem().unwrap_or_default().to_string_lossy();
    Ok(thethuc_scans::pdf(&pictures, &title).map_err(scan(first))?)
}

fn scan(path: &Path) -> impl Fn(thethuc_scans::ScanError) -> CopyError {
    move |source| CopyError::Scan {
        path: path.to_owned(),
        source,
    }
}

impl Source {
    /// Whether the pages are digitised as PL I, Phần II/I.2 asks for: version of PDF, colours,
    /// resolution. The real size follows from the resolution.
    pub(super) fn check_scan(&self, law: &Copies) -> Result<(), CopyError> {
        let path = || self.files.first().cloned().unwrap_or_default();
        let poor = |page, why| CopyError::Poor {
            path: path(),
            page,
            why,
        };
        let version = self.overview.version;
        if version < law.phien_ban_pdf_phan_muoi.min {
            return Err(poor(1, Poor::Old { version }));
        }
        for (page, number) in self.overview.pages.iter().zip(1..) {
            let dpi = page.dpi.filter(|_| page.covered >= SCANNED);
            let dpi = dpi.ok_or_else(|| poor(number, Poor::NoScan))?;
            // Half a dot: what a file tells in metres or points is rounded.
            if dpi + 0.5 < f64::from(law.do_phan_giai_dpi.min) {
                return Err(poor(number, Poor::Coarse { dpi }));
            }
            if !page.is_colour {
                return Err(poor(number, Poor::Grey));
            }
        }
        Ok(())
    }
}
