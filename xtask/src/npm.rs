//! The window's packages and its build.

use std::fs;
use std::path::PathBuf;

use anyhow::{Result, ensure};

use crate::shell;

/// Installs the packages of `ui/package-lock.json` where another or no set is installed.
pub(crate) fn install() -> Result<()> {
    ensure!(
        shell::is_there("npm"),
        "Node is missing: https://nodejs.org"
    );
    let lock = fs::read_to_string(ui().join("package-lock.json"))?;
    let stamp = ui().join("node_modules/.installed-lock.json");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        println!("    npm packages: all there");
        return Ok(());
    }
    println!("    installing the npm packages of ui/package-lock.json");
    shell::run(shell::command("npm ci --no-audit --no-fund").current_dir(ui()))?;
    Ok(fs::write(stamp, lock)?)
}

/// Builds the window into `ui/dist`, from where the shell embeds it.
pub(crate) fn build() -> Result<()> {
    shell::run(&mut script("build"))
}

/// A script of `ui/package.json`.
pub(crate) fn script(name: &str) -> std::process::Command {
    let mut command = shell::command(&format!("npm run --silent {name}"));
    // Coloured counts could not be read.
    command.env("NO_COLOR", "1").env_remove("FORCE_COLOR");
    command.current_dir(ui());
    command
}

fn ui() -> PathBuf {
    shell::root().join("ui")
}
