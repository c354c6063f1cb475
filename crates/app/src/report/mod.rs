//! What checking said of files, written for people (text, a page to print) and for other programs
//! (JSON, SARIF, a table). A report is written file by file, so that one of a large folder takes no
//! more memory than one of a file.

mod csv;
pub(crate) mod html;
mod sarif;
mod text;

use crate::dto::{FormFinding, FormReport};
use crate::messages;

pub(crate) use csv::row as csv_row;
pub use text::receipt;

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Lines to read in a terminal.
    Text,
    /// A list of [`FormReport`].
    Json,
    /// SARIF 2.1.0, which tools that gather findings read.
    Sarif,
    /// One page without other files, to read and to print.
    Html,
    /// A table for spreadsheets: RFC 4180, UTF-8 with a byte order mark.
    Csv,
}

/// A file that was to be checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Checked {
    /// It was.
    Report(FormReport),
    /// It could not be read.
    Unread {
        /// The file.
        path: String,
        /// Why, in Vietnamese.
        message: String,
    },
}

/// Why a file is not judged at all; none when it is, even in part.
fn not_judged(report: &FormReport) -> Option<&'static str> {
    let is_judged = report.passed > 0 || !report.findings.is_empty();
    messages::regime_text(&report.regime).filter(|_| !is_judged)
}

/// What of a file cannot be looked at.
fn limits(report: &FormReport) -> Option<&'static str> {
    messages::regime_text(&report.regime).or_else(|| messages::medium_text(&report.medium))
}

/// How many files and findings a report speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Files checked.
    pub files: usize,
    /// Those with findings.
    pub faulty: usize,
    /// Those that could not be read.
    pub unread: usize,
    /// All findings.
    pub findings: usize,
}

/// Writes a report piece by piece.
#[derive(Debug)]
pub struct ReportWriter {
    format: Format,
    tally: Tally,
    unread: Vec<(String, String)>,
}

impl ReportWriter {
    /// A report of no file yet.
    #[must_use]
    pub fn new(format: Format) -> Self {
        Self {
            format,
            tally: Tally::default(),
            unread: Vec::new(),
        }
    }

    /// What stands before the first file.
    #[must_use]
    pub fn head(&self) -> String {
        match self.format {
            Format::Text => String::new(),
            Format::Json => "[".to_owned(),
            Format::Sarif => sarif::head(),
            Format::Html => html::head(),
            Format::Csv => csv::head(),
        }
    }

    /// What is said of one file.
    pub fn file(&mut self, checked: &Checked) -> String {
        let first = self.tally.files == self.tally.unread;
        let first_finding = self.tally.findings == 0;
        self.tally.files += 1;
        match checked {
            Checked::Report(report) => {
                self.tally.findings += report.findings.len();
                self.tally.faulty += usize::from(!report.findings.is_empty());
            }
            Checked::Unread { path, message } => {
                self.tally.unread += 1;
                self.unread.push((path.clone(), message.clone()));
            }
        }
        match (self.format, checked) {
            (Format::Text, Checked::Report(report)) => text::file(report),
            (Format::Html, _) => html::file(checked),
            (Format::Csv, _) => csv::file(checked),
            (Format::Json, Checked::Report(report)) => json(report, first),
            (Format::Sarif, Checked::Report(report)) => sarif::file(report, first_finding),
            (_, Checked::Unread { .. }) => String::new(),
        }
    }

    /// What stands behind the last file.
    #[must_use]
    pub fn tail(&self) -> String {
        match self.format {
            Format::Text => text::tail(&self.tally),
            Format::Json => "\n]\n".to_owned(),
            Format::Sarif => sarif::tail(&self.unread),
            Format::Html => html::tail(&self.tally),
            Format::Csv => String::new(),
        }
    }

    /// How many files and findings it speaks of so far.
    #[must_use]
    pub fn tally(&self) -> Tally {
        self.tally
    }
}

/// A whole report.
#[must_use]
pub fn whole(format: Format, files: &[Checked]) -> String {
    let mut writer = ReportWriter::new(format);
    let mut out = writer.head();
    for file in files {
        out += &writer.file(file);
    }
    out + &writer.tail()
}

fn json(report: &FormReport, first: bool) -> String {
    // A report holds only strings, numbers and lists: always JSON.
    let text = serde_json::to_string_pretty(report).unwrap_or_default();
    let comma = if first { "" } else { "," };
    format!("{comma}\n{text}")
}

/// Where a finding is, in words.
fn place(finding: &FormFinding) -> String {
    match (finding.field.as_str(), finding.paragraph) {
        ("", 0) => String::new(),
        (_, 1..) => format!("đoạn {}", finding.paragraph),
        (field, _) => field.to_owned(),
    }
}

/// How much a finding matters, in Vietnamese.
fn severity(finding: &FormFinding) -> &'static str {
    match finding.severity.as_str() {
        "error" => "lỗi",
        "warning" => "cảnh báo",
        _ => "lời nhắc",
    }
}

/// How sure a finding is, in Vietnamese.
fn certainty(finding: &FormFinding) -> &'static str {
    match finding.certainty.as_str() {
        "certain" => "chắc chắn",
        "likely" => "rất có thể",
        _ => "cần xem",
    }
}
