//! Compares our PDF with what LibreOffice makes of our DOCX, line by line.
//!
//! ```text
//! compare-lines OUR.pdf OUR.docx
//! ```

#![allow(clippy::print_stdout, reason = "a command line program")]

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail, ensure};
use thethuc_tests::{Comparison, Office, places, read_lines};

const USAGE: &str = "usage: compare-lines OUR.pdf OUR.docx";

fn main() -> Result<ExitCode> {
    #[allow(clippy::disallowed_methods, reason = "a command line program")]
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    match arguments.as_slice() {
        [pdf, docx] => compare(pdf, docx),
        _ => bail!(USAGE),
    }
}

fn compare(pdf: &Path, docx: &Path) -> Result<ExitCode> {
    let ours = read_lines(pdf)?;
    let offices = Office::all();
    ensure!(!offices.is_empty(), "LibreOffice is not installed");
    let mut same = true;
    for office in offices {
        let into = places::work(&format!("compare-lines-{}", office.version))?;
        let converted = office.to_pdf(&[docx.to_path_buf()], &into)?;
        for theirs in converted {
            let comparison = Comparison::of(&ours, &read_lines(&theirs)?);
            print!("LibreOffice {}: {comparison}", office.version);
            println!("  its PDF: {}", theirs.display());
            same &= comparison.is_same();
        }
    }
    Ok(if same {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
