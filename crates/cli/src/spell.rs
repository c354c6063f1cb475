//! `thethuc spell`: what is misspelt in plain text.

use std::borrow::Cow;
use std::io;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use serde::Serialize;
use thethuc_app::error::{AppError, ErrorDto};
use thethuc_app::{files, machine};
use thethuc_spelling::model::Model;
use thethuc_spelling::{Dictionary, Misspelling, Speller, Sure};

use crate::args::SpellArgs;
use crate::{FAILED, FINDINGS, print, say};

/// More text than any document has.
const MAX_TEXT_BYTES: usize = 64 << 20;
/// Larger than any model.
const MAX_MODEL_BYTES: usize = 64 << 20;
/// Stands for standard input.
const STDIN: &str = "-";

pub(crate) fn spell(args: &SpellArgs) -> Result<ExitCode, ErrorDto> {
    let Some(speller) = speller(args)? else {
        say("Lỗi: tệp mô hình chính tả không đọc được hoặc không đúng phiên bản.");
        return Ok(ExitCode::from(FAILED));
    };
    let text = read(&args.file, MAX_TEXT_BYTES).and_then(|bytes| text_of(&args.file, bytes))?;
    let alarms = speller.check(&text);
    let found: Vec<Line<'_>> = lines(&text, &alarms);
    if args.json {
        // A list of strings and numbers: always JSON.
        print(&serde_json::to_string_pretty(&found).unwrap_or_default())?;
    } else {
        print(&found.iter().map(Line::text).collect::<String>())?;
    }
    Ok(if found.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(FINDINGS)
    })
}

/// The speller of the call; none where its model cannot be read.
fn speller(args: &SpellArgs) -> Result<Option<Speller>, ErrorDto> {
    let speller = match &args.model {
        None => beside().or_else(|| Speller::builtin().cloned()),
        Some(path) => Model::read(read(path, MAX_MODEL_BYTES)?)
            .ok()
            .map(|model| Speller::new(Arc::new(model))),
    };
    let Some(mut speller) = speller else {
        return Ok(None);
    };
    for path in &args.approved {
        let bytes = read(path, MAX_TEXT_BYTES)?;
        speller.learn(&text_of(path, bytes)?);
    }
    if let Some(path) = &args.words {
        let bytes = read(path, MAX_TEXT_BYTES)?;
        speller.add_words(Dictionary::of_lines(&text_of(path, bytes)?));
    }
    Ok(Some(speller))
}

/// The speller of the larger table, where the program was packed with one that can be read.
fn beside() -> Option<Speller> {
    let bytes = files::read(&machine::spelling_table()?, MAX_MODEL_BYTES).ok()?;
    Some(Speller::new(Arc::new(Model::read(bytes).ok()?)))
}

fn read(path: &Path, most: usize) -> Result<Vec<u8>, ErrorDto> {
    let bytes = if path == Path::new(STDIN) {
        files::read_bounded(io::stdin().lock(), most)
            .map_err(|error| AppError::file("stdin".as_ref(), error))
    } else {
        files::read(path, most)
    };
    bytes.map_err(|error| ErrorDto::from(&error))
}

/// The bytes as text; as text in an encoding before Unicode where they read as one.
fn text_of(path: &Path, bytes: Vec<u8>) -> Result<String, ErrorDto> {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Ok(text.trim_start_matches('\u{FEFF}').to_owned()),
        Err(error) => error.into_bytes(),
    };
    let latin: String = bytes.iter().map(|&byte| char::from(byte)).collect();
    let guess = thethuc_text::guess_charset(&latin);
    guess.map(|guess| guess.text).ok_or_else(|| {
        let error = io::Error::new(io::ErrorKind::InvalidData, "not UTF-8");
        ErrorDto::from(&AppError::file(path, error))
    })
}

/// A finding with its line and column, both from 1; columns count letters.
#[derive(Debug, Serialize)]
struct Line<'t> {
    line: usize,
    column: usize,
    written: &'t str,
    suggestions: &'t [String],
    reason: &'static str,
    certain: bool,
}

fn lines<'t>(text: &'t str, found: &'t [Misspelling]) -> Vec<Line<'t>> {
    let (mut line, mut column, mut behind) = (1, 1, 0);
    let mut out = Vec::with_capacity(found.len());
    for misspelling in found {
        let at = misspelling.range.start;
        for c in text[behind..at].chars() {
            (line, column) = if c == '\n' {
                (line + 1, 1)
            } else {
                (line, column + 1)
            };
        }
        behind = at;
        out.push(Line {
            line,
            column,
            written: &text[misspelling.range.clone()],
            suggestions: &misspelling.suggestions,
            reason: misspelling.reason.name(),
            certain: misspelling.sure == Sure::Certain,
        });
    }
    out
}

impl Line<'_> {
    fn text(&self) -> String {
        let suggestions: Vec<Cow<'_, str>> = self
            .suggestions
            .iter()
            .map(|suggestion| match suggestion.as_str() {
                "" => "(xóa)".into(),
                words => words.into(),
            })
            .collect();
        let sure = if self.certain {
            ""
        } else {
            " (nên xem lại)"
        };
        format!(
            "{}:{}: “{}” → {}: {}{sure}\n",
            self.line,
            self.column,
            self.written,
            suggestions.join(", "),
            self.reason
        )
    }
}
