//! What is said about the signatures of a file: `messages/signature.toml`, one line a matter.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{DateTime, FixedOffset, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use thethuc_signature::trust::{CertificateFault, Trust};
use thethuc_signature::{Integrity, Report, Revocation, SignatureReport, Standing};

use crate::messages::fill;

/// Vietnam keeps one time all the year, seven hours before that of Greenwich.
const VIET_NAM_SECONDS: i32 = 7 * 3600;

/// All words: tables of sentences.
#[derive(Debug, Default, Deserialize)]
struct Words(BTreeMap<String, BTreeMap<String, String>>);

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    // The file is part of the program, and a test reads it: it cannot be wrong at run time.
    toml::from_str(include_str!("../../messages/signature.toml")).unwrap_or_default()
});

/// What there is to say about the signatures of a file, line by line.
pub(crate) fn lines(report: &Report) -> Vec<String> {
    let mut lines = by_signature(report).concat();
    lines.extend(of_file(report));
    lines
}

/// What there is to say about each signature; its first line names it and its verdict.
pub(crate) fn by_signature(report: &Report) -> Vec<Vec<String>> {
    let signatures = report.signatures.iter().zip(1..);
    signatures
        .map(|(signature, number)| about(signature, number))
        .collect()
}

/// What there is to say about the signatures of a file besides each of them.
pub(crate) fn of_file(report: &Report) -> Vec<String> {
    let mut lines = Vec::new();
    if report.signatures.is_empty() {
        lines.push(say("phrases", "none", &[]));
    }
    if report.stray_signatures > 0 {
        let count = report.stray_signatures.to_string();
        lines.push(say("phrases", "stray", &[("count", &count)]));
    }
    lines
}

/// What the register says of a file: that it is the one that came, or an earlier state of it.
pub(super) fn of_register(
    key: &str,
    name: &str,
    document: i64,
    ordinal: u32,
    count: usize,
) -> String {
    let values = [
        ("name", name.to_owned()),
        ("document", document.to_string()),
        ("ordinal", ordinal.to_string()),
        ("count", count.to_string()),
    ];
    say("register", key, &borrowed(&values))
}

fn about(signature: &SignatureReport, number: usize) -> Vec<String> {
    let heading = match signature.is_document_timestamp {
        true => "heading-timestamp",
        false => "heading",
    };
    let verdict = say("verdicts", &code(&signature.verdict()), &[]);
    let values = [
        ("number", number.to_string()),
        ("field", signature.field.clone()),
        ("verdict", verdict),
    ];
    let phrase = |key: &str, text: String| say("phrases", key, &[("text", &text)]);
    let mut lines = vec![
        say("phrases", heading, &borrowed(&values)),
        signer(signature),
        phrase("integrity", integrity(&signature.integrity)),
        phrase("after", after(signature)),
        phrase("trust", trust(&signature.trust)),
        phrase("time", time(signature)),
    ];
    if let Revocation::Good { as_of } = signature.revocation {
        lines.push(say(
            "phrases",
            "not-revoked",
            &[("time", &moment(as_of.fixed_offset()))],
        ));
    }
    lines.extend(algorithm(signature));
    let weak = |weakness| phrase("weakness", say("weaknesses", &code(weakness), &[]));
    lines.extend(signature.weaknesses.iter().map(weak));
    let unchecked = |matter| phrase("unchecked", tagged("unchecked", "unchecked", matter));
    lines.extend(signature.unchecked.iter().map(unchecked));
    lines
}

fn signer(signature: &SignatureReport) -> String {
    let Some(signer) = &signature.signer else {
        return say("phrases", "no-signer", &[]);
    };
    let mut values = vec![
        ("name", signer.name.clone()),
        ("issuer", signer.issuer.clone()),
        ("serial", signer.serial.clone()),
        ("from", day(signer.not_before)),
        ("to", day(signer.not_after)),
    ];
    let phrase = match &signer.organisation {
        Some(organisation) => {
            values.push(("organisation", organisation.clone()));
            "signer-organisation"
        }
        None => "signer",
    };
    say("phrases", phrase, &borrowed(&values))
}

fn integrity(integrity: &Integrity) -> String {
    let key = match integrity {
        Integrity::Range { why } => format!("range-{}", code(why)),
        Integrity::Broken { why } => format!("broken-{}", tag(why, "fault")),
        Integrity::Timestamp { .. } => "timestamp".to_owned(),
        Integrity::Intact | Integrity::NotChecked => tag(integrity, "integrity"),
    };
    say("integrity", &key, &[])
}

fn after(signature: &SignatureReport) -> String {
    let worst = signature
        .changes
        .iter()
        .map(|change| change.standing())
        .max();
    let Some(worst) = worst else {
        let is_known = signature.covers_whole_file
            || !signature
                .unchecked
                .contains(&thethuc_signature::Unchecked::Changes);
        return say("after", if is_known { "nothing" } else { "unknown" }, &[]);
    };
    let key = match worst {
        Standing::Allowed => "allowed",
        Standing::Unclear => "unclear",
        Standing::Forbidden => "forbidden",
    };
    let changes: Vec<String> = signature
        .changes
        .iter()
        .filter(|change| change.standing() == worst)
        .map(|change| tagged("changes", "change", change))
        .collect();
    say("after", key, &[("changes", &changes.join("; "))])
}

fn trust(trust: &Trust) -> String {
    match trust {
        Trust::Fault { name, why } => {
            let mut values = values_of(why);
            if let CertificateFault::Revoked { since } = why {
                values = vec![("since".to_owned(), moment(since.fixed_offset()))];
            }
            values.push(("name".to_owned(), name.clone()));
            let values: Vec<(&str, &str)> = values
                .iter()
                .map(|(key, value)| (key.as_str(), value.as_str()))
                .collect();
            say("trust", &format!("fault-{}", tag(why, "fault")), &values)
        }
        trust => tagged("trust", "trust", trust),
    }
}

fn time(signature: &SignatureReport) -> String {
    if let Some(stamp) = &signature.timestamp {
        let key = match stamp.trust {
            Trust::Trusted => "proven",
            _ => "proven-untrusted",
        };
        let time = moment(stamp.time.fixed_offset());
        let values = [
            ("time", time.as_str()),
            ("authority", &stamp.authority.name),
        ];
        return say("times", key, &values);
    }
    if let Some(by) = signature.existed_by {
        return say("times", "existed", &[("time", &moment(by.fixed_offset()))]);
    }
    match signature.claimed_time {
        Some(time) => say("times", "claimed", &[("time", &moment(time))]),
        None => say("times", "unknown", &[]),
    }
}

fn algorithm(signature: &SignatureReport) -> Option<String> {
    let algorithm = signature.algorithm?;
    let scheme = match serde_json::to_value(algorithm.scheme) {
        Ok(Value::String(name)) => name,
        Ok(Value::Object(object)) => object.keys().next().cloned().unwrap_or_default(),
        _ => String::new(),
    };
    let scheme = say("schemes", &scheme, &[]);
    let digest = say("digests", &code(&algorithm.digest), &[]);
    let values = [("scheme", scheme.as_str()), ("digest", digest.as_str())];
    Some(say("phrases", "algorithm", &values))
}

/// `20/11/2026; 10:15:30 +07:00`: day and time with the zone of Vietnam.
pub(crate) fn moment(time: DateTime<FixedOffset>) -> String {
    in_viet_nam(time)
        .format("%d/%m/%Y; %H:%M:%S %:z")
        .to_string()
}

/// A moment in the zone of Vietnam.
pub(crate) fn in_viet_nam(time: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
    FixedOffset::east_opt(VIET_NAM_SECONDS).map_or(time, |zone| time.with_timezone(&zone))
}

/// `20/11/2026`.
pub(super) fn day(time: DateTime<Utc>) -> String {
    time.format("%d/%m/%Y").to_string()
}

/// A sentence with its values; the key itself where there is none.
fn say(table: &str, key: &str, values: &[(&str, &str)]) -> String {
    let sentence = WORDS.0.get(table).and_then(|table| table.get(key));
    let owned = |&(name, value): &(&str, &str)| (name.to_owned(), value.to_owned());
    let values = values.iter().map(owned).collect();
    sentence.map_or_else(|| key.to_owned(), |sentence| fill(sentence, &values))
}

/// The sentence of a value that names itself under a key.
fn tagged(table: &str, key: &str, value: &impl Serialize) -> String {
    let values = values_of(value);
    let values: Vec<(&str, &str)> = values
        .iter()
        .map(|(key, value)| (key.as_str(), value.as_str()))
        .collect();
    say(table, &tag(value, key), &values)
}

/// The name of a value without contents.
fn code(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(name)) => name,
        _ => String::new(),
    }
}

/// The name that a value gives itself under a key.
fn tag(value: &impl Serialize, key: &str) -> String {
    match serde_json::to_value(value) {
        Ok(Value::Object(object)) => match object.get(key) {
            Some(Value::String(name)) => name.clone(),
            _ => String::new(),
        },
        _ => String::new(),
    }
}

/// The words and numbers that a value holds.
fn values_of(value: &impl Serialize) -> Vec<(String, String)> {
    let Ok(Value::Object(object)) = serde_json::to_value(value) else {
        return Vec::new();
    };
    object
        .into_iter()
        .filter_map(|(key, value)| match value {
            Value::String(text) => Some((key, text)),
            Value::Number(number) => Some((key, number.to_string())),
            _ => None,
        })
        .collect()
}

fn borrowed<'a>(values: &'a [(&'a str, String)]) -> Vec<(&'a str, &'a str)> {
    values
        .iter()
        .map(|(key, value)| (*key, value.as_str()))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use thethuc_signature::{Change, Verdict};

    use super::*;

    fn report(change: Change, trust: Trust) -> Report {
        Report {
            signatures: vec![SignatureReport {
                field: "NguoiKy".to_owned(),
                is_document_timestamp: false,
                signer: None,
                algorithm: None,
                integrity: Integrity::Intact,
                revision_bytes: None,
                covers_whole_file: false,
                changes: BTreeSet::from([change]),
                claimed_time: None,
                timestamp: None,
                existed_by: None,
                trust,
                path: Vec::new(),
                revocation: Revocation::NotChecked,
                weaknesses: Vec::new(),
                unchecked: Vec::new(),
            }],
            stray_signatures: 0,
        }
    }

    #[test]
    fn every_line_is_a_whole_sentence() {
        let field = || "CoQuan".to_owned();
        let changes = [
            Change::Signed { field: field() },
            Change::FilledIn { field: field() },
            Change::ValidationData,
            Change::Metadata,
            Change::PageContent { page: 2 },
            Change::PageTree,
            Change::Annotation { page: 2 },
            Change::FieldChanged { field: field() },
            Change::FormChanged,
            Change::Catalog { entry: field() },
            Change::Appended,
            Change::Unknown { object: 7 },
        ];
        for change in changes {
            let trust = Trust::Fault {
                name: field(),
                why: CertificateFault::Expired,
            };
            for line in lines(&report(change, trust)) {
                assert!(line.contains(' ') && !line.contains(['{', '…']), "{line}");
            }
        }
    }

    #[test]
    fn a_changed_file_is_said_to_be_changed() {
        let report = report(Change::PageContent { page: 2 }, Trust::Trusted);
        assert_eq!(report.verdict(), Some(Verdict::Invalid));
        let lines = lines(&report);
        assert_eq!(lines[0], "Chữ ký 1 (trường NguoiKy): KHÔNG HỢP LỆ");
        assert_eq!(
            lines[3],
            "Sau khi ký: TỆP ĐÃ BỊ THAY ĐỔI: đổi nội dung trang 2."
        );
    }

    #[test]
    fn the_time_of_vietnam_is_written_with_its_offset() {
        let time = DateTime::parse_from_rfc3339("2026-11-20T03:15:30Z").unwrap();
        assert_eq!(moment(time), "20/11/2026; 10:15:30 +07:00");
    }
}
