//! The files of the built interface.

#![allow(
    clippy::disallowed_methods,
    reason = "a host gives out files; nothing else of it touches the disk"
)]

use std::path::{Path, PathBuf};

use thethuc_app::error::{AppError, ErrorDto};
use thethuc_app::files;

/// No file of the interface is larger.
const MAX_BYTES: usize = 64 << 20;

const KINDS: [(&str, &str); 11] = [
    ("html", "text/html; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("json", "application/json; charset=utf-8"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("ico", "image/x-icon"),
    ("ttf", "font/ttf"),
    ("woff2", "font/woff2"),
    ("txt", "text/plain; charset=utf-8"),
    ("webmanifest", "application/manifest+json"),
];

/// A folder with an index.html.
pub(super) struct Assets {
    folder: PathBuf,
}

impl Assets {
    /// # Errors
    /// When the folder has no index.html.
    pub(super) fn of(folder: &Path) -> Result<Self, ErrorDto> {
        let index = folder.join("index.html");
        match std::fs::metadata(&index) {
            Ok(_) => Ok(Self {
                folder: folder.to_owned(),
            }),
            Err(error) => Err(ErrorDto::from(&AppError::file(&index, error))),
        }
    }

    /// The type and bytes of a file by the path of its address. Only plain names lead anywhere: no
    /// step up, no hidden file, no drive.
    pub(super) fn get(&self, path: &str) -> Option<(&'static str, Vec<u8>)> {
        let path = match path.trim_start_matches('/') {
            "" => "index.html",
            path => path,
        };
        if !path.split('/').all(is_plain) {
            return None;
        }
        let (_, extension) = path.rsplit_once('.')?;
        let (_, kind) = KINDS.iter().find(|(known, _)| *known == extension)?;
        let bytes = files::read(&self.folder.join(path), MAX_BYTES).ok()?;
        Some((kind, bytes))
    }
}

fn is_plain(step: &str) -> bool {
    !step.is_empty()
        && !step.starts_with('.')
        && step
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_the_folder_is_given_out() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("secret.json"), "{}").unwrap();
        let dist = folder.path().join("dist");
        std::fs::create_dir(&dist).unwrap();
        assert!(Assets::of(&dist).is_err());
        std::fs::write(dist.join("index.html"), "<p>").unwrap();
        std::fs::write(dist.join(".env.json"), "{}").unwrap();
        let assets = Assets::of(&dist).unwrap();
        assert_eq!(assets.get("/").unwrap().1, b"<p>");
        for path in [
            "/../secret.json",
            "/%2e%2e/secret.json",
            "//secret.json",
            "/..\\secret.json",
            "/.env.json",
            "/",
        ]
        .iter()
        .filter(|path| **path != "/")
        {
            assert!(assets.get(path).is_none(), "{path}");
        }
    }
}
