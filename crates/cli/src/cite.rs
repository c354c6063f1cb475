//! `thethuc cite`: the documents that a file cites.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;
use thethuc_app::error::ErrorDto;
use thethuc_app::{App, messages};
use thethuc_check::CitedDocument;

use crate::{FAILED, FINDINGS, print, say};

#[derive(Debug, clap::Args)]
pub(crate) struct CiteArgs {
    /// Tệp văn bản (JSON), tệp Word (DOCX) hoặc PDF; với svg, dot, edges có thể nhiều tệp, thư mục
    #[arg(value_name = "TỆP", required = true, help_heading = "Tham số")]
    files: Vec<PathBuf>,

    /// Dạng in ra: text, json, csv (danh sách viện dẫn); svg, dot, edges (đồ thị: hình vẽ, Graphviz, CSV)
    #[arg(
        long,
        value_name = "DẠNG",
        default_value = "text",
        hide_default_value = true,
        hide_possible_values = true,
        help_heading = "Tùy chọn"
    )]
    format: Format,

    /// Hình vẽ trên nền tối
    #[arg(long, help_heading = "Tùy chọn")]
    dark: bool,
}

/// How the citations are printed.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
    Csv,
    Svg,
    Dot,
    Edges,
}

pub(crate) fn cite(app: &App, args: &CiteArgs) -> Result<ExitCode, ErrorDto> {
    match args.format {
        Format::Text | Format::Json | Format::Csv => list(app, args),
        Format::Svg | Format::Dot | Format::Edges => graph(app, args),
    }
}

/// What one file cites.
fn list(app: &App, args: &CiteArgs) -> Result<ExitCode, ErrorDto> {
    let [file] = args.files.as_slice() else {
        say(
            "Lỗi: dạng text, json, csv chỉ nhận một tệp. Với nhiều tệp hãy dùng --format svg, dot hoặc edges.",
        );
        return Ok(ExitCode::from(FAILED));
    };
    let cited = app.cite_path(file)?;
    match args.format {
        Format::Json => {
            // The rows hold only strings, numbers and lists: always JSON.
            print(&serde_json::to_string_pretty(&cited).unwrap_or_default())?;
        }
        Format::Csv => print(&csv(&cited))?,
        _ => print(&text(&cited))?,
    }
    Ok(ExitCode::SUCCESS)
}

/// The graph of all files.
fn graph(app: &App, args: &CiteArgs) -> Result<ExitCode, ErrorDto> {
    let picture = app.citation_graph(&args.files, args.dark)?;
    match args.format {
        Format::Dot => print(&picture.dot())?,
        Format::Edges => print(&picture.csv)?,
        _ => print(&picture.svg)?,
    }
    for file in &picture.unread {
        say(&format!("{}: {}", file.path, file.reason));
    }
    Ok(ExitCode::from(if picture.unread.is_empty() {
        0
    } else {
        FINDINGS
    }))
}

fn text(cited: &[CitedDocument]) -> String {
    let mut out = String::new();
    for row in cited {
        let indent = if row.is_quoted { "  " } else { "" };
        let _ = writeln!(out, "{indent}{} [{}]", row.words, row.field);
        let notes = [
            parts(row),
            standing(row).unwrap_or_default().to_owned(),
            if row.faults.is_empty() {
                String::new()
            } else {
                format!("ký hiệu viết sai; phải là {}", row.key)
            },
        ];
        for note in notes.iter().filter(|note| !note.is_empty()) {
            let _ = writeln!(out, "{indent}  {note}");
        }
    }
    let documents: BTreeSet<&str> = cited.iter().map(|row| row.key.as_str()).collect();
    let _ = writeln!(out, "{} viện dẫn, {} văn bản", cited.len(), documents.len());
    out
}

fn parts(row: &CitedDocument) -> String {
    let agency = (!row.agency.is_empty()).then(|| format!("của {}", row.agency));
    [Some(row.date.clone()), agency, Some(row.subject.clone())]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// What the document is on the day of the file, in words.
fn standing(row: &CitedDocument) -> Option<&'static str> {
    row.standing.map(messages::standing_text)
}

const COLUMNS: [&str; 9] = [
    "field",
    "kind",
    "number",
    "symbol",
    "date",
    "agency",
    "subject",
    "standing",
    "replaced_by",
];

fn csv(cited: &[CitedDocument]) -> String {
    let mut out = COLUMNS.join(",") + "\n";
    for row in cited {
        let cells = [
            row.field.to_string(),
            row.kind.clone(),
            row.number.clone(),
            row.symbol.clone(),
            row.date.clone(),
            row.agency.clone(),
            row.subject.clone(),
            standing(row).unwrap_or_default().to_owned(),
            row.replaced_by.join(";"),
        ];
        let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
        out += &(cells.join(",") + "\n");
    }
    out
}

/// A cell of CSV. One that a spreadsheet would take for a formula is opened by an apostrophe.
fn quoted(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let mark = if formula { "'" } else { "" };
    if cell.contains([',', '"', '\n', '\r']) || formula {
        format!("\"{mark}{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
