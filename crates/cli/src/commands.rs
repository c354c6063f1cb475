//! The commands that do their work and end.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde_json::{Value, json};
use thethuc_app::dto::{CertifiedFile, DocumentDto, DocumentJson, Export, FileFate};
use thethuc_app::error::{AppError, ErrorDto};
use thethuc_app::files::{self, NewFile};
use thethuc_app::{App, messages};
use thethuc_model::{Document, MAX_DOCUMENT_BYTES, read_document, write_document};

use crate::args::{ExportArgs, KindsArgs, NewArgs, VerifyCertificateArgs};
use crate::{FINDINGS, print, say};

/// Stands for standard input.
const STDIN: &str = "-";

pub(crate) fn new(app: &App, args: NewArgs) -> Result<ExitCode, ErrorDto> {
    let made: DocumentDto = if args.sample {
        app.call_as(
            "sample_document",
            json!({ "kind": args.kind, "ten_loai": args.ten_loai }),
        )?
    } else {
        let wish = json!({ "kind": args.kind, "ten_loai": args.ten_loai });
        app.call_as("new_document", wish)?
    };
    put(args.output, write_document(&made.document))?;
    Ok(ExitCode::SUCCESS)
}

pub(crate) fn export(app: &App, args: ExportArgs) -> Result<ExitCode, ErrorDto> {
    let document = read(&args.document).map_err(|error| ErrorDto::from(&error))?;
    let done: Export = app.call_as(
        "export_document",
        json!({
            "document": DocumentJson::from(&document),
            "docx": args.docx,
            "pdf": args.pdf,
            "apart": args.apart,
            "svg_dir": args.svg,
            "certificate": args.certificate,
            "certificate_page": args.certificate_page,
        }),
    )?;
    for finding in &done.findings {
        say(&format!(
            "{}: {}",
            finding.field,
            messages::finding_text(finding)
        ));
    }
    print(&pretty(&done))?;
    let is_lawful = done.certificate.is_none_or(|found| found.failed == 0);
    Ok(match done.findings.as_slice() {
        [] if is_lawful => ExitCode::SUCCESS,
        _ => ExitCode::from(FINDINGS),
    })
}

pub(crate) fn verify_certificate(
    app: &App,
    args: &VerifyCertificateArgs,
) -> Result<ExitCode, ErrorDto> {
    let path = json!({ "path": args.certificate });
    let files: Vec<CertifiedFile> = app.call_as("verify_certificate", path)?;
    for file in &files {
        match file.fate {
            FileFate::Same => {}
            FileFate::Changed => say(&format!("{}: đã đổi so với phiếu", file.path)),
            FileFate::Missing => say(&format!("{}: không có cạnh phiếu", file.path)),
        }
    }
    print(&pretty(&files))?;
    Ok(match files.iter().all(|file| file.fate == FileFate::Same) {
        true => ExitCode::SUCCESS,
        false => ExitCode::from(FINDINGS),
    })
}

pub(crate) fn kinds(app: &App, args: &KindsArgs) -> Result<ExitCode, ErrorDto> {
    let kinds: Value = app.call_as("list_kinds", json!({}))?;
    if args.json {
        print(&pretty(&kinds))?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut out = String::new();
    for kind in kinds.as_array().into_iter().flatten() {
        let text = |key: &str| kind[key].as_str().unwrap_or_default();
        out += &format!("{:<22}{} (Mẫu {})\n", text("id"), text("name"), text("mau"));
        let choices = kind["ten_loai"].as_array().map_or(&[][..], Vec::as_slice);
        for choice in choices.iter().filter(|_| choices.len() > 1) {
            let text = |key: &str| choice[key].as_str().unwrap_or_default();
            out += &format!(
                "  {:<20}{} ({})\n",
                text("id"),
                text("name"),
                text("abbreviation")
            );
        }
    }
    print(&out)?;
    Ok(ExitCode::SUCCESS)
}

pub(crate) fn schema() -> Result<ExitCode, ErrorDto> {
    print(&pretty(&thethuc_model::schema()))?;
    Ok(ExitCode::SUCCESS)
}

pub(crate) fn read(path: &Path) -> Result<Document, AppError> {
    let bytes = if path == Path::new(STDIN) {
        files::read_bounded(io::stdin().lock(), MAX_DOCUMENT_BYTES)
            .map_err(|error| AppError::file("stdin".as_ref(), error))?
    } else {
        files::read(path, MAX_DOCUMENT_BYTES)?
    };
    Ok(read_document(&bytes)?)
}

pub(crate) fn put(output: Option<PathBuf>, text: String) -> Result<(), ErrorDto> {
    match output {
        None => print(&text),
        Some(path) => files::write_all(&[NewFile {
            path,
            bytes: text.into_bytes(),
        }])
        .map(|_| ())
        .map_err(|error| ErrorDto::from(&error)),
    }
}

pub(crate) fn pretty(value: &impl serde::Serialize) -> String {
    // What commands answer holds only strings, numbers, lists and objects: always JSON.
    serde_json::to_string_pretty(value).unwrap_or_default()
}
