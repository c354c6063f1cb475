//! The files of the checkout: none too long, none that names a machine or leaves work undone.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::shell;

const RULES: &str = include_str!("../../files.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rules {
    most_lines: usize,
    code: Vec<String>,
    generated: Vec<String>,
    not_read: Vec<String>,
    forbidden: Vec<Forbidden>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Forbidden {
    word: String,
    reason: String,
}

/// Looks at every file that git keeps.
pub(super) fn check() -> Result<Vec<String>> {
    let rules: Rules = toml::from_str(RULES)?;
    let listed = shell::output(&mut shell::command("git ls-files"))?;
    let mut wrong = Vec::new();
    for path in listed.lines() {
        if starts_with_any(path, &rules.not_read) {
            continue;
        }
        let bytes = match fs::read(shell::root().join(path)) {
            // Removed, and not yet from git.
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            read => read.with_context(|| path.to_owned())?,
        };
        if let Ok(text) = String::from_utf8(bytes) {
            look_at(path, &text, &rules, &mut wrong);
        }
    }
    Ok(wrong)
}

fn look_at(path: &str, text: &str, rules: &Rules, wrong: &mut Vec<String>) {
    let lines = text.lines().count();
    let is_code = Path::new(path)
        .extension()
        .is_some_and(|extension| rules.code.iter().any(|code| extension == code.as_str()));
    if is_code && lines > rules.most_lines && !starts_with_any(path, &rules.generated) {
        wrong.push(format!(
            "{path} has {lines} lines, at most {}",
            rules.most_lines
        ));
    }
    for (index, line) in text.lines().enumerate() {
        for forbidden in &rules.forbidden {
            if line.contains(&forbidden.word) {
                let Forbidden { word, reason } = forbidden;
                wrong.push(format!("{path}:{}: {word:?}: {reason}", index + 1));
            }
        }
    }
}

fn starts_with_any(path: &str, starts: &[String]) -> bool {
    starts.iter().any(|start| path.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_files_and_forbidden_words_are_told_with_their_place() {
        let rules = Rules {
            most_lines: 2,
            code: vec!["rs".to_owned()],
            generated: vec!["made/".to_owned()],
            not_read: Vec::new(),
            forbidden: vec![Forbidden {
                word: "FIX".to_owned(),
                reason: "do it".to_owned(),
            }],
        };
        let mut wrong = Vec::new();
        look_at("a.rs", "a\nb\nFIX c\n", &rules, &mut wrong);
        look_at("made/a.rs", "a\nb\nc\n", &rules, &mut wrong);
        look_at("a.json", "a\nb\nc\n", &rules, &mut wrong);
        assert_eq!(
            wrong,
            ["a.rs has 3 lines, at most 2", "a.rs:3: \"FIX\": do it"]
        );
    }
}
