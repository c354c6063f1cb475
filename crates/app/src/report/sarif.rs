//! SARIF 2.1.0 (OASIS Standard, 27 March 2020). Files have no lines: a result names its place as a
//! logical location.

use serde_json::{Value, json};
use thethuc_check::{RULES, Severity};

use super::place;
use crate::dto::{FormFinding, FormReport};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";

/// All that stands before the first result.
pub(super) fn head() -> String {
    let rules: Vec<Value> = RULES.iter().map(rule).collect();
    let driver = json!({
        "name": "Thể Thức",
        "version": env!("CARGO_PKG_VERSION"),
        "informationUri": env!("CARGO_PKG_REPOSITORY"),
        "language": "vi",
        "rules": rules,
    });
    format!(
        "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\"tool\":{{\"driver\":{driver}}},\"results\":["
    )
}

fn rule(rule: &thethuc_check::Rule) -> Value {
    json!({
        "id": rule.code,
        "shortDescription": { "text": rule.title },
        "fullDescription": { "text": rule.explanation },
        "help": { "text": format!("{}. {}", rule.article, rule.explanation) },
        "defaultConfiguration": { "level": level(rule.severity) },
        "properties": { "article": rule.article },
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

pub(super) fn file(report: &FormReport, first: bool) -> String {
    let results = report.findings.iter().enumerate().map(|(order, finding)| {
        let comma = if first && order == 0 { "\n" } else { ",\n" };
        format!("{comma}{}", result(&report.path, finding))
    });
    results.collect()
}

fn result(path: &str, finding: &FormFinding) -> Value {
    let mut location = json!({ "physicalLocation": artifact(path) });
    let place = place(finding);
    if !place.is_empty() {
        location["logicalLocations"] = json!([{ "fullyQualifiedName": place }]);
    }
    let index = RULES.iter().position(|rule| rule.code == finding.code);
    let mut result = json!({
        "ruleId": finding.code,
        "level": match finding.severity.as_str() {
            "error" => "error",
            "warning" => "warning",
            _ => "note",
        },
        "message": { "text": finding.message },
        "locations": [location],
        "properties": {
            "article": finding.article,
            "certainty": finding.certainty,
            "excerpt": finding.excerpt,
            "more": finding.more,
        },
    });
    if let Some(index) = index {
        result["ruleIndex"] = json!(index);
    }
    result
}

fn artifact(path: &str) -> Value {
    json!({ "artifactLocation": { "uri": uri(path) } })
}

/// All that stands behind the last result.
pub(super) fn tail(unread: &[(String, String)]) -> String {
    let notifications: Vec<Value> = unread
        .iter()
        .map(|(path, message)| {
            json!({
                "level": "error",
                "message": { "text": message },
                "locations": [{ "physicalLocation": artifact(path) }],
            })
        })
        .collect();
    let invocation = json!({
        "executionSuccessful": unread.is_empty(),
        "toolExecutionNotifications": notifications,
    });
    format!("\n],\"invocations\":[{invocation}]}}]}}\n")
}

/// A path as a URI reference (RFC 3986): relative as it was given, absolute as `file:`.
fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let mut out = match path.as_bytes() {
        [b'/', ..] => "file://".to_owned(),
        [drive, b':', b'/', ..] if drive.is_ascii_alphabetic() => "file:///".to_owned(),
        _ => String::new(),
    };
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            other => out += &format!("%{other:02X}"),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn a_path_is_a_uri() {
        assert_eq!(
            uri("dự thảo/a 1.docx"),
            "d%E1%BB%B1%20th%E1%BA%A3o/a%201.docx"
        );
        assert_eq!(uri("/a/b.docx"), "file:///a/b.docx");
        assert_eq!(uri("C:\\a.docx"), "file:///C%3A/a.docx");
    }
}
