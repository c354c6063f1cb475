//! Writes the sample of the tests to a file, to be opened in a word processor:
//! `cargo run -p thethuc-docx --example sample -- sample.docx`.
#![allow(
    clippy::disallowed_methods,
    reason = "an example is an edge: it writes a file"
)]

#[path = "../tests/sample/mod.rs"]
mod sample;

use thethuc_docx::Properties;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args()
        .nth(1)
        .unwrap_or_else(|| "sample.docx".to_owned());
    let markup = sample::markup();
    let bytes = thethuc_docx::write(&markup, &Properties::of(&markup, None))?;
    std::fs::write(path, bytes)?;
    Ok(())
}
