//! Files that the program was started with.

#![allow(
    clippy::disallowed_methods,
    reason = "reads the command line and the folder it was given in"
)]

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use tauri::{AppHandle, Emitter, Manager};

/// Tells the page that files were named; it answers with `take_opened_files`.
const EVENT: &str = "opened-files";

/// Paths that the page has not opened yet.
#[derive(Debug, Default)]
pub(crate) struct OpenedFiles(Mutex<Vec<String>>);

impl OpenedFiles {
    pub(crate) fn of_command_line() -> Self {
        let arguments: Vec<String> = std::env::args().collect();
        let folder = std::env::current_dir().unwrap_or_default();
        Self(Mutex::new(paths(&arguments, &folder)))
    }

    pub(crate) fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn add(&self, paths: Vec<String>) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend(paths);
    }
}

/// Gives the files of a second start to the page.
pub(crate) fn hand_over(app: &AppHandle, arguments: &[String], folder: &str) {
    announce(app, paths(arguments, Path::new(folder)));
}

/// Keeps paths for the page and tells it that they are there.
pub(crate) fn announce(app: &AppHandle, paths: Vec<String>) {
    if !paths.is_empty() {
        app.state::<OpenedFiles>().add(paths);
        let _ = app.emit(EVENT, ());
    }
}

/// The files among the arguments: what is no option, seen from the folder of the call.
fn paths(arguments: &[String], folder: &Path) -> Vec<String> {
    arguments
        .iter()
        .skip(1)
        .filter(|argument| !argument.starts_with('-'))
        .map(|argument| folder.join(argument).display().to_string())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_no_files_and_relative_paths_are_resolved() {
        let arguments = ["thethuc-desktop", "--x", "a.json", "/b/c.json"].map(str::to_owned);
        assert_eq!(
            paths(&arguments, Path::new("/d")),
            ["/d/a.json", "/b/c.json"]
        );
    }
}
