//! Where things lie in the checkout.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The root of the checkout.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .map_or_else(PathBuf::new, Path::to_path_buf)
}

/// What `cargo xtask test` fetched for the tests: LibreOffice of backports, the Python readers.
#[must_use]
pub fn tools() -> PathBuf {
    root().join("target/tools")
}

/// The bundled fonts.
#[must_use]
pub fn fonts() -> PathBuf {
    root().join("assets/fonts")
}

/// An empty folder for what the test `name` writes. It is left there to be looked at.
///
/// # Errors
/// When it cannot be emptied or made.
pub fn work(name: &str) -> Result<PathBuf> {
    let folder = root().join("target/tests").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("emptying {}", folder.display()))?;
    }
    fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
    Ok(folder)
}
