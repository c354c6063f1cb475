//! Viwiki-Spelling (Tran et al. 2021, CC BY 4.0): errors that people made in an encyclopedia and that
//! others mended. Half of its articles, by their hash, are for tuning; the other half is reported, and
//! nothing is fitted to it.
//!
//! Two figures are told: one of the annotation as it is, one of what a speller is for
//! ([`crate::treatment`] says what is left out of it).

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use serde::Deserialize;
use thethuc_spelling::confusion::candidates;
use thethuc_spelling::{Misspelling, Speller};
use thethuc_text::parse_syllable;

use crate::eval::print;
use crate::measure::{Known, Score, Told, overlap};
use crate::random::hash;
use crate::treatment::{LeftOut, is_never_annotated};
use crate::why::{Miss, why};

/// An article as it stood before others mended it.
pub(crate) struct Article {
    id: String,
    pub(crate) text: String,
    pub(crate) errors: Vec<Known>,
}

/// Which half of the articles is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Half {
    /// Rules and thresholds were made by looking at it, and trees are fitted to it.
    Tuning,
    /// Only measured.
    Reported,
}

impl Half {
    fn of(article: &Article) -> Self {
        if hash(&article.id).is_multiple_of(2) {
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

/// The articles of one half.
pub(crate) fn read(path: &Path, half: Half) -> Result<Vec<Article>> {
    let mut articles = Vec::new();
    for line in std::fs::read_to_string(path)?.lines() {
        let line: Line = serde_json::from_str(line)?;
        let known = |mistake: &Mistake| known(&line.text, mistake);
        let errors = line.mistakes.iter().filter_map(known).collect();
        articles.push(Article {
            id: line.id,
            errors,
            text: line.text,
        });
    }
    articles.retain(|article| Half::of(article) == half);
    Ok(articles)
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

/// What was counted.
#[derive(Default)]
struct Report {
    raw: Score,
    treated: Score,
    left_out: BTreeMap<&'static str, usize>,
    never_annotated: usize,
    kinds: BTreeMap<&'static str, Score>,
    misses: BTreeMap<&'static str, usize>,
}

/// Prints what a speller finds in one half.
pub(crate) fn report(speller: &Speller, path: &Path, half: Half, verbose: bool) -> Result<()> {
    let mut report = Report::default();
    for article in read(path, half)? {
        report.add(speller, &article, verbose);
    }
    report.print(half);
    Ok(())
}

impl Report {
    fn add(&mut self, speller: &Speller, article: &Article, verbose: bool) {
        let found = speller.check(&article.text);
        let told: Vec<Told> = found.iter().map(Told::from).collect();
        self.raw.add(&article.text, &article.errors, &told);
        let mut wanted: Vec<&Known> = Vec::new();
        let mut left_out: Vec<&Known> = Vec::new();
        for error in &article.errors {
            if let Some(reason) = LeftOut::of(&article.text, error) {
                *self.left_out.entry(reason.name()).or_insert(0) += 1;
                left_out.push(error);
            } else {
                wanted.push(error);
            }
        }
        let judged: Vec<&Misspelling> = found
            .iter()
            .filter(|found| {
                let annotated = |error: &&&Known| overlap(&found.range, &error.range);
                let never =
                    is_never_annotated(found.reason) && !wanted.iter().any(|e| annotated(&e));
                self.never_annotated += usize::from(never);
                !never && !left_out.iter().any(|error| annotated(&error))
            })
            .collect();
        let judged: Vec<Told> = judged.into_iter().map(Told::from).collect();
        for error in wanted {
            let mut one = Score::default();
            one.add(&article.text, std::slice::from_ref(error), &judged);
            one.told = 0;
            let written = &article.text[error.range.clone()];
            let kind = error.right.first().map_or("", |right| kind(written, right));
            self.kinds.entry(kind).or_default().merge(one);
            self.treated.merge(one);
            if one.found == 0 {
                let miss = why(speller, &article.text, error);
                *self.misses.entry(miss.name()).or_insert(0) += 1;
                if verbose {
                    show_miss(article, error, kind, &miss);
                }
            } else if one.corrected == 0 && verbose {
                let hit = judged
                    .iter()
                    .find(|told| overlap(&told.range, &error.range));
                let first = hit.map_or("", |told| told.first.as_str());
                println!("  other [{written}] → {:?} told {first}", error.right);
            }
        }
        self.treated.told += judged.len();
        if verbose {
            for told in &judged {
                if !article
                    .errors
                    .iter()
                    .any(|e| overlap(&told.range, &e.range))
                {
                    show_extra(article, told);
                }
            }
        }
    }

    fn print(&self, half: Half) {
        println!("Viwiki-Spelling, {half:?} half");
        print("  as annotated", &self.raw);
        print("  treated", &self.treated);
        println!("  left out of the annotation: {:?}", self.left_out);
        println!(
            "  told of kinds that are never annotated, left out: {}",
            self.never_annotated
        );
        for (kind, score) in &self.kinds {
            println!(
                "  {kind}: {} found of {}, {} put right",
                score.found, score.known, score.corrected
            );
        }
        println!("  why missed: {:?}", self.misses);
    }
}

fn around<'t>(article: &'t Article, range: &std::ops::Range<usize>) -> (&'t str, &'t str) {
    let text = &article.text;
    let from = text.floor_char_boundary(range.start.saturating_sub(50));
    let to = text.ceil_char_boundary((range.end + 50).min(text.len()));
    let line = |part: &'t str| part.rsplit('\n').next().unwrap_or_default();
    let behind = text[range.end..to].split('\n').next().unwrap_or_default();
    (line(&text[from..range.start]), behind)
}

fn show_miss(article: &Article, error: &Known, kind: &str, miss: &Miss) {
    let (before, behind) = around(article, &error.range);
    let written = &article.text[error.range.clone()];
    let right = error.right.join("|");
    println!("  missed\t{kind}\t{miss}\t{before}«{written}→{right}»{behind}");
}

fn show_extra(article: &Article, told: &Told) {
    let (before, behind) = around(article, &told.range);
    let written = &article.text[told.range.clone()];
    println!("  extra\t{before}«{written}→{}»{behind}", told.first);
}

/// What kind of error it is: a slip between two syllables, or what else.
fn kind(written: &str, right: &str) -> &'static str {
    let (Some(from), Some(to)) = (parse_syllable(written), parse_syllable(right)) else {
        let words = |text: &str| text.split_whitespace().count();
        return match (parse_syllable(written), words(written), words(right)) {
            (_, 1, 2..) | (_, 2.., 1) => "blanks",
            (None, 1, 1) => "no syllable, a syllable meant",
            _ => "several words",
        };
    };
    if from.syllable.key() == to.syllable.key() {
        return "case, tone placement";
    }
    let mut slip = "further than one slip";
    candidates(from.syllable, |syllable, found| {
        if syllable.key() == to.syllable.key() {
            slip = found.name();
        }
    });
    slip
}
