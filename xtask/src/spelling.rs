//! `cargo xtask spelling`.

use anyhow::Result;

use crate::shell;

/// Builds and runs the program that trains and measures the speller, with the words of the call.
pub(crate) fn run() -> Result<()> {
    let mut cargo =
        shell::cargo("run --quiet --release --package xtask --features spelling --bin spelling --");
    shell::run(cargo.args(std::env::args().skip(2)))
}
