//! One change put into a document.

use serde_json::{Map, Value};
use thethuc_model::{Document, FieldPath, ReadError, Segment, read_value};

use crate::Edit;

/// The document with an edit made.
pub(crate) fn import(document: &Document, edit: &Edit) -> Result<Document, ReadError> {
    // A document holds nothing that JSON cannot (see `thethuc_model::write_document`).
    let mut value = serde_json::to_value(document).unwrap_or_default();
    make(&mut value, edit).ok_or_else(|| ReadError::BadValue {
        path: place(edit).clone(),
        detail: "no such place".to_owned(),
    })?;
    read_value(value)
}

fn place(edit: &Edit) -> &FieldPath {
    match edit {
        Edit::Set { field, .. } => field,
        Edit::Remove { list, .. } | Edit::Insert { list, .. } | Edit::Move { list, .. } => list,
    }
}

fn make(document: &mut Value, edit: &Edit) -> Option<()> {
    match edit {
        Edit::Set { field, value } => set(document, field, value.as_ref()),
        Edit::Remove { list, index } => {
            let items = items(document, list)?;
            (*index < items.len())
                .then(|| items.remove(*index))
                .map(|_| ())
        }
        Edit::Insert { list, index, value } => insert(items(document, list)?, *index, value),
        Edit::Move {
            list,
            from,
            to,
            value,
        } => {
            let items = items(document, list)?;
            if *from >= items.len() {
                return None;
            }
            items.remove(*from);
            insert(items, to - usize::from(from < to), value)
        }
    }
}

fn insert(items: &mut Vec<Value>, index: usize, value: &Value) -> Option<()> {
    (index <= items.len()).then(|| items.insert(index, value.clone()))
}

fn set(document: &mut Value, field: &FieldPath, value: Option<&Value>) -> Option<()> {
    let (last, above) = field.segments().split_last()?;
    match (last, home(document, above)?, value) {
        (Segment::Key(key), Value::Object(fields), Some(value)) => {
            fields.insert(key.clone(), value.clone());
        }
        (Segment::Key(key), Value::Object(fields), None) => {
            fields.remove(key);
        }
        (Segment::Index(index), Value::Array(items), Some(value)) => {
            *items.get_mut(*index)? = value.clone();
        }
        _ => return None,
    }
    Some(())
}

/// The list at a place, a new one where there is none.
fn items<'v>(document: &'v mut Value, list: &FieldPath) -> Option<&'v mut Vec<Value>> {
    let (last, above) = list.segments().split_last()?;
    match (last, home(document, above)?) {
        (Segment::Key(key), Value::Object(fields)) => fields
            .entry(key)
            .or_insert_with(|| Value::Array(Vec::new()))
            .as_array_mut(),
        _ => None,
    }
}

/// What stands at a place; an object where nothing does.
fn home<'v>(document: &'v mut Value, above: &[Segment]) -> Option<&'v mut Value> {
    above
        .iter()
        .try_fold(document, |value, segment| match (segment, value) {
            (Segment::Key(key), Value::Object(fields)) => Some(
                fields
                    .entry(key)
                    .or_insert_with(|| Value::Object(Map::new())),
            ),
            (Segment::Index(index), Value::Array(items)) => items.get_mut(*index),
            _ => None,
        })
}
