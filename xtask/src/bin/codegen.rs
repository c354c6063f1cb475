//! Writes the generated files: TypeScript of the window, pages about the rules.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a program that writes files, and says so"
)]

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

fn main() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .context("no folder above")?;
    for (path, text) in thethuc_app::codegen::files() {
        let file = root.join(&path);
        if fs::read_to_string(&file).is_ok_and(|old| old == text) {
            continue;
        }
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&file, text).with_context(|| format!("writing {path}"))?;
        println!("wrote {path}");
    }
    Ok(())
}
