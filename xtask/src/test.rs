//! `cargo xtask test`: installs what is missing and runs everything. CI runs the same.

use std::fs;
use std::process::Command;

use anyhow::Result;

use crate::steps::Steps;
use crate::{npm, office, packages, readers, shell, tidy};

/// All crates with one set of features, so that each is built once: the window as it is shipped,
/// and the generator of the TypeScript files.
const WORKSPACE: &str = "--workspace --features thethuc-desktop/custom-protocol,xtask/codegen";

/// The virtual screen that the window is driven on.
const SCREEN: &str = "-screen 0 1400x1000x24";

/// Runs all steps, or those that hold a word of the command line in their name.
pub(crate) fn run() -> Result<()> {
    let mut steps = Steps::wanted(std::env::args().skip(2));
    steps.prepare("install", install)?;
    steps.check("tidy", tidy::run);
    steps.run("ui: types", &mut npm::script("check"));
    steps.run("ui: unit tests", &mut npm::script("test"));
    steps.prepare("ui: build", npm::build)?;
    steps.run("rust: format", &mut format());
    let clippy = format!("clippy {WORKSPACE} --all-targets --locked -- -D warnings");
    steps.run("rust: lints", &mut shell::cargo(&clippy));
    let compile = format!("test {WORKSPACE} --locked --no-run");
    steps.run("rust: compile", &mut shell::cargo(&compile));
    let test = format!("test {WORKSPACE} --locked --no-fail-fast");
    steps.run("rust: tests", &mut shell::cargo(&test));
    let programs = format!("build {WORKSPACE} --locked --bins");
    steps.run("rust: programs", &mut shell::cargo(&programs));
    steps.run("window in a browser", &mut browser());
    steps.run("window on a screen", &mut desktop());
    steps.sum_up()
}

fn install() -> Result<()> {
    packages::install(&[
        "window",
        "desktop_tests",
        "browser_tests",
        "readers",
        "tokens",
        "database",
    ])?;
    npm::install()?;
    readers::install()?;
    office::install()
}

/// A macro declares the rules, and `cargo fmt` does not look into it: their files are named.
fn format() -> Command {
    let mut command = shell::cargo("fmt --all --check --");
    let rules = fs::read_dir(shell::root().join("crates/check/src/rules"));
    command.args(
        rules
            .into_iter()
            .flatten()
            .flatten()
            .map(|file| file.path()),
    );
    command
}

fn browser() -> Command {
    let mut command = npm::script("e2e");
    command.env("THETHUC", shell::target().join("debug/thethuc"));
    command
}

fn desktop() -> Command {
    let mut command = on_a_screen("debug");
    command.args(["node", "--test", "tests/desktop/"]);
    command
}

/// A bus and a screen of its own for programs built in that profile; each window gets a home of its
/// own from the script that follows.
pub(crate) fn on_a_screen(profile: &str) -> Command {
    let mut command = shell::command("dbus-run-session -- xvfb-run -a");
    command.args(["-s", SCREEN]);
    command.env("THETHUC_TARGET", shell::target().join(profile));
    command
}
