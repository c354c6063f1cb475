//! What changed between two versions, as a list: what an approver is shown when a change re-opened
//! what was approved.

use serde_json::Value;

use crate::records::Version;

/// A value that is not what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Where: the path of the fact (`/facts/subject`), of the field of the model
    /// (`/content/noi_dung/3/text`), or the line of the text (`/text/12`). Places in lists are those
    /// of the newer version, or of the older for what was taken out.
    pub place: String,
    /// What stood there; empty for what was put in.
    pub before: String,
    /// What stands there; empty for what was taken out.
    pub after: String,
}

/// What differs between two versions, in the order of the document. The text is compared line by
/// line where there is no document of the form that says the same better.
#[must_use]
pub fn changes(before: &Version, after: &Version) -> Vec<Change> {
    let mut found = Vec::new();
    let facts = [before, after].map(|version| json(&version.facts.canonical()));
    compare("/facts", &facts[0], &facts[1], &mut found);
    match (&before.content, &after.content) {
        (Some(old), Some(new)) => compare("/content", &json(old), &json(new), &mut found),
        _ => compare(
            "/text",
            &lines(&before.text),
            &lines(&after.text),
            &mut found,
        ),
    }
    found
}

/// JSON, or the text itself where it is none.
fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|_| text.into())
}

fn lines(text: &str) -> Value {
    text.lines().collect()
}

fn compare(place: &str, before: &Value, after: &Value, found: &mut Vec<Change>) {
    match (before, after) {
        _ if before == after => {}
        (Value::Object(old), Value::Object(new)) => {
            let gone = old.keys().filter(|key| !new.contains_key(*key));
            for key in new.keys().chain(gone) {
                let [old, new] = [old, new].map(|map| map.get(key).unwrap_or(&Value::Null));
                compare(&format!("{place}/{key}"), old, new, found);
            }
        }
        (Value::Array(old), Value::Array(new)) => compare_lists(place, old, new, found),
        _ => found.push(Change {
            place: place.to_owned(),
            before: shown(before),
            after: shown(after),
        }),
    }
}

/// What is alike at both ends of the lists stays; what is between is compared in pairs.
fn compare_lists(place: &str, old: &[Value], new: &[Value], found: &mut Vec<Change>) {
    let alike = |(old, new): &(&Value, &Value)| old == new;
    let head = old.iter().zip(new).take_while(alike).count();
    let (old, new) = (&old[head..], &new[head..]);
    let tail = old
        .iter()
        .rev()
        .zip(new.iter().rev())
        .take_while(alike)
        .count();
    let (old, new) = (&old[..old.len() - tail], &new[..new.len() - tail]);
    for at in 0..old.len().max(new.len()) {
        let [old, new] = [old, new].map(|list| list.get(at).unwrap_or(&Value::Null));
        compare(&format!("{place}/{}", head + at), old, new, found);
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::records::{Facts, Recipient};

    fn version(subject: &str, to: &[&str], text: &str, content: Option<&str>) -> Version {
        let recipient = |name: &&str| Recipient {
            organ_id: String::new(),
            organ_name: (*name).to_owned(),
        };
        Version {
            document: 1,
            ordinal: 1,
            facts: Facts {
                subject: subject.to_owned(),
                to: to.iter().map(recipient).collect(),
                ..Facts::default()
            },
            text: text.to_owned(),
            content: content.map(str::to_owned),
            at: DateTime::default(),
            who: String::new(),
            note: String::new(),
        }
    }

    fn places(before: &Version, after: &Version) -> Vec<[String; 3]> {
        let found = changes(before, after).into_iter();
        found
            .map(|change| [change.place, change.before, change.after])
            .collect()
    }

    #[test]
    fn a_paragraph_put_in_or_taken_out_is_one_change() {
        let short = version("họp", &[], "một\nba", None);
        let long = version("họp", &[], "một\nhai\nba", None);
        assert_eq!(places(&short, &long), [["/text/1", "", "hai"]]);
        assert_eq!(places(&long, &short), [["/text/1", "hai", ""]]);
        assert_eq!(changes(&long, &long), []);
    }

    #[test]
    fn facts_and_fields_are_named_by_their_paths() {
        let old = version(
            "họp",
            &["Sở A", "Sở B"],
            "x",
            Some(r#"{"noi_dung":[{"text":"a"}]}"#),
        );
        let new = version(
            "hội",
            &["Sở A", "Sở C"],
            "y",
            Some(r#"{"noi_dung":[{"text":"b"}]}"#),
        );
        assert_eq!(
            places(&old, &new),
            [
                ["/facts/subject", "họp", "hội"],
                ["/facts/to/1/organ_name", "Sở B", "Sở C"],
                ["/content/noi_dung/0/text", "a", "b"],
            ]
        );
    }
}
