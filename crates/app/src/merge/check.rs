//! What stands in the way of letters: blank cells, rows that are there twice, and what the rules of
//! form say of each letter.

use std::collections::BTreeMap;

use thethuc_check::Severity;
use thethuc_merge::Letters;
use thethuc_model::Document;

use super::Source;
use super::job::Job;
use crate::App;
use crate::batch::in_order;
use crate::dto::{
    CheckLettersArgs, FindingCode, FindingDto, LetterFault, LettersReport, MergeStage,
};
use crate::error::AppError;
use crate::findings::Checker;
use crate::messages::{finding_text, merge_text};
use crate::pages;

/// How many rows are named of a fault.
const ROWS: usize = 20;
/// The date is put in by whoever signs, the number by the register (Điều 15.2).
const LATER: [&str; 2] = ["/thoi_gian", "/so_ky_hieu/so"];

/// Checks every letter; none of them is made.
pub(crate) fn check_letters(app: &App, args: CheckLettersArgs) -> Result<LettersReport, AppError> {
    let job = app.merging.begin(args.id);
    let source = Source::read(args.source)?;
    let faults = check(app, &source.letters()?, &job)?;
    Ok(LettersReport {
        letters: source.list.rows.len(),
        faults,
        seal: source.seal,
    })
}

/// Checks every letter.
///
/// # Errors
/// [`AppError::MergeStopped`], or when a letter is none.
pub(super) fn check(
    app: &App,
    letters: &Letters<'_>,
    job: &Job<'_>,
) -> Result<Vec<LetterFault>, AppError> {
    let count = letters.count();
    let mut faults = Faults::default();
    for blank in letters.blanks() {
        let text = merge_text("blank-cell", &[("column", blank.column)]);
        faults.add(None, text, blank.row);
    }
    for repeated in letters.repeated() {
        let text = merge_text("repeated-row", &[]);
        faults.add(None, text, repeated.row);
    }
    let checker = Checker::of(app)?;
    let indices: Vec<usize> = (0..count).collect();
    let mut failed = None;
    let mut done = 0;
    let look = |index: &usize| look(app, &checker, letters, *index);
    in_order(&indices, job.stop(), look, |index, said| {
        let row = letters.row(*index).map_or(0, |row| row.number);
        match said {
            Ok(said) => said
                .into_iter()
                .for_each(|(rule, text)| faults.add(rule, text, row)),
            Err(error) => {
                failed.get_or_insert(error);
            }
        }
        done += 1;
        job.report(MergeStage::Checking, done, count);
    });
    job.go_on()?;
    match failed {
        Some(error) => Err(error),
        None => Ok(faults.told()),
    }
}

/// A fault by its rule and its words.
type Said = (Option<String>, String);

/// What is wrong with one letter: what it lacks, and the errors of form.
fn look(
    app: &App,
    checker: &Checker,
    letters: &Letters<'_>,
    index: usize,
) -> Result<Vec<Said>, AppError> {
    let letter: Document = letters.letter(index)?;
    let missing = pages::missing_fields(app, &letter)?;
    let mut said: Vec<Said> = missing
        .iter()
        .filter(|finding| is_due(finding))
        .map(|finding| (None, finding_text(finding)))
        .collect();
    let report = checker.check(&letter);
    let errors = report.findings.into_iter();
    said.extend(
        errors
            .filter(|finding| finding.severity == Severity::Error)
            .map(|finding| (Some(finding.code.to_owned()), finding.message)),
    );
    Ok(said)
}

/// Whether a field that is blank must be filled before the letters are made.
fn is_due(finding: &FindingDto) -> bool {
    finding.code == FindingCode::MissingField
        && !LATER.iter().any(|field| finding.field.starts_with(field))
}

/// Faults, each once, with its rows.
#[derive(Default)]
struct Faults(BTreeMap<Said, Vec<usize>>);

impl Faults {
    fn add(&mut self, rule: Option<String>, text: String, row: usize) {
        let rows = self.0.entry((rule, text)).or_default();
        if rows.last() != Some(&row) {
            rows.push(row);
        }
    }

    fn told(self) -> Vec<LetterFault> {
        let mut told: Vec<LetterFault> = self
            .0
            .into_iter()
            .map(|((rule, text), mut rows)| {
                let count = rows.len();
                rows.truncate(ROWS);
                LetterFault {
                    text,
                    rule,
                    rows,
                    count,
                }
            })
            .collect();
        told.sort_by_key(|fault| std::cmp::Reverse(fault.count));
        told
    }
}
