//! The documents that the suites run on.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use thethuc_model::{Document, read_document};

use crate::{long_document, places};

/// A document with the name that reports call it by.
#[derive(Debug, Clone)]
pub struct Case {
    /// `cong-van`, `seed-000-bac-giang`.
    pub name: String,
    /// The document.
    pub document: Document,
}

impl Case {
    /// Reads a document file; its name is that of the file, for a sample that of its kind.
    ///
    /// # Errors
    /// When the file cannot be read or is no document.
    pub fn read(file: &Path) -> Result<Self> {
        let name = file.file_stem().context("a file without a name")?;
        let folder = file.parent().and_then(Path::file_name);
        let name = match folder {
            Some(kind) if is_sample(file) => {
                let name = name.to_string_lossy().replacen("sample", "", 1);
                format!("sample-{}{name}", kind.to_string_lossy())
            }
            _ => name.to_string_lossy().into_owned(),
        };
        let bytes = fs::read(file).with_context(|| file.display().to_string())?;
        let document = read_document(&bytes).with_context(|| file.display().to_string())?;
        Ok(Self { name, document })
    }
}

fn is_sample(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with("sample") && name.ends_with(".json")
}

/// The samples of all kinds, then the documents of `tests/documents/`, by name.
///
/// # Errors
/// When a file cannot be read or is no document, or there is none.
pub fn short_documents() -> Result<Vec<Case>> {
    let mut cases = Vec::new();
    for folder in sorted(&places::root().join("templates"))? {
        for file in sorted(&folder)? {
            if is_sample(&file) {
                cases.push(Case::read(&file)?);
            }
        }
    }
    ensure!(!cases.is_empty(), "no kind has a sample");
    for file in sorted(&places::root().join("tests/documents"))? {
        if file
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            cases.push(Case::read(&file)?);
        }
    }
    Ok(cases)
}

/// [`short_documents`] and the long one.
///
/// # Errors
/// When a file cannot be read or is no document.
pub fn all_documents() -> Result<Vec<Case>> {
    let mut cases = short_documents()?;
    cases.push(Case {
        name: "long".to_owned(),
        document: long_document()?,
    });
    Ok(cases)
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_>>()?;
    paths.sort();
    Ok(paths)
}
