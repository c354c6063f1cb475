//! Runs the literate cases under `tests/rules/`: every rule has at least one case that fires and
//! one that stays silent, and every planted fault has a clean twin.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test reads files and fails by panicking"
)]

mod common;

use common::literate::{Case, cases, check_docx, clean, document};
use serde_json::Value;
use thethuc_check::{Finding, Fix, Knowledge, Place, RULES, Report, Safety, apply_fixes, check};
use thethuc_model::Document;

#[test]
fn every_rule_does_what_its_cases_say() {
    let mut failures = Vec::new();
    let (mut in_drafts, mut in_files, mut silent) = (0, 0, 0);
    for rule in RULES {
        let cases = cases(rule);
        assert!(
            cases.iter().any(Case::fires),
            "{}: no case fires",
            rule.code
        );
        assert!(
            cases.iter().any(|case| !case.fires()),
            "{}: no case is silent",
            rule.code
        );
        for case in &cases {
            let (count, wrong) = match (case.fires(), &case.changes) {
                (false, _) => (&mut silent, stays_silent(case)),
                (true, Some(changes)) => (&mut in_files, fires_in_a_file(rule.code, case, changes)),
                (true, None) => (&mut in_drafts, fires_in_a_draft(rule.code, case)),
            };
            *count += 1;
            failures.extend(wrong.map(|wrong| format!("{}: {wrong}", case.place)));
        }
    }
    println!(
        "planted faults found: {in_drafts} in drafts, {in_files} in files; {silent} cases silent"
    );
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

#[test]
fn the_twin_of_a_file_without_its_fault_is_clean() {
    let mut failures = Vec::new();
    let mut twins = 0;
    for case in RULES.iter().flat_map(cases).filter(Case::fires) {
        if case
            .changes
            .as_ref()
            .is_some_and(|changes| !changes.is_empty())
        {
            let twin = check_docx(&common::export(&case.document)).report.findings;
            failures.extend((!twin.is_empty()).then(|| format!("{}: {twin:#?}", case.place)));
            twins += 1;
        }
    }
    println!("{twins} clean twins silent");
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

#[test]
fn clean_documents_are_silent() {
    for kind in ["cong-van", "quyet-dinh"] {
        let document = document(&clean(kind), kind);
        assert_eq!(
            check(&document, Knowledge::builtin()).findings,
            [],
            "{kind}"
        );
        let file = check_docx(&common::export(&document));
        assert_eq!(file.report.findings, [], "{kind} as a file");
    }
}

fn own<'r>(report: &'r Report, code: &str) -> Vec<&'r Finding> {
    report
        .findings
        .iter()
        .filter(|finding| finding.code == code)
        .collect()
}

/// A silent case finds nothing at all, of any rule.
fn stays_silent(case: &Case) -> Option<String> {
    let found = case.report().findings;
    (!found.is_empty()).then(|| format!("{found:#?}"))
}

fn fires_in_a_file(code: &str, case: &Case, changes: &str) -> Option<String> {
    let file = check_docx(&common::changes::change(
        &common::export(&case.document),
        changes,
    ));
    let told = |finding: &&Finding| match &finding.place {
        Place::Paragraph {
            paragraph,
            start,
            end,
        } => {
            format!(
                "“{}”",
                &file.reading.paragraphs[*paragraph].text[*start..*end]
            )
        }
        Place::Section { .. } => "trang".to_owned(),
        _ => describe(&file.recognition.document, finding),
    };
    let found: Vec<String> = own(&file.report, code).iter().map(told).collect();
    (found != case.expected).then(|| format!("{found:?}; {:#?}", file.report.findings))
}

fn fires_in_a_draft(code: &str, case: &Case) -> Option<String> {
    let report = check(&case.document, Knowledge::builtin());
    let own = own(&report, code);
    let found: Vec<String> = own
        .iter()
        .map(|finding| describe(&case.document, finding))
        .collect();
    if found != case.expected {
        return Some(format!("{found:?}"));
    }
    let fixes = own.iter().filter_map(|finding| finding.fix.as_ref());
    let safe: Vec<&Fix> = fixes.filter(|fix| fix.safety == Safety::Safe).collect();
    if safe.is_empty() {
        return None;
    }
    let after = check(&apply_fixes(&case.document, safe), Knowledge::builtin());
    let known = |other: &str| report.findings.iter().any(|before| before.code == other);
    let wrong = after
        .findings
        .iter()
        .find(|finding| finding.code == code || !known(finding.code))?;
    Some(format!("mended, it still has {wrong:#?}"))
}

fn describe(document: &Document, finding: &Finding) -> String {
    let mut line = match &finding.place {
        Place::Field { field } => field.to_string(),
        Place::Text { field, start, end } => {
            let field = field.to_string();
            let text = text_at(document, &field);
            format!("{field} “{}”", &text[*start..*end])
        }
        place => panic!("{place:?} is no place of a draft"),
    };
    if let Some(fix) = &finding.fix {
        line = format!("{line} → “{}”", fix.edits[0].text);
    }
    line
}

fn text_at(document: &Document, pointer: &str) -> String {
    let json = serde_json::to_value(document).unwrap();
    let value = json
        .pointer(pointer)
        .unwrap_or_else(|| panic!("{pointer} does not exist"));
    match value {
        Value::String(text) => text.clone(),
        rich => serde_json::from_value::<thethuc_model::RichText>(rich.clone())
            .unwrap()
            .plain(),
    }
}
