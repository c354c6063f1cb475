//! `cargo xtask bench`: docs/performance.md says what is measured.

use anyhow::Result;

use crate::{office, packages, run, shell, test};

/// The benchmarks of the crates, then the race with LibreOffice; with the word `window`, the start
/// and the memory of the window in release.
pub(crate) fn run() -> Result<()> {
    match std::env::args().nth(2).as_deref() {
        Some("window") => window(),
        _ => crates(),
    }
}

fn window() -> Result<()> {
    packages::install(&["window", "desktop_tests"])?;
    run::build_window()?;
    let mut measure = test::on_a_screen("release");
    shell::run(measure.args(["node", "tests/desktop/measure.mjs"]))
}

fn crates() -> Result<()> {
    packages::install(&["readers", "bench"])?;
    office::install()?;
    shell::run(&mut shell::cargo(
        "build --release --locked --package thethuc-cli",
    ))?;
    let mut bench = shell::cargo(
        "bench --locked --package thethuc-compose --package thethuc-layout --package thethuc-svg --package thethuc-pdf \
         --package thethuc-docx --package thethuc-reading --package thethuc-citation --package thethuc-spelling \
         --package thethuc-check --package thethuc-signature --package thethuc-tests --benches",
    );
    bench.env("THETHUC_BIN", shell::target().join("release/thethuc"));
    shell::run(&mut bench)
}
