//! Viwiki-Spelling (Tran et al. 2021, CC BY 4.0): errors that people made in an encyclopedia and that
//! others mended. Its annotation misses many errors, so that its precision is a lower bound.

use std::path::Path;

use anyhow::Result;
use serde::Deserialize;
use thethuc_spelling::Speller;

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
        if verbose {
            for error in &known {
                let overlaps =
                    |t: &&Told| t.range.start < error.range.end && error.range.start < t.range.end;
                match told.iter().find(overlaps) {
                    None => println!(
                        "  missed [{}] → {:?}",
                        &article.text[error.range.clone()],
                        error.right
                    ),
                    Some(hit) if !error.right.contains(&hit.first) => println!(
                        "  other [{}] → {:?} told {}",
                        &article.text[error.range.clone()],
                        error.right,
                        hit.first
                    ),
                    _ => {}
                }
            }
            for told in &told {
                let is_known = known
                    .iter()
                    .any(|k| told.range.start < k.range.end && k.range.start < told.range.end);
                if !is_known {
                    let from = article
                        .text
                        .floor_char_boundary(told.range.start.saturating_sub(40));
                    let to = article
                        .text
                        .ceil_char_boundary((told.range.end + 40).min(article.text.len()));
                    println!(
                        "  extra [{}] → {}: …{}…",
                        &article.text[told.range.clone()],
                        told.first,
                        article.text[from..to].replace('\n', "⏎")
                    );
                }
            }
        }
    }
    print("Viwiki-Spelling", &score);
    Ok(())
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
