//! Running the rules.

use serde::Serialize;
use thethuc_model::Document;
use thethuc_reading::Reading;
use thethuc_recognize::{Recognition, Regime};

use crate::{Certainty, Draft, File, Finding, Findings, Knowledge, RULES, Rule, Test};

/// What the rules say of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// What was found, in the order of the rules.
    pub findings: Vec<Finding>,
    /// What became of every rule.
    pub outcomes: Vec<Outcome>,
}

/// What became of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// The rule.
    pub code: &'static str,
    /// The result.
    pub state: State,
}

/// The result of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Đạt.
    Dat,
    /// Lỗi.
    Loi,
    /// Không áp dụng.
    KhongApDung,
    /// Cần xem: only a person can tell.
    CanXem,
    /// Chưa đánh giá: the document stands under other rules.
    ChuaDanhGia,
}

/// Runs the rules about what a document says. Never fails.
#[must_use]
pub fn check(document: &Document, knowledge: Knowledge<'_>) -> Report {
    run(&Draft::new(document, knowledge), None)
}

/// Runs every rule over a Word file: those about its looks, and those about what it says. Never
/// fails. A file that stands under other rules than the decree is not judged by it.
#[must_use]
pub fn check_file(
    reading: &Reading,
    recognition: &Recognition,
    knowledge: Knowledge<'_>,
) -> Report {
    if recognition.regime != Regime::HanhChinh {
        let not_judged = |rule: &Rule| Outcome {
            code: rule.code,
            state: State::ChuaDanhGia,
        };
        return Report {
            findings: Vec::new(),
            outcomes: RULES.iter().map(not_judged).collect(),
        };
    }
    run(
        &Draft::new(&recognition.document, knowledge),
        Some(&File::new(reading, recognition)),
    )
}

fn run(draft: &Draft<'_>, file: Option<&File<'_>>) -> Report {
    let mut findings = Vec::new();
    let outcomes = RULES
        .iter()
        .map(|rule| {
            let before = findings.len();
            let mut found = Findings::new(rule, &mut findings);
            let applied = match rule.test {
                Test::Draft { applies, find } => applies(draft).then(|| find(draft, &mut found)),
                Test::File { applies, find } => file
                    .filter(|file| applies(file))
                    .map(|file| find(file, &mut found)),
            };
            let state = match (applied, findings.len() - before) {
                (None, _) => State::KhongApDung,
                (Some(()), 0) => State::Dat,
                (Some(()), _) if rule.certainty == Certainty::Review => State::CanXem,
                (Some(()), _) => State::Loi,
            };
            Outcome {
                code: rule.code,
                state,
            }
        })
        .collect();
    Report { findings, outcomes }
}
