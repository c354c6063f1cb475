//! Measuring.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use thethuc_spelling::Speller;
use thethuc_spelling::model::Model;

use crate::corpus::{Part, paragraphs};
use crate::judged::Judged;
use crate::measure::{Known, Score, Told, overlap};
use crate::people::Article;
use crate::random::{Random, hash};
use crate::slips::{OF_AN_ENCYCLOPEDIA, OF_MANY_TEXTS, Plan, Rates, spoil};
use crate::viwiki::Half;
use crate::{hunspell, judged, seeds, viwiki};

/// `--model FILE [--seeds DIR] [--law FILE [--judged FILE]] [--wiki FILE] [--viwiki FILE] [--hunspell yes]`
pub(crate) fn eval(option: &dyn Fn(&str) -> Option<PathBuf>) -> Result<()> {
    let model = option("--model").context("--model is missing")?;
    let model = Arc::new(Model::read(std::fs::read(model)?)?);
    let mut speller = Speller::new(Arc::clone(&model));
    let demand = option("--demand").and_then(|more| more.to_str()?.parse().ok());
    speller.demand(demand.unwrap_or(0.0));
    if let Some(folder) = option("--seeds") {
        let seeds = seeds::read(&folder)?;
        seeds::report(&speller, &seeds, false);
        seeds::report(&speller, &seeds, true);
    }
    let verbose = option("--show").is_some();
    let with_hunspell = option("--hunspell").is_some();
    for name in ["--law", "--wiki"] {
        if let Some(path) = option(name) {
            let mut held_out = paragraphs(&path, &HashSet::new())?;
            held_out.retain(|paragraph| Part::of(paragraph) == Part::HeldOut);
            if let Some(path) = option("--judged").filter(|_| name == "--law") {
                let judged = Judged::read(&path)?;
                let texts: Vec<Article> = held_out.iter().map(|text| judged.whole(text)).collect();
                judged::report(&speller, &texts, verbose);
                if with_hunspell {
                    hunspell_judged(&texts)?;
                }
                for text in &mut held_out {
                    if let Some(mended) = judged.mended(text) {
                        *text = mended;
                    }
                }
            }
            clean(name, &speller, &held_out, verbose);
            if with_hunspell {
                hunspell_clean(name, &held_out)?;
            }
            for (how, rates, one_in) in PLANTED {
                let name = format!("{name} planted, {how}");
                let spoilt = spoilt(&model, &held_out, rates, one_in);
                planted(&name, &speller, &spoilt, verbose);
                if with_hunspell {
                    hunspell_planted(&name, &spoilt)?;
                }
            }
        }
    }
    if let Some(path) = option("--viwiki") {
        let half = match option("--tuning") {
            Some(_) => Half::Tuning,
            None => Half::Reported,
        };
        viwiki::report(&speller, &path, half, verbose)?;
    }
    Ok(())
}

/// At which rates errors are made on purpose, in one syllable of how many.
const PLANTED: [(&str, &Rates, usize); 3] = [
    ("rates of many texts", OF_MANY_TEXTS, 40),
    ("rates of an encyclopedia", OF_AN_ENCYCLOPEDIA, 40),
    ("rates of many texts, one in 20", OF_MANY_TEXTS, 20),
];

fn clean(name: &str, speller: &Speller, paragraphs: &[String], verbose: bool) {
    let (mut alarms, mut marks, mut words) = (0, 0, 0);
    for paragraph in paragraphs {
        words += paragraph.split_whitespace().count();
        for alarm in speller.check(paragraph) {
            let is_noted = judged::is_noted(&alarm, &paragraph[alarm.range.clone()]);
            alarms += usize::from(is_noted);
            marks += usize::from(!is_noted);
            if verbose {
                let from = paragraph.floor_char_boundary(alarm.range.start.saturating_sub(40));
                let to = paragraph.ceil_char_boundary((alarm.range.end + 40).min(paragraph.len()));
                println!(
                    "  alarm [{}] → {:?} {:?} {:?}: …{}…",
                    &paragraph[alarm.range.clone()],
                    alarm.suggestions.first(),
                    alarm.reason,
                    alarm.sure,
                    &paragraph[from..to]
                );
            }
        }
    }
    let rate = 1000.0 * alarms as f64 / words as f64;
    println!(
        "{name} clean: {alarms} alarms in {words} words, {rate:.3} per 1,000; {marks} of marks beside"
    );
}

/// The spoilt paragraphs, and the errors in them.
fn spoilt(
    model: &Model,
    paragraphs: &[String],
    rates: &'static Rates,
    one_in: usize,
) -> Vec<(String, Vec<Known>)> {
    let spoilt = |paragraph: &String| {
        let mut random = Random(hash(paragraph) ^ 0x5EED);
        let plan = Plan {
            model,
            rates,
            one_in,
            familiar: 0.0,
        };
        let spoilt = spoil(paragraph, &plan, &mut random);
        let known = |planted: crate::slips::Planted| Known {
            range: planted.start..planted.end,
            right: vec![planted.meant],
        };
        (spoilt.text, spoilt.errors.into_iter().map(known).collect())
    };
    paragraphs.iter().map(spoilt).collect()
}

fn planted(name: &str, speller: &Speller, spoilt: &[(String, Vec<Known>)], verbose: bool) {
    let mut score = Score::default();
    for (text, known) in spoilt {
        let told: Vec<Told> = speller.check(text).iter().map(Told::from).collect();
        score.add(text, known, &told);
        if verbose {
            for error in known {
                let hit = told
                    .iter()
                    .any(|t| t.range.start < error.range.end && error.range.start < t.range.end);
                if !hit && hash(text).is_multiple_of(8) {
                    println!(
                        "  missed [{}] for {:?}",
                        &text[error.range.clone()],
                        error.right
                    );
                }
            }
        }
    }
    print(name, &score);
}

fn hunspell_clean(name: &str, paragraphs: &[String]) -> Result<()> {
    let alarms: usize = hunspell::told(paragraphs)?.iter().map(Vec::len).sum();
    let words: usize = paragraphs
        .iter()
        .map(|p| p.split_whitespace().count())
        .sum();
    let rate = 1000.0 * alarms as f64 / words as f64;
    println!("{name} clean, hunspell: {alarms} alarms in {words} words, {rate:.3} per 1,000");
    Ok(())
}

fn hunspell_planted(name: &str, spoilt: &[(String, Vec<Known>)]) -> Result<()> {
    let texts: Vec<String> = spoilt.iter().map(|(text, _)| text.clone()).collect();
    let mut score = Score::default();
    for (told, (text, known)) in hunspell::told(&texts)?.iter().zip(spoilt) {
        score.add(text, known, told);
    }
    print(&format!("{name}, hunspell"), &score);
    Ok(())
}

fn hunspell_judged(texts: &[Article]) -> Result<()> {
    let all: Vec<String> = texts.iter().map(|text| text.text.clone()).collect();
    let mut score = Score::default();
    for (mut told, text) in hunspell::told(&all)?.into_iter().zip(texts) {
        told.retain(|told| {
            let is_there = |known: &Known| overlap(&known.range, &told.range);
            let mut left_out = text.left_out.iter();
            text.errors.iter().any(is_there) || !left_out.any(|(known, _)| is_there(known))
        });
        score.add(&text.text, &text.errors, &told);
    }
    print("  treated, hunspell", &score);
    Ok(())
}

pub(crate) fn print(name: &str, score: &Score) {
    println!(
        "{name}: detection P {:.1} R {:.1} F1 {:.1}; correction F1 {:.1}; {} errors, {} told",
        score.precision(),
        score.recall(),
        score.f1(),
        score.correction_f1(),
        score.known,
        score.told
    );
}
