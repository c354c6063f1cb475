//! Viwiki-Spelling (Tran et al. 2021, CC BY 4.0): errors that people made in an encyclopedia and that
//! others mended. Its annotation misses many errors, so that its precision is a lower bound.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use anyhow::Result;
use serde::Deserialize;
use thethuc_spelling::Speller;
use thethuc_spelling::confusion::candidates;
use thethuc_text::parse_syllable;

use crate::eval::print;
use crate::measure::{Known, Score, Told};

#[derive(Deserialize)]
struct Article {
    text: String,
    mistakes: Vec<Mistake>,
}

#[derive(Deserialize)]
struct Mistake {
    text: String,
    suggest: Vec<String>,
    start_offset: String,
}

pub(crate) fn report(speller: &Speller, path: &Path, verbose: bool) -> Result<()> {
    let mut score = Score::default();
    let mut kinds: BTreeMap<&str, Score> = BTreeMap::new();
    for line in std::fs::read_to_string(path)?.lines() {
        let article: Article = serde_json::from_str(line)?;
        let known: Vec<Known> = article
            .mistakes
            .iter()
            .filter_map(|m| known(&article.text, m))
            .collect();
        let told: Vec<Told> = speller
            .check(&article.text)
            .iter()
            .map(Told::from)
            .collect();
        score.add(&known, &told);
        for error in &known {
            let written = &article.text[error.range.clone()];
            let kind = error.right.first().map_or("", |right| kind(written, right));
            let of_kind = kinds.entry(kind).or_default();
            of_kind.add(std::slice::from_ref(error), &told);
        }
        if verbose {
            show(&article.text, &known, &told);
        }
    }
    print("Viwiki-Spelling", &score);
    for (kind, score) in kinds {
        println!(
            "  {kind}: {} found of {}, {} put right",
            score.found, score.known, score.corrected
        );
    }
    Ok(())
}

fn show(text: &str, known: &[Known], told: &[Told]) {
    let overlap = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
    let around = |range: &Range<usize>| {
        let from = text.floor_char_boundary(range.start.saturating_sub(40));
        let to = text.ceil_char_boundary((range.end + 40).min(text.len()));
        text[from..to].replace('\n', "⏎")
    };
    for error in known {
        let (written, right) = (&text[error.range.clone()], &error.right);
        let around = around(&error.range);
        match told.iter().find(|told| overlap(&told.range, &error.range)) {
            None => println!("  missed [{written}] → {right:?}: …{around}…"),
            Some(hit) if !right.contains(&hit.first) => {
                println!("  other [{written}] → {right:?} told {}", hit.first);
            }
            Some(_) => {}
        }
    }
    for told in told {
        if !known.iter().any(|known| overlap(&told.range, &known.range)) {
            let written = &text[told.range.clone()];
            println!(
                "  extra [{written}] → {}: …{}…",
                told.first,
                around(&told.range)
            );
        }
    }
}

/// What kind of error it is: a slip between two syllables, or what else.
fn kind(written: &str, right: &str) -> &'static str {
    let (Some(from), Some(to)) = (parse_syllable(written), parse_syllable(right)) else {
        let words = |text: &str| text.split_whitespace().count();
        return match (parse_syllable(written), words(written), words(right)) {
            (_, 1, 2..) | (_, 2.., 1) => "blanks",
            (None, 1, 1) if parse_syllable(right).is_some() => "no syllable, a syllable meant",
            (_, 1, 1) => "a word that is no syllable meant",
            _ => "several words",
        };
    };
    if from.syllable.key() == to.syllable.key() {
        return "case, tone placement";
    }
    let mut slip = "further than one slip";
    candidates(from.syllable, |syllable, found| {
        if syllable == to.syllable {
            slip = found.name();
        }
    });
    slip
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
