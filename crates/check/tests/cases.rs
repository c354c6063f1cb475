//! Runs the literate cases under `tests/rules/`: one file for each rule, with at least one case
//! that fires and one that stays silent.
//!
//! A case is a level-2 heading (`## Báo lỗi: …` or `## Im lặng: …`), a JSON merge patch on a clean
//! document (`"kind"` chooses which) and, where it fires, a list of what is found:
//! `- /field “letters” → “letters after the fix”`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test reads files and fails by panicking"
)]

use std::fs;
use std::path::Path;

use serde_json::Value;
use thethuc_check::{Finding, Knowledge, Place, RULES, Safety, Test, apply_fixes, check};
use thethuc_model::{Document, read_document};

struct Case {
    title: String,
    document: Document,
    expected: Vec<String>,
}

#[test]
fn every_rule_does_what_its_cases_say() {
    for rule in RULES
        .iter()
        .filter(|rule| matches!(rule.test, Test::Draft { .. }))
    {
        let path = format!("tests/rules/{}.md", rule.code);
        let text = fs::read_to_string(&path).unwrap_or_else(|_| panic!("{path} is missing"));
        assert!(
            text.starts_with(&format!("# {} ", rule.code)),
            "{path}: the title names the rule"
        );
        let cases = cases(&text, &path);
        assert!(
            cases.iter().any(|case| !case.expected.is_empty()),
            "{path}: no case fires"
        );
        assert!(
            cases.iter().any(|case| case.expected.is_empty()),
            "{path}: no case is silent"
        );
        for case in &cases {
            run(rule.code, &path, case);
        }
    }
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
    }
}

fn run(code: &str, path: &str, case: &Case) {
    let place = format!("{path}, {}", case.title);
    let report = check(&case.document, Knowledge::builtin());
    if case.expected.is_empty() {
        assert_eq!(
            report.findings,
            [],
            "{place}: a silent case finds nothing at all"
        );
        return;
    }
    let own: Vec<&Finding> = report.findings.iter().filter(|f| f.code == code).collect();
    let found: Vec<String> = own.iter().map(|f| describe(&case.document, f)).collect();
    assert_eq!(found, case.expected, "{place}");
    let safe: Vec<_> = own
        .iter()
        .filter_map(|f| f.fix.as_ref())
        .filter(|fix| fix.safety == Safety::Safe)
        .collect();
    if safe.is_empty() {
        return;
    }
    let fixed = apply_fixes(&case.document, safe.iter().copied());
    let after = check(&fixed, Knowledge::builtin());
    assert!(
        after.findings.iter().all(|f| f.code != code),
        "{place}: the fix leaves its finding"
    );
    for finding in &after.findings {
        let known = report
            .findings
            .iter()
            .any(|before| before.code == finding.code);
        assert!(known, "{place}: the fix adds {}", finding.code);
    }
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

fn cases(text: &str, path: &str) -> Vec<Case> {
    text.split("\n## ")
        .skip(1)
        .map(|section| case(section, path))
        .collect()
}

fn case(section: &str, path: &str) -> Case {
    let title = section.lines().next().unwrap_or_default().to_owned();
    let (_, rest) = section
        .split_once("```json\n")
        .unwrap_or_else(|| panic!("{path}: {title}"));
    let (json, rest) = rest
        .split_once("```")
        .unwrap_or_else(|| panic!("{path}: {title}"));
    let patch: Value =
        serde_json::from_str(json).unwrap_or_else(|e| panic!("{path}, {title}: {e}"));
    let kind = patch
        .get("kind")
        .and_then(Value::as_str)
        .unwrap_or("cong-van");
    let base = if kind == "quyet-dinh" {
        "quyet-dinh"
    } else {
        "cong-van"
    };
    let mut json = clean(base);
    merge(&mut json, &patch);
    let expected: Vec<String> = rest
        .lines()
        .filter_map(|line| line.strip_prefix("- "))
        .map(str::to_owned)
        .collect();
    let fires = title.starts_with("Báo lỗi");
    assert!(fires || title.starts_with("Im lặng"), "{path}: {title}");
    assert_eq!(fires, !expected.is_empty(), "{path}: {title}");
    Case {
        title: title.clone(),
        document: document(&json, &title),
        expected,
    }
}

fn clean(kind: &str) -> Value {
    let path = Path::new("tests/clean").join(format!("{kind}.json"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn document(json: &Value, name: &str) -> Document {
    read_document(json.to_string().as_bytes()).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// A JSON merge patch (RFC 7386).
fn merge(target: &mut Value, patch: &Value) {
    let (Value::Object(target), Value::Object(patch)) = (&mut *target, patch) else {
        *target = patch.clone();
        return;
    };
    for (name, value) in patch {
        if value.is_null() {
            target.remove(name);
        } else {
            merge(target.entry(name).or_insert(Value::Null), value);
        }
    }
}
