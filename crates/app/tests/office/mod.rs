//! The world that a test of commands runs in.

#![allow(dead_code, reason = "each suite uses a part of it")]

use std::path::PathBuf;
use std::sync::Arc;

use chrono::DateTime;
use serde_json::{Value, json};
use tempfile::TempDir;
use thethuc_app::error::ErrorDto;
use thethuc_app::fonts::{self, FontChoice};
use thethuc_app::{App, AppConfig};

/// A program with a data folder of its own, on a day of its own.
pub(crate) struct Office {
    app: App,
    folder: TempDir,
}

impl Office {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let now = DateTime::parse_from_rfc3339("2026-11-21T08:30:00+07:00").unwrap();
        let app = App::new(AppConfig {
            data_dir: folder.path().join("data"),
            clock: Arc::new(move || now),
            fonts: fonts::load(&FontChoice::Bundled).unwrap(),
            user: "lan.nt".to_owned(),
        });
        Self { app, folder }
    }

    /// The result of a command that must not fail.
    pub(crate) fn call(&self, name: &str, args: Value) -> Value {
        match self.app.call(name, args) {
            Ok(text) => serde_json::from_str(&text).unwrap(),
            Err(error) => panic!("{name}: {error:?}"),
        }
    }

    /// The error of a command that must fail.
    pub(crate) fn fails(&self, name: &str, args: Value) -> ErrorDto {
        self.app.call(name, args).unwrap_err()
    }

    /// A path in the folder of the test.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The sample of công văn.
    pub(crate) fn sample(&self) -> Value {
        self.call("sample_document", json!({"kind": "cong-van"}))["document"].clone()
    }
}
