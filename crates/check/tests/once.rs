//! One fault is told once: over every planted fault, no two findings put the same letters in the
//! same place.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test reads files and fails by panicking"
)]

mod common;

use common::changes::change;
use common::literate::{Case, cases, check_docx, clean, document, merge};
use common::{documents, export};
use serde_json::json;
use thethuc_check::{Finding, Knowledge, RULES, apply_fixes, check};
use thethuc_model::Document;

#[test]
fn no_two_findings_have_one_remedy_at_one_place() {
    let mut twice = Vec::new();
    let planted = RULES.iter().flat_map(cases).map(|case| {
        let (document, findings) = told(&case);
        (case.place, document, findings)
    });
    let ours = documents().into_iter().map(|(name, document)| {
        let findings = check(&document, Knowledge::builtin()).findings;
        (name, document, findings)
    });
    for (place, document, findings) in planted.chain(ours) {
        twice.extend(
            pairs(&findings)
                .filter(|(one, other)| same_remedy(&document, one, other))
                .map(|(one, other)| format!("{place}: {one:#?} and {other:#?}")),
        );
    }
    assert!(twice.is_empty(), "{}", twice.join("\n\n"));
}

#[test]
fn what_is_open_is_told_by_one_rule() {
    let mut json = clean("cong-van");
    merge(
        &mut json,
        &json!({"so_ky_hieu": {"ky_hieu": "SNV-[cần điền]"}}),
    );
    let report = check(&document(&json, "open"), Knowledge::builtin());
    let codes: Vec<&str> = report.findings.iter().map(|found| found.code).collect();
    assert_eq!(codes, ["TT16"]);
}

/// A case's document, in a file the one that is recognised in it, and what is found.
fn told(case: &Case) -> (Document, Vec<Finding>) {
    match &case.changes {
        Some(changes) => {
            let file = check_docx(&change(&export(&case.document), changes));
            (file.recognition.document, file.report.findings)
        }
        None => (case.document.clone(), case.report().findings),
    }
}

/// Findings of two rules that share letters.
fn pairs(findings: &[Finding]) -> impl Iterator<Item = (&Finding, &Finding)> {
    let all = findings.iter().enumerate();
    all.flat_map(|(index, one)| findings[index + 1..].iter().map(move |other| (one, other)))
        .filter(|(one, other)| one.place.overlaps(&other.place))
}

fn same_remedy(document: &Document, one: &Finding, other: &Finding) -> bool {
    match (&one.fix, &other.fix) {
        (Some(one), Some(other)) => apply_fixes(document, [one]) == apply_fixes(document, [other]),
        _ => false,
    }
}
