//! Drivers that are known by name, and which of them this machine has.

#![allow(
    clippy::disallowed_methods,
    reason = "looks which drivers stand in the folders of the system"
)]

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

const LIST: &str = include_str!("../data/drivers.toml");

/// A driver that stands on this machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Driver {
    /// Whose tokens it is for.
    pub name: String,
    /// Its file.
    pub file: PathBuf,
}

#[derive(Debug, Default, Deserialize)]
struct List {
    folders: Folders,
    driver: Vec<Known>,
}

#[derive(Debug, Default, Deserialize)]
struct Folders {
    windows: Vec<PathBuf>,
    macos: Vec<PathBuf>,
    linux: Vec<PathBuf>,
}

#[derive(Debug, Deserialize)]
struct Known {
    name: String,
    files: Vec<String>,
}

/// The known drivers that this machine has, in the order of the list.
#[must_use]
pub fn installed() -> Vec<Driver> {
    let list = list();
    let folders = match () {
        () if cfg!(windows) => &list.folders.windows,
        () if cfg!(target_os = "macos") => &list.folders.macos,
        () => &list.folders.linux,
    };
    found_in(folders, &list.driver)
}

fn list() -> List {
    // The list is part of the program, and a test reads it.
    toml::from_str(LIST).unwrap_or_default()
}

fn found_in(folders: &[PathBuf], known: &[Known]) -> Vec<Driver> {
    let mut files: Vec<PathBuf> = folders
        .iter()
        .filter_map(|folder| std::fs::read_dir(folder).ok())
        .flat_map(|entries| entries.flatten().map(|entry| entry.path()))
        .collect();
    files.sort();
    let of = |known: &Known| -> Vec<Driver> {
        let is_one = |file: &&PathBuf| known.files.iter().any(|pattern| is_named(file, pattern));
        let found = files.iter().filter(is_one);
        found
            .map(|file| Driver {
                name: known.name.clone(),
                file: file.clone(),
            })
            .collect()
    };
    known.iter().flat_map(of).collect()
}

/// Whether a file has that name; capitals count for nothing, as on Windows.
fn is_named(file: &Path, pattern: &str) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let (name, pattern) = (name.to_lowercase(), pattern.to_lowercase());
    match pattern.split_once('*') {
        None => name == pattern,
        Some((start, end)) => {
            name.len() >= start.len() + end.len() && name.starts_with(start) && name.ends_with(end)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_read_and_its_names_are_names() {
        let list = list();
        assert!(list.driver.len() > 10);
        for known in &list.driver {
            assert!(!known.files.is_empty(), "{}", known.name);
            for file in &known.files {
                assert!(!file.contains(['/', '\\']) && file.matches('*').count() <= 1);
            }
        }
    }

    #[test]
    fn a_star_stands_for_any_letters_and_capitals_for_none() {
        let is = |name: &str, pattern| is_named(Path::new(name), pattern);
        assert!(is("/x/VNPTCA_P11_V8.dll", "vnptca_p11_v*.dll"));
        assert!(is("/x/BkavCA.dll", "BkavCA*.dll"));
        assert!(!is("/x/BkavCA_s.so", "BkavCA*.dll"));
        assert!(!is("/x/a.dll", "aa*.dll"));
    }

    #[test]
    fn what_stands_in_the_folders_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("libbit4xpki.so");
        std::fs::write(&file, "").unwrap();
        std::fs::write(folder.path().join("libc.so"), "").unwrap();
        let folders = [folder.path().to_owned(), folder.path().join("missing")];
        let found = found_in(&folders, &list().driver);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].file, file);
    }
}
