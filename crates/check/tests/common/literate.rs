//! Literate cases: `tests/rules/<CODE>.md`.
//!
//! A case is a level-2 heading (`## Báo lỗi: …` or `## Im lặng: …`); a JSON merge patch on a clean
//! document, whose `"kind"` chooses which; for a Word file, a `docx` block with changes to the
//! exported file ([`super::changes`]); and, where it fires, a list of what is found:
//! `- /field “letters” → “letters after the fix”` in a draft, `- “letters”` or `- trang` in a file.

use std::fs;
use std::path::Path;

use serde_json::Value;
use thethuc_check::{Knowledge, Report, Rule, Test, check, check_file};
use thethuc_model::{Document, read_document};
use thethuc_reading::{Limits, Reading, read_docx};
use thethuc_recognize::{Recognition, recognize};

use super::changes::change;
use super::export;

/// One case of a rule.
pub(crate) struct Case {
    pub(crate) place: String,
    pub(crate) document: Document,
    /// The changes to the exported file; none where the draft itself is checked.
    pub(crate) changes: Option<String>,
    pub(crate) expected: Vec<String>,
}

/// A Word file and what was made of it.
pub(crate) struct Checked {
    pub(crate) reading: Reading,
    pub(crate) recognition: Recognition,
    pub(crate) report: Report,
}

impl Case {
    pub(crate) fn fires(&self) -> bool {
        !self.expected.is_empty()
    }

    /// What the case says of the document or, changed, of its file.
    pub(crate) fn report(&self) -> Report {
        match &self.changes {
            Some(changes) => check_docx(&change(&export(&self.document), changes)).report,
            None => check(&self.document, Knowledge::builtin()),
        }
    }
}

/// Reads a file, recognises it and checks it.
pub(crate) fn check_docx(bytes: &[u8]) -> Checked {
    let reading = read_docx(bytes, &Limits::default()).unwrap();
    let recognition = recognize(&reading);
    let report = check_file(&reading, &recognition, Knowledge::builtin());
    Checked {
        reading,
        recognition,
        report,
    }
}

/// The cases of a rule.
pub(crate) fn cases(rule: &Rule) -> Vec<Case> {
    let path = format!("tests/rules/{}.md", rule.code);
    let text = fs::read_to_string(&path).unwrap_or_else(|_| panic!("{path} is missing"));
    let title = format!("# {} ", rule.code);
    assert!(text.starts_with(&title), "{path}: the title names the rule");
    let of_file = !matches!(rule.test, Test::Draft { .. });
    text.split("\n## ")
        .skip(1)
        .map(|section| case(section, &path, of_file))
        .collect()
}

fn case(section: &str, path: &str, of_file: bool) -> Case {
    let title = section.lines().next().unwrap_or_default();
    let place = format!("{path}, {title}");
    let patch = block(section, "json").unwrap_or("{}");
    let patch: Value =
        serde_json::from_str(patch).unwrap_or_else(|error| panic!("{place}: {error}"));
    let kind = patch
        .get("kind")
        .and_then(Value::as_str)
        .unwrap_or("cong-van");
    let mut json = clean(if kind == "quyet-dinh" {
        kind
    } else {
        "cong-van"
    });
    merge(&mut json, &patch);
    let written = section.rsplit("```").next().unwrap_or_default();
    let expected: Vec<String> = written
        .lines()
        .filter_map(|line| line.strip_prefix("- "))
        .map(str::to_owned)
        .collect();
    let fires = title.starts_with("Báo lỗi");
    assert!(fires || title.starts_with("Im lặng"), "{place}");
    assert_eq!(fires, !expected.is_empty(), "{place}");
    let changes = block(section, "docx").map(str::to_owned);
    Case {
        document: document(&json, &place),
        changes: changes.or(of_file.then(String::new)),
        place,
        expected,
    }
}

fn block<'s>(section: &'s str, language: &str) -> Option<&'s str> {
    let (_, rest) = section.split_once(&format!("```{language}\n"))?;
    rest.split_once("```").map(|(block, _)| block)
}

/// A document without a fault.
pub(crate) fn clean(kind: &str) -> Value {
    let path = Path::new("tests/clean").join(format!("{kind}.json"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

pub(crate) fn document(json: &Value, name: &str) -> Document {
    read_document(json.to_string().as_bytes()).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// A JSON merge patch (RFC 7386).
pub(crate) fn merge(target: &mut Value, patch: &Value) {
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
