//! Prepares the shell's build.

#![allow(
    clippy::disallowed_methods,
    reason = "a build script runs before the program does"
)]

fn main() {
    // The shell embeds ui/dist and cannot be compiled without that folder. An empty one lets a
    // fresh checkout be checked before the interface was ever built.
    if let Err(error) = std::fs::create_dir_all("../ui/dist") {
        println!("cargo::warning=ui/dist cannot be made: {error}");
    }
    tauri_build::build();
}
