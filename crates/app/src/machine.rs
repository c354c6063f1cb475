//! What the program takes from the machine it runs on: where its data stand, who uses it,
//! and what time it is.

#![allow(
    clippy::disallowed_methods,
    reason = "the one place of this crate that reads the environment and the clock"
)]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, Local, Utc};

use crate::AppConfig;
use crate::error::AppError;
use crate::fonts::{self, FontChoice};

/// Name of the data folder.
const FOLDER: &str = "the-thuc";

/// The configuration for this machine and user.
///
/// The data stand in `THETHUC_DATA_DIR`, else where the system keeps them. `SOURCE_DATE_EPOCH`
/// (seconds since 1970) stops the clock, for files that must come out the same on every run.
///
/// # Errors
/// When the font cannot be used.
pub fn config(fonts: &FontChoice) -> Result<AppConfig, AppError> {
    Ok(AppConfig {
        data_dir: data_dir(),
        clock: clock(),
        fonts: fonts::load(fonts)?,
        user: user(),
    })
}

/// Where packages put what lies beside the program, seen from the folder of its file: on Windows and
/// wherever it is unpacked, in a `.deb` or AppImage, in a macOS bundle.
const BESIDE: [&str; 3] = [".", "../lib/The Thuc", "../Resources"];
/// The larger table of the speller; a package may leave it out (`assets/spelling/README.md`).
const SPELLING_TABLE: &str = "spelling/law-wiki.bin";

/// The larger table of the speller, where the program was packed with it.
#[must_use]
pub fn spelling_table() -> Option<PathBuf> {
    let program = std::env::current_exe().and_then(std::fs::canonicalize);
    table_beside(program.ok()?.parent()?)
}

fn table_beside(folder: &Path) -> Option<PathBuf> {
    let mut places = BESIDE
        .iter()
        .map(|place| folder.join(place).join(SPELLING_TABLE));
    places.find(|table| table.is_file())
}

fn data_dir() -> PathBuf {
    let variable = |name| std::env::var_os(name).filter(|value| !value.is_empty());
    if let Some(folder) = variable("THETHUC_DATA_DIR") {
        return PathBuf::from(folder);
    }
    let home = || PathBuf::from(variable("HOME").unwrap_or_else(|| ".".into()));
    let base = if cfg!(windows) {
        variable("APPDATA").map_or_else(home, PathBuf::from)
    } else if cfg!(target_os = "macos") {
        home().join("Library/Application Support")
    } else {
        variable("XDG_DATA_HOME").map_or_else(|| home().join(".local/share"), PathBuf::from)
    };
    base.join(FOLDER)
}

/// Who works where the system tells no name (a service, a container): the archive wants one for every act.
const UNNAMED: &str = "Người dùng máy này";

fn user() -> String {
    ["USER", "LOGNAME", "USERNAME"]
        .iter()
        .filter_map(|variable| std::env::var(variable).ok())
        .find(|name| !name.trim().is_empty())
        .unwrap_or_else(|| UNNAMED.to_owned())
}

fn clock() -> crate::Clock {
    let stopped = std::env::var("SOURCE_DATE_EPOCH")
        .ok()
        .and_then(|seconds| seconds.parse().ok())
        .and_then(|seconds| DateTime::from_timestamp(seconds, 0))
        .map(|time: DateTime<Utc>| time.fixed_offset());
    Arc::new(move || -> DateTime<FixedOffset> {
        stopped.unwrap_or_else(|| Local::now().fixed_offset())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_found_where_packages_put_it() {
        let root = tempfile::tempdir().unwrap();
        let program = root.path().join("usr/bin");
        std::fs::create_dir_all(&program).unwrap();
        assert_eq!(table_beside(&program), None);
        for place in ["usr/lib/The Thuc/spelling", "usr/bin/spelling"] {
            let folder = root.path().join(place);
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(folder.join("law-wiki.bin"), "").unwrap();
            let found = table_beside(&program).unwrap();
            assert_eq!(found.canonicalize().unwrap(), folder.join("law-wiki.bin"));
        }
    }
}
