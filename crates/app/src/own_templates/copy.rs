//! A kind of the program under a name of the office's.

use serde_json::Value;
use thethuc_compose::Templates;

use super::Files;
use crate::dto::CopyTemplateArgs;
use crate::error::AppError;

/// The files of the copy: those of the kind, which say the new identifier and name.
pub(super) fn files(templates: &Templates, args: &CopyTemplateArgs) -> Result<Files, AppError> {
    let kind = templates
        .kind(&args.kind)
        .ok_or_else(|| AppError::UnknownKind {
            kind: args.kind.clone(),
        })?;
    let default = kind.serves.first().map(String::as_str);
    let copied = templates.files_of(&kind.id).map(|(name, text)| {
        let text = match name {
            "kind.toml" => renamed(text, args),
            _ if name.ends_with(".json") => sample(text, &args.id, default),
            _ => text.to_owned(),
        };
        (format!("{}/{name}", args.id), text)
    });
    Ok(copied.collect())
}

/// `kind.toml` with another identifier and name, and without a place in the list.
fn renamed(text: &str, args: &CopyTemplateArgs) -> String {
    let line = |line: &str| match line.split(" =").next() {
        Some("id") => Some(format!("id = \"{}\"", args.id)),
        Some("name") => Some(format!("name = {}", toml::Value::from(args.name.as_str()))),
        Some("order") => None,
        _ => Some(line.to_owned()),
    };
    // Keys of the file's head stand before its first table.
    let head = text.find("\n[").unwrap_or(text.len());
    let lines: Vec<String> = text[..head].lines().filter_map(line).collect();
    format!("{}\n{}", lines.join("\n"), &text[head..])
}

/// A sample of the new kind. It says its tên loại, which the kind's name no longer does.
fn sample(text: &str, id: &str, ten_loai: Option<&str>) -> String {
    let Ok(Value::Object(mut fields)) = serde_json::from_str(text) else {
        return text.to_owned();
    };
    fields.insert("kind".to_owned(), id.into());
    if let Some(ten_loai) = ten_loai {
        fields.entry("ten_loai").or_insert_with(|| ten_loai.into());
    }
    let json = serde_json::to_string_pretty(&Value::Object(fields));
    json.map_or_else(|_| text.to_owned(), |json| json + "\n")
}
