//! The glossary knows every legal term that is an identifier: fields and choices of the model,
//! kinds, templates and styles.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "the suite reads the glossary and the templates from disk"
)]

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;
use thethuc_law::Decree;
use thethuc_tests::places;

/// English words of the model: engineering, not law.
const ENGINEERING: [&str; 31] = [
    "schema",
    "kind",
    "type",
    "text",
    "title",
    "heading",
    "level",
    "columns",
    "header_rows",
    "rows",
    "cells",
    "share",
    "align",
    "colspan",
    "rowspan",
    "children",
    "bold",
    "italic",
    "underline",
    "superscript",
    "footnote",
    "break",
    "ignored",
    "rule",
    "field",
    "left",
    "center",
    "right",
    "justify",
    "fax",
    "data",
];

struct Glossary {
    identifiers: BTreeSet<String>,
    rows: Vec<Vec<String>>,
}

fn glossary() -> Glossary {
    let text = fs::read_to_string(places::root().join("docs/glossary.md")).unwrap();
    let rows: Vec<Vec<String>> = text
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| Term "))
        .map(|line| {
            let cells = line.trim_matches('|').split('|');
            cells.map(|cell| cell.trim().to_owned()).collect()
        })
        .collect();
    let identifiers = rows
        .iter()
        .flat_map(|row| row[1].split_whitespace())
        .map(|identifier| identifier.trim_matches('`').to_owned())
        .collect();
    Glossary { identifiers, rows }
}

/// Names of fields and words of choices, from the schema of a document file.
fn collect(schema: &Value, out: &mut BTreeSet<String>) {
    match schema {
        Value::Object(fields) => {
            if let Some(Value::Object(properties)) = fields.get("properties") {
                out.extend(properties.keys().cloned());
            }
            let choices = fields.get("enum").and_then(Value::as_array);
            let words = choices.into_iter().flatten().chain(fields.get("const"));
            out.extend(words.filter_map(Value::as_str).map(str::to_owned));
            fields.values().for_each(|value| collect(value, out));
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, out)),
        _ => {}
    }
}

fn missing<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let glossary = glossary();
    names
        .into_iter()
        .filter(|name| !glossary.identifiers.contains(*name))
        .collect()
}

#[test]
fn every_field_and_choice_of_the_model_stands_in_it() {
    let mut names = BTreeSet::new();
    collect(&thethuc_model::schema(), &mut names);
    assert!(names.len() > 70 && names.contains("nguoi_ky"), "{names:?}");
    let legal = names
        .iter()
        .map(String::as_str)
        .filter(|name| !ENGINEERING.contains(name));
    assert_eq!(missing(legal), Vec::<&str>::new());
}

#[test]
fn every_kind_and_style_of_the_law_stands_in_it() {
    for decree in Decree::all() {
        let kinds = decree.kinds().iter().map(|kind| kind.id.as_str());
        let styles = decree.styles().iter().map(|style| style.id.as_str());
        assert_eq!(missing(kinds.chain(styles)), Vec::<&str>::new());
    }
}

#[test]
fn every_template_stands_in_it() {
    let folders: Vec<String> = fs::read_dir(places::root().join("templates"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|folder| folder.join("kind.toml").is_file())
        .map(|folder| folder.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    assert!(folders.len() >= 4);
    assert_eq!(
        missing(folders.iter().map(String::as_str)),
        Vec::<&str>::new()
    );
}

#[test]
fn every_row_gives_term_identifier_english_and_article() {
    for row in glossary().rows {
        assert_eq!(row.len(), 4, "{row:?}");
        assert!(row.iter().all(|cell| !cell.is_empty()), "{row:?}");
    }
}
