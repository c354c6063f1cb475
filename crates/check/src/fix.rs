//! Remedies that the program can carry out.

use serde::Serialize;
use serde_json::Value;
use thethuc_model::{Document, FieldPath, RichText, Segment};

/// A remedy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fix {
    /// Whether it may be carried out without asking.
    pub safety: Safety,
    /// The changes.
    pub edits: Vec<Edit>,
}

/// Whether a fix may be carried out without asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Safety {
    /// Removes its finding, adds none, changes no meaning.
    Safe,
    /// A proposal that a person decides on.
    Suggested,
}

/// Letters to be put in the place of others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Edit {
    /// The field.
    pub field: FieldPath,
    /// Start of the letters replaced, in bytes of the field's plain text.
    pub start: usize,
    /// End of the letters replaced.
    pub end: usize,
    /// What stands there afterwards.
    pub text: String,
}

impl Fix {
    /// A fix of one place.
    #[must_use]
    pub fn replace(
        safety: Safety,
        field: impl Into<FieldPath>,
        range: std::ops::Range<usize>,
        text: impl Into<String>,
    ) -> Self {
        let edit = Edit {
            field: field.into(),
            start: range.start,
            end: range.end,
            text: text.into(),
        };
        Self {
            safety,
            edits: vec![edit],
        }
    }
}

/// The document with the fixes carried out, last place first. An edit whose place no longer exists
/// is left out.
#[must_use]
pub fn apply_fixes<'a>(document: &Document, fixes: impl IntoIterator<Item = &'a Fix>) -> Document {
    let mut edits: Vec<&Edit> = fixes.into_iter().flat_map(|fix| &fix.edits).collect();
    edits.sort_by(|a, b| (&a.field, a.start).cmp(&(&b.field, b.start)));
    edits.dedup();
    let Ok(mut json) = serde_json::to_value(document) else {
        return document.clone();
    };
    let mut end_of_last: Option<(&FieldPath, usize)> = None;
    for edit in edits.into_iter().rev() {
        let overlaps =
            end_of_last.is_some_and(|(field, start)| *field == edit.field && edit.end > start);
        if !overlaps && apply(&mut json, edit).is_some() {
            end_of_last = Some((&edit.field, edit.start));
        }
    }
    serde_json::from_value(json).unwrap_or_else(|_| document.clone())
}

fn apply(json: &mut Value, edit: &Edit) -> Option<()> {
    let value = edit
        .field
        .segments()
        .iter()
        .try_fold(json, |value, segment| match segment {
            Segment::Key(name) => value.get_mut(name),
            Segment::Index(index) => value.get_mut(index),
        })?;
    let range = edit.start..edit.end;
    if let Value::String(text) = value {
        text.get(range.clone())?;
        text.replace_range(range, &edit.text);
    } else {
        let mut text: RichText = serde_json::from_value(value.take()).ok()?;
        let replaced = text.replace(range, &edit.text);
        *value = serde_json::to_value(text).ok()?;
        replaced?;
    }
    Some(())
}
