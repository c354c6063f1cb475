//! Which fields that a kind requires are still blank.

use serde_json::Value;
use thethuc_model::{FieldPath, Segment};

/// The required fields of a document that are blank. In `required` the step `*` stands for every
/// element of a list; a list without elements is itself missing.
pub(crate) fn missing<'a>(
    document: &Value,
    required: impl IntoIterator<Item = &'a FieldPath>,
) -> Vec<FieldPath> {
    let mut found = Vec::new();
    for path in required {
        walk(document, path.segments(), &FieldPath::root(), &mut found);
    }
    found.dedup();
    found
}

fn walk(value: &Value, steps: &[Segment], at: &FieldPath, found: &mut Vec<FieldPath>) {
    let (step, rest) = match steps {
        [] if is_blank(value) => return found.push(at.clone()),
        [] => return,
        [step, rest @ ..] => (step, rest),
    };
    match step {
        Segment::Key(key) if key == "*" => match value.as_array().map(Vec::as_slice) {
            None | Some([]) => found.push(at.clone()),
            Some(items) => {
                for (index, item) in items.iter().enumerate() {
                    walk(item, rest, &at.index(index), found);
                }
            }
        },
        Segment::Key(key) => walk(
            value.get(key).unwrap_or(&Value::Null),
            rest,
            &at.key(key),
            found,
        ),
        Segment::Index(index) => {
            let item = value.get(*index).unwrap_or(&Value::Null);
            walk(item, rest, &at.index(*index), found);
        }
    }
}

/// Whether a value says nothing: no letter and no number. Names of types and switches say nothing
/// by themselves.
fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(_) => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Number(_) => false,
        Value::Array(items) => items.iter().all(is_blank),
        Value::Object(fields) => fields
            .iter()
            .filter(|(key, _)| *key != "type")
            .all(|(_, value)| is_blank(value)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn missing_in(document: &Value, required: &str) -> Vec<String> {
        missing(document, [&FieldPath::from(required)])
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn blank_values_are_found_at_any_depth() {
        let document = json!({
            "a": " ", "b": [{"type": "doan", "text": ""}], "c": {"thang": 4}, "d": [{"text": "x", "bold": true}],
            "e": [{"n": "x"}, {"n": ""}], "f": [],
        });
        for (required, found) in [
            ("/a", vec!["/a"]),
            ("/b", vec!["/b"]),
            ("/c", vec![]),
            ("/d", vec![]),
            ("/e/*/n", vec!["/e/1/n"]),
            ("/f/*/n", vec!["/f"]),
            ("/g", vec!["/g"]),
            ("/g/h", vec!["/g/h"]),
        ] {
            assert_eq!(missing_in(&document, required), found, "{required}");
        }
    }
}
