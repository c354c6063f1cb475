//! `thethuc cite`: the documents that a file cites.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ValueEnum;
use thethuc_app::App;
use thethuc_app::error::ErrorDto;
use thethuc_check::CitedDocument;

use crate::print;

#[derive(Debug, clap::Args)]
pub(crate) struct CiteArgs {
    /// Tệp văn bản (JSON) hoặc tệp Word (DOCX)
    #[arg(value_name = "TỆP", help_heading = "Tham số")]
    file: PathBuf,

    /// Dạng in ra: text, json, csv hoặc dot (đồ thị Graphviz)
    #[arg(
        long,
        value_name = "DẠNG",
        default_value = "text",
        hide_default_value = true,
        hide_possible_values = true,
        help_heading = "Tùy chọn"
    )]
    format: Format,
}

/// How the citations are printed.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
    Csv,
    Dot,
}

pub(crate) fn cite(app: &App, args: &CiteArgs) -> Result<ExitCode, ErrorDto> {
    let cited = app.cite_path(&args.file)?;
    match args.format {
        Format::Text => print(&text(&cited))?,
        // The rows hold only strings, numbers and lists: always JSON.
        Format::Json => print(&serde_json::to_string_pretty(&cited).unwrap_or_default())?,
        Format::Csv => print(&csv(&cited))?,
        Format::Dot => print(&dot(&args.file, &cited))?,
    }
    Ok(ExitCode::SUCCESS)
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
    use thethuc_citation::Standing;
    Some(match row.standing? {
        Standing::InForce => "thư viện chưa ghi là hết hiệu lực",
        Standing::Ended => "đã hết hiệu lực",
        Standing::Waiting => "chưa có hiệu lực",
        Standing::Unborn => "chưa ban hành vào ngày của văn bản",
    })
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

/// The file, the documents it cites, and those that they carry out in their trích yếu.
fn dot(file: &Path, cited: &[CitedDocument]) -> String {
    let root = file
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let mut edges = BTreeSet::new();
    let mut outer = root.clone();
    for row in cited {
        if row.is_quoted {
            edges.insert((outer.clone(), row.key.clone()));
        } else {
            edges.insert((root.clone(), row.key.clone()));
            outer.clone_from(&row.key);
        }
    }
    let mut out = "digraph vien_dan {\n  rankdir=LR;\n  node [shape=box];\n".to_owned();
    for (from, to) in edges {
        let _ = writeln!(out, "  {} -> {};", name(&from), name(&to));
    }
    out + "}\n"
}

fn name(of: &str) -> String {
    format!("\"{}\"", of.replace('\\', "\\\\").replace('"', "\\\""))
}
