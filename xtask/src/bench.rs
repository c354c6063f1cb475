//! `cargo xtask bench`: docs/performance.md says what is measured.

use anyhow::Result;

use crate::{office, packages, shell};

/// The benchmarks of the crates, then the race with LibreOffice.
pub(crate) fn run() -> Result<()> {
    packages::install(&["readers", "bench"])?;
    office::install()?;
    shell::run(&mut shell::cargo(
        "build --release --locked --package thethuc-cli",
    ))?;
    let mut bench = shell::cargo(
        "bench --locked --package thethuc-compose --package thethuc-layout --package thethuc-svg --package thethuc-pdf \
         --package thethuc-docx --package thethuc-tests --benches",
    );
    bench.env("THETHUC_BIN", shell::target().join("release/thethuc"));
    shell::run(&mut bench)
}
