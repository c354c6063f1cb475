//! Errors that people made, in texts that were read by others: what a speller finds of them.
//!
//! Two figures are told: one of the annotation as it is, one of what a speller is for.

use std::collections::BTreeMap;
use std::ops::Range;

use thethuc_spelling::confusion::candidates;
use thethuc_spelling::{Misspelling, Speller};
use thethuc_text::parse_syllable;

use crate::eval::print;
use crate::measure::{Known, Score, Told, overlap};
use crate::why::{Miss, why};

/// A text with errors, and what is known of them.
pub(crate) struct Article {
    pub(crate) text: String,
    /// What a speller is asked for.
    pub(crate) errors: Vec<Known>,
    /// What was annotated too, and why no speller is asked for it.
    pub(crate) left_out: Vec<(Known, &'static str)>,
    /// What somebody asked about, and is right.
    pub(crate) right: Vec<Range<usize>>,
}

/// What was counted.
pub(crate) struct Report {
    /// Whether those who read looked for errors of a kind at all; told what is written there too.
    is_annotated: fn(&Misspelling, &str) -> bool,
    raw: Score,
    treated: Score,
    left_out: BTreeMap<&'static str, usize>,
    never_annotated: usize,
    kinds: BTreeMap<&'static str, Score>,
    misses: BTreeMap<&'static str, usize>,
}

impl Report {
    /// Of texts in which errors of some kinds were looked for.
    pub(crate) fn new(is_annotated: fn(&Misspelling, &str) -> bool) -> Self {
        Self {
            is_annotated,
            raw: Score::default(),
            treated: Score::default(),
            left_out: BTreeMap::new(),
            never_annotated: 0,
            kinds: BTreeMap::new(),
            misses: BTreeMap::new(),
        }
    }

    /// Adds what a speller finds in one text.
    pub(crate) fn add(&mut self, speller: &Speller, article: &Article, verbose: bool) {
        let found = speller.check(&article.text);
        let told: Vec<Told> = found.iter().map(Told::from).collect();
        let wanted = &article.errors;
        let left_out = || article.left_out.iter().map(|(known, _)| known);
        self.raw
            .add(&article.text, wanted.iter().chain(left_out()), &told);
        for (_, reason) in &article.left_out {
            *self.left_out.entry(reason).or_insert(0) += 1;
        }
        let judged: Vec<&Misspelling> = found
            .iter()
            .filter(|found| {
                let annotated = |error: &Known| overlap(&found.range, &error.range);
                if wanted.iter().any(annotated) {
                    return true;
                }
                let written = &article.text[found.range.clone()];
                let never = !(self.is_annotated)(found, written);
                self.never_annotated += usize::from(never);
                !never && !left_out().any(annotated)
            })
            .collect();
        let judged: Vec<Told> = judged.into_iter().map(Told::from).collect();
        let known: Vec<&Known> = wanted.iter().chain(left_out()).collect();
        for error in wanted {
            let one = Score::of(&article.text, error, &known, &judged);
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
                if !wanted.iter().any(|e| overlap(&told.range, &e.range)) {
                    show_extra(article, told);
                }
            }
        }
    }

    /// Prints what was counted.
    pub(crate) fn print(&self) {
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

fn around<'t>(article: &'t Article, range: &Range<usize>) -> (&'t str, &'t str) {
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
