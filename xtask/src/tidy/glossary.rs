//! The glossary names every kind and every field of a document.

use std::fs;

use anyhow::{Context, Result};

use crate::shell;

/// The files whose public fields are the document's own.
const MODEL: [&str; 2] = [
    "crates/model/src/document.rs",
    "crates/model/src/components.rs",
];

/// A kind or field that the glossary does not name in backquotes is told.
pub(super) fn check() -> Result<Vec<String>> {
    let glossary = read("docs/glossary.md")?;
    let mut wrong = Vec::new();
    for name in kinds()?.into_iter().chain(fields()?) {
        if !glossary.contains(&format!("`{name}`")) {
            wrong.push(format!("docs/glossary.md does not name `{name}`"));
        }
    }
    Ok(wrong)
}

fn kinds() -> Result<Vec<String>> {
    let mut kinds = Vec::new();
    for entry in fs::read_dir(shell::root().join("templates"))? {
        let folder = entry?;
        if folder.path().join("kind.toml").is_file() {
            kinds.push(folder.file_name().to_string_lossy().into_owned());
        }
    }
    kinds.sort();
    Ok(kinds)
}

fn fields() -> Result<Vec<String>> {
    let mut fields = Vec::new();
    for file in MODEL {
        fields.extend(fields_in(&read(file)?).map(str::to_owned));
    }
    fields.sort();
    fields.dedup();
    Ok(fields)
}

fn fields_in(source: &str) -> impl Iterator<Item = &str> {
    source
        .lines()
        .filter_map(|line| line.trim().strip_prefix("pub ")?.split_once(": "))
        .map(|(name, _)| name)
        .filter(|name| name.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
}

fn read(path: &str) -> Result<String> {
    fs::read_to_string(shell::root().join(path)).with_context(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_fields_are_fields() {
        let source = "pub const A: u32 = 1;\npub struct B {\n    pub trich_yeu: String,\n}\n\
                      impl B {\n    pub fn new(kind: String) -> Self {}\n}";
        assert_eq!(fields_in(source).collect::<Vec<_>>(), ["trich_yeu"]);
    }
}
