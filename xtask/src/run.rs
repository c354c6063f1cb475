//! `cargo xtask run`: from a fresh machine to the open window.

use std::fs;

use anyhow::Result;

use crate::{npm, packages, shell};

const SAMPLE: &str = "templates/cong-van/sample.json";

/// Starts the application; where there is no screen to show it on, exports a sample instead.
pub(crate) fn run() -> Result<()> {
    if has_display() {
        run_window()
    } else {
        export_sample()
    }
}

/// Windows and macOS always have one.
fn has_display() -> bool {
    cfg!(not(target_os = "linux"))
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

fn run_window() -> Result<()> {
    println!("==> system packages");
    packages::install(&["window"])?;
    build_window()?;
    println!("==> starting it");
    let program = format!("release/thethuc-desktop{}", std::env::consts::EXE_SUFFIX);
    shell::run(shell::command("env").arg(shell::target().join(program)))
}

/// Builds the window as it is shipped; its system packages are there.
pub(crate) fn build_window() -> Result<()> {
    println!("==> npm packages");
    npm::install()?;
    println!("==> building the interface");
    npm::build()?;
    println!("==> building the application (about ten minutes the first time)");
    let build = "build --release --locked --package thethuc-desktop --features custom-protocol";
    shell::run(&mut shell::cargo(build))
}

fn export_sample() -> Result<()> {
    let out = shell::root().join("out");
    fs::create_dir_all(&out)?;
    println!("==> there is no display: building the command line to export the sample công văn");
    let export = format!(
        "run --release --locked --package thethuc-cli --bin thethuc -- export {SAMPLE} \
         --docx out/cong-van.docx --pdf out/cong-van.pdf --svg out/cong-van"
    );
    shell::run(&mut shell::cargo(&export))?;
    println!(
        "\nThe sample công văn is in {}:\n  \
           cong-van.docx   for Word and LibreOffice\n  \
           cong-van.pdf    PDF/A\n  \
           cong-van/       the pages as the window shows them\n\n\
         To see the window itself, run the same command on a desktop, or over `ssh -X`.\n\
         To see it in a browser: npm --prefix ui ci && npm --prefix ui run build && \
         cargo run --release -p thethuc-cli -- serve",
        out.display()
    );
    Ok(())
}
