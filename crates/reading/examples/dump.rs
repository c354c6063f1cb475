//! Prints what is read of a DOCX or a PDF: `cargo run -p thethuc-reading --example dump -- FILE`.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a tool for the terminal"
)]

use thethuc_reading::{Limits, read_docx, read_pdf};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("a file is wanted")?;
    let bytes = std::fs::read(path)?;
    let read = if bytes.starts_with(b"%PDF") {
        read_pdf
    } else {
        read_docx
    };
    let reading = read(&bytes, &Limits::default())?;
    for paragraph in &reading.paragraphs {
        let look = paragraph.runs.first().map(|run| &run.look);
        println!(
            "{:?} {:?} {:?} {:?} {:?} {:?}",
            paragraph.place,
            paragraph.align,
            paragraph.label,
            paragraph.text,
            look.map(|l| (&l.font, l.size_pt, l.bold, l.italic)),
            paragraph.drawn
        );
    }
    println!(
        "{:#?}\n{:?}\n{:#?}",
        reading.sections, reading.tables, reading.notes
    );
    Ok(())
}
