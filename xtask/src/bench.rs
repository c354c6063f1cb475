//! `cargo xtask bench`: docs/performance.md says what is measured.

use anyhow::Result;

use crate::{office, packages, shell};

/// The benchmarks of the crates, then the race with LibreOffice.
pub(crate) fn run() -> Result<()> {
    packages::install(&["readers", "bench"])?;
    office::install()?;
    shell::run(&mut shell::cargo(
        "bench --locked --package thethuc-layout --package thethuc-svg --package thethuc-pdf \
         --package thethuc-docx --package thethuc-tests --benches",
    ))
}
