//! Checking the form of files: drafts of ours, and Word files from elsewhere.

use std::cell::LazyCell;
use std::ops::Range;
use std::path::Path;

use thethuc_check::{Finding, Knowledge, Place, Report, State, check};
use thethuc_mend::Carrier;
use thethuc_reading::Reading;
use thethuc_recognize::recognize;

use crate::dto::{FormFinding, FormReport, PathArgs, json_name};
use crate::error::{AppError, ErrorDto};
use crate::fields::Fields;
use crate::findings::is_ignored;
use crate::{App, given, guarded, references, rules};

/// How many letters of a place are shown.
const EXCERPT: usize = 60;

pub(crate) fn check_file(app: &App, args: PathArgs) -> Result<FormReport, AppError> {
    check_path(app, Path::new(&args.path))
}

impl App {
    /// Checks a document of ours or a Word file, as the command `check_file` does, without the way
    /// through JSON. May be called from several threads.
    ///
    /// # Errors
    /// When the file cannot be read. A defect of the program is an error too.
    pub fn check_path(&self, path: &Path) -> Result<FormReport, ErrorDto> {
        guarded(|| check_path(self, path))
    }
}

/// Checks a document of ours or a Word file by the rules that the office goes by.
pub(crate) fn check_path(app: &App, path: &Path) -> Result<FormReport, AppError> {
    let off = rules::switched_off(app)?;
    let library = references::library(app)?;
    let spelling = app.spelling.of_the_office(app)?;
    let knowledge = spelling.added_to(references::knowledge(&library));
    let mut report = by_all_rules(path, knowledge)?;
    report
        .findings
        .retain(|finding| !off.contains_key(&finding.code));
    Ok(report)
}

fn by_all_rules(path: &Path, knowledge: Knowledge<'_>) -> Result<FormReport, AppError> {
    let shown = path.display().to_string();
    if given::is_ours(path) {
        let document = given::document(path)?;
        let mut report = check(&document, knowledge);
        let fields = LazyCell::new(|| Fields::of(&document));
        report
            .findings
            .retain(|finding| !is_ignored(&fields, &document, finding));
        let place = |place: &Place| in_document(&fields, place);
        return Ok(told(shown, "document".to_owned(), &report, place));
    }
    let reading = given::reading(path)?;
    let recognition = recognize(&reading);
    let report = thethuc_check::check_file(&reading, &recognition, knowledge);
    let fields = LazyCell::new(|| Fields::of(&recognition.document));
    let carrier = LazyCell::new(|| Carrier::new(&reading, &recognition));
    let place = |place: &Place| match place {
        Place::Paragraph { .. } | Place::Section { .. } => in_file(&reading, place),
        Place::Text { field, start, end } => {
            let paragraph = carrier.place(field, Some(*start..*end));
            numbered(in_document(&fields, place), paragraph)
        }
        Place::Field { field } => numbered(in_document(&fields, place), carrier.place(field, None)),
    };
    Ok(told(shown, json_name(&reading.medium), &report, place))
}

/// Field, number of the paragraph, letters.
type Spot = (String, usize, String);

fn told(
    path: String,
    medium: String,
    report: &Report,
    spot: impl Fn(&Place) -> Spot,
) -> FormReport {
    let count = |state| {
        report
            .outcomes
            .iter()
            .filter(|outcome| outcome.state == state)
            .count()
    };
    FormReport {
        path,
        medium,
        regime: json_name(&report.regime),
        findings: report
            .findings
            .iter()
            .map(|finding| one(finding, spot(&finding.place)))
            .collect(),
        passed: count(State::Dat),
        not_applicable: count(State::KhongApDung),
        not_evaluated: count(State::ChuaDanhGia),
    }
}

fn one(finding: &Finding, (field, paragraph, excerpt): Spot) -> FormFinding {
    FormFinding {
        code: finding.code.to_owned(),
        severity: json_name(&finding.severity),
        certainty: json_name(&finding.certainty),
        field,
        paragraph,
        excerpt: excerpt.chars().take(EXCERPT).collect(),
        more: finding.related.len(),
        message: finding.message.clone(),
        article: finding.article.to_owned(),
    }
}

fn in_file(reading: &Reading, place: &Place) -> Spot {
    match place {
        Place::Paragraph {
            paragraph,
            start,
            end,
        } => {
            let text = reading
                .paragraphs
                .get(*paragraph)
                .and_then(|p| p.text.get(*start..*end));
            (
                String::new(),
                paragraph + 1,
                text.unwrap_or_default().to_owned(),
            )
        }
        _ => (String::new(), 0, String::new()),
    }
}

fn in_document(fields: &Fields, place: &Place) -> Spot {
    let (field, range) = match place {
        Place::Text { field, start, end } => (field, Some(*start..*end)),
        Place::Field { field } => (field, None),
        _ => return (String::new(), 0, String::new()),
    };
    let text = range.and_then(|range| fields.text(field)?.get(range).map(str::to_owned));
    (field.to_string(), 0, text.unwrap_or_default())
}

/// A place in the document of a Word file, with the number of its paragraph in the file.
fn numbered((field, _, letters): Spot, paragraph: Option<(usize, Range<usize>)>) -> Spot {
    let number = paragraph.map_or(0, |(paragraph, _)| paragraph + 1);
    (field, number, letters)
}
