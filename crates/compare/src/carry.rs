//! A document that was read from a page, with what the page does not tell.

use serde_json::Value;
use thethuc_model::{Document, ReadError, RichText, read_value};

use crate::align::{Step, align};

/// What came back, with everything that did not change as the draft has it.
pub(crate) fn carry_over(
    draft: &Document,
    shown: &Document,
    returned: &Document,
) -> Result<Document, ReadError> {
    // A document holds nothing that JSON cannot (see `thethuc_model::write_document`).
    let [draft, shown, returned] =
        [draft, shown, returned].map(|one| serde_json::to_value(one).unwrap_or_default());
    read_value(carried(&draft, &shown, &returned))
}

fn carried(draft: &Value, shown: &Value, returned: &Value) -> Value {
    match (draft, shown, returned) {
        _ if shown == returned => draft.clone(),
        (Value::Object(own), Value::Object(seen), Value::Object(new)) => {
            // What the page does not show stays; what it does not show any more is gone.
            let hidden = own.iter().filter(|(key, _)| !seen.contains_key(*key));
            let mut whole: serde_json::Map<_, _> = hidden
                .map(|(key, value)| (key.clone(), value.clone()))
                .collect();
            for (key, value) in new {
                let value = match (own.get(key), seen.get(key)) {
                    (Some(own), Some(seen)) => carried(own, seen, value),
                    _ => value.clone(),
                };
                whole.insert(key.clone(), value);
            }
            Value::Object(whole)
        }
        (Value::Array(own), Value::Array(seen), Value::Array(new))
            if own.len() == seen.len() && !is_text(shown) && !is_text(returned) =>
        {
            Value::Array(items(own, seen, new))
        }
        _ => returned.clone(),
    }
}

fn items(own: &[Value], seen: &[Value], new: &[Value]) -> Vec<Value> {
    let item = |step| match step {
        Step::Both(at, to) | Step::Come(to, Some(at)) => {
            Some(carried(&own[at], &seen[at], &new[to]))
        }
        Step::Come(to, None) => Some(new[to].clone()),
        Step::Gone(..) => None,
    };
    align(seen, new).into_iter().filter_map(item).collect()
}

/// Whether a list is a text with emphasis.
fn is_text(value: &Value) -> bool {
    RichText::of_json(value).is_some()
}
