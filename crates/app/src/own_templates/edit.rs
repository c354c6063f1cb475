//! What the office changes in a template of its own, out of its files and back into them.

use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;
use toml::{Table, Value};

use super::{Files, MAX_BYTES};
use crate::dto::TemplateDraft;
use crate::error::AppError;

const KIND: &str = "kind.toml";
const LAYOUT: &str = "layout.xml";

/// What can be changed in a template.
///
/// # Errors
/// When its `kind.toml` is missing or is not read: it must then be mended in its folder.
pub(super) fn draft(id: &str, folder: &Path, files: &Files) -> Result<TemplateDraft, AppError> {
    let kind = kind(folder, files)?;
    let none = Table::new();
    let defaults = kind.get("defaults").and_then(Value::as_table);
    let defaults = defaults.unwrap_or(&none);
    let words = |key: &str| {
        let text = kind.get(key).and_then(Value::as_str);
        text.unwrap_or_default().to_owned()
    };
    Ok(TemplateDraft {
        id: id.to_owned(),
        name: words("name"),
        description: words("description"),
        trinh_bay: get(folder, defaults, "trinh_bay")?.unwrap_or_default(),
        noi_nhan: get(folder, defaults, "noi_nhan")?.unwrap_or_default(),
        can_cu: get(folder, defaults, "can_cu")?.unwrap_or_default(),
        logo: get(folder, &kind, "logo")?,
        layout: text(files, LAYOUT).unwrap_or_default().to_owned(),
    })
}

/// The files of a template with what was changed in it.
///
/// # Errors
/// As [`draft`].
pub(super) fn changed(
    draft: &TemplateDraft,
    folder: &Path,
    files: &Files,
) -> Result<Files, AppError> {
    let mut kind = kind(folder, files)?;
    let mut defaults = match kind.remove("defaults") {
        Some(Value::Table(defaults)) => defaults,
        _ => Table::new(),
    };
    put(&mut kind, "name", &draft.name)?;
    put(&mut kind, "description", &draft.description)?;
    put(&mut defaults, "trinh_bay", &draft.trinh_bay)?;
    put(&mut defaults, "noi_nhan", &draft.noi_nhan)?;
    put(&mut defaults, "can_cu", &draft.can_cu)?;
    kind.remove("logo");
    if let Some(logo) = &draft.logo {
        put(&mut kind, "logo", logo)?;
    }
    kind.insert("defaults".to_owned(), Value::Table(defaults));
    let text = toml::to_string_pretty(&kind).map_err(|error| damaged(folder, &error))?;
    let mut changed: Files = vec![
        (format!("{}/{KIND}", draft.id), text),
        (format!("{}/{LAYOUT}", draft.id), draft.layout.clone()),
    ];
    let is_changed = |name: &str| name.ends_with(KIND) || name.ends_with(LAYOUT);
    let kept = files.iter().filter(|(name, _)| !is_changed(name));
    changed.extend(kept.cloned());
    match changed.iter().find(|(_, text)| text.len() > MAX_BYTES) {
        None => Ok(changed),
        Some((name, _)) => Err(AppError::DamagedData {
            path: folder.to_owned(),
            detail: format!("{name} is too large"),
        }),
    }
}

fn text<'f>(files: &'f Files, file: &str) -> Option<&'f str> {
    let found = files.iter().find(|(name, _)| name.ends_with(file));
    found.map(|(_, text)| text.as_str())
}

fn kind(folder: &Path, files: &Files) -> Result<Table, AppError> {
    let text = text(files, KIND).unwrap_or_default();
    text.parse().map_err(|error| damaged(folder, &error))
}

fn get<T: DeserializeOwned>(
    folder: &Path,
    table: &Table,
    key: &str,
) -> Result<Option<T>, AppError> {
    let value = table.get(key).cloned().map(Value::try_into);
    value.transpose().map_err(|error| damaged(folder, &error))
}

fn put<T: Serialize>(table: &mut Table, key: &str, value: &T) -> Result<(), AppError> {
    let value = Value::try_from(value).map_err(|error| damaged(Path::new(KIND), &error))?;
    let is_nothing = match &value {
        Value::Array(items) => items.is_empty(),
        Value::Table(fields) => fields.is_empty(),
        _ => false,
    };
    if is_nothing {
        table.remove(key);
    } else {
        table.insert(key.to_owned(), value);
    }
    Ok(())
}

fn damaged(path: &Path, error: &dyn std::error::Error) -> AppError {
    AppError::DamagedData {
        path: path.to_owned(),
        detail: error.to_string(),
    }
}
