//! Viwiki-Spelling (Tran et al. 2021, CC BY 4.0): errors that people made in an encyclopedia and that
//! others mended. Half of its articles, by their hash, are for tuning; the other half is reported, and
//! nothing is fitted to it. [`crate::treatment`] says what is left out of the annotation.

use std::path::Path;

use anyhow::Result;
use serde::Deserialize;
use thethuc_spelling::Speller;

use crate::measure::Known;
use crate::people::{Article, Report};
use crate::random::hash;
use crate::treatment::{LeftOut, is_annotated};

/// Which half of the articles is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Half {
    /// Rules and thresholds were made by looking at it, and trees are fitted to it.
    Tuning,
    /// Only measured.
    Reported,
}

impl Half {
    fn of(line: &Line) -> Self {
        if hash(&line.id).is_multiple_of(2) {
            Self::Tuning
        } else {
            Self::Reported
        }
    }
}

#[derive(Deserialize)]
struct Line {
    #[serde(rename = "_id")]
    id: String,
    text: String,
    mistakes: Vec<Mistake>,
}

#[derive(Deserialize)]
struct Mistake {
    text: String,
    suggest: Vec<String>,
    start_offset: String,
}

/// The articles of one half, as they stood before others mended them.
pub(crate) fn read(path: &Path, half: Half) -> Result<Vec<Article>> {
    let mut articles = Vec::new();
    for line in std::fs::read_to_string(path)?.lines() {
        let line: Line = serde_json::from_str(line)?;
        if Half::of(&line) == half {
            articles.push(article(line));
        }
    }
    Ok(articles)
}

fn article(line: Line) -> Article {
    let mut article = Article {
        text: line.text,
        errors: Vec::new(),
        left_out: Vec::new(),
        right: Vec::new(),
    };
    for mistake in &line.mistakes {
        let Some(known) = known(&article.text, mistake) else {
            continue;
        };
        match LeftOut::of(&article.text, &known) {
            Some(reason) => article.left_out.push((known, reason.name())),
            None => article.errors.push(known),
        }
    }
    article
}

/// Offsets count characters.
fn known(text: &str, mistake: &Mistake) -> Option<Known> {
    let offset: usize = mistake.start_offset.parse().ok()?;
    let (start, _) = text.char_indices().nth(offset)?;
    let range = start..start + mistake.text.len();
    (text.get(range.clone())? == mistake.text).then(|| Known {
        range,
        right: mistake.suggest.clone(),
    })
}

/// Prints what a speller finds in one half.
pub(crate) fn report(speller: &Speller, path: &Path, half: Half, verbose: bool) -> Result<()> {
    let mut report = Report::new(is_annotated);
    for article in read(path, half)? {
        report.add(speller, &article, verbose);
    }
    println!("Viwiki-Spelling, {half:?} half");
    report.print();
    Ok(())
}
