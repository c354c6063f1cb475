//! `cargo xtask codegen`.

use anyhow::Result;

use crate::shell;

/// Builds and runs the program that writes the generated files.
pub(crate) fn write() -> Result<()> {
    shell::run(&mut shell::cargo(
        "run --quiet --package xtask --features codegen --bin codegen",
    ))
}
