//! Writes every fixture into a folder, to be opened in a word processor:
//! `cargo run -p thethuc-wordlike --example write -- FOLDER`.
#![allow(clippy::disallowed_methods, reason = "a tool for the terminal")]

use std::path::PathBuf;

use thethuc_wordlike::fixtures;

fn main() -> std::io::Result<()> {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_default());
    for fixture in fixtures() {
        let name = fixture.name.replace([' ', ','], "-");
        std::fs::write(folder.join(format!("{name}.docx")), fixture.bytes())?;
    }
    Ok(())
}
