//! Compares our PDF with what LibreOffice makes of our DOCX, line by line.
//!
//! ```text
//! compare-lines DOCUMENT.json...       (or `long`: the generated document of ninety pages)
//! compare-lines OUR.pdf OUR.docx
//! ```

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, ensure};
use thethuc_tests::{Case, Comparison, Exporter, Files, Office, long_document, places, read_lines};

fn main() -> Result<ExitCode> {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    ensure!(
        !arguments.is_empty(),
        "usage: compare-lines DOCUMENT.json... | long | OUR.pdf OUR.docx"
    );
    let mut same = true;
    let offices = Office::all();
    ensure!(!offices.is_empty(), "LibreOffice is not installed");
    for office in offices {
        same &= compare(&office, &files(&arguments, &office)?)?;
    }
    Ok(if same {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn files(arguments: &[PathBuf], office: &Office) -> Result<Vec<Files>> {
    match arguments {
        [pdf, docx] if pdf.extension().is_some_and(|extension| extension == "pdf") => {
            Ok(vec![Files {
                name: pdf.display().to_string(),
                docx: docx.clone(),
                pdf: pdf.clone(),
            }])
        }
        documents => export(documents, office),
    }
}

fn export(documents: &[PathBuf], office: &Office) -> Result<Vec<Files>> {
    let folder = places::work(&format!("compare-lines-{}", office.version))?;
    let exporter = Exporter::new()?.like(office);
    let write = |document: &PathBuf| exporter.write(&case(document)?, &folder);
    documents.iter().map(write).collect()
}

fn case(document: &Path) -> Result<Case> {
    if document == Path::new("long") {
        return Ok(Case {
            name: "long".to_owned(),
            document: long_document()?,
        });
    }
    Case::read(document)
}

fn compare(office: &Office, files: &[Files]) -> Result<bool> {
    let into = places::work(&format!("compare-lines-{}-office", office.version))?;
    let docx: Vec<PathBuf> = files.iter().map(|files| files.docx.clone()).collect();
    let mut same = true;
    for (files, theirs) in files.iter().zip(office.to_pdf(&docx, &into)?) {
        let comparison = Comparison::of(&read_lines(&files.pdf)?, &read_lines(&theirs)?);
        print!(
            "LibreOffice {}: {}: {comparison}",
            office.version, files.name
        );
        println!("  {}  {}", files.pdf.display(), theirs.display());
        same &= comparison.is_same();
    }
    Ok(same)
}
