//! Training.

use std::collections::HashSet;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use thethuc_spelling::context::Context;
use thethuc_spelling::model::{Forest, Model, Tables, class};
use thethuc_spelling::units::units;
use thethuc_text::tokens;

use crate::boost::{self, Example};
use crate::corpus::{Part, paragraphs, shingles};
use crate::counts::{Vocabulary, trigrams};
use crate::estimate::{Size, estimate};
use crate::random::{Random, hash};
use crate::slips::spoil;

/// `--law FILE [--wiki FILE] [--tune FILE] [--without FILE] --notice FILE -o FILE`
pub(crate) fn train(option: &dyn Fn(&str) -> Option<PathBuf>) -> Result<()> {
    let law = option("--law").context("--law is missing")?;
    let wiki = option("--wiki");
    let out = option("-o").context("-o is missing")?;
    let leave_out = match option("--without") {
        Some(path) => shingles(&std::fs::read_to_string(path)?.replace("\\n", "\n")).collect(),
        None => HashSet::new(),
    };
    let mut all = paragraphs(&law, &leave_out)?;
    println!("law: {} paragraphs", all.len());
    let mut tune: Vec<String> = Vec::new();
    if let Some(wiki) = &wiki {
        let wiki = paragraphs(wiki, &leave_out)?;
        println!("wiki: {} paragraphs", wiki.len());
        all.extend(wiki);
    } else if let Some(other) = option("--tune") {
        tune = paragraphs(&other, &leave_out)?;
        tune.retain(|paragraph| Part::of(paragraph) == Part::Tune);
    }
    let office = match option("--office") {
        Some(path) => paragraphs(&path, &HashSet::new())?,
        None => Vec::new(),
    };
    let train = || {
        let train = all.iter().filter(|text| Part::of(text) == Part::Train);
        let office = office.iter().cycle().take(office.len() * OFFICE_COUNTS);
        train.chain(office).map(String::as_str)
    };
    let vocabulary = Vocabulary::attest(train());
    println!(
        "{} syllables, {} words",
        vocabulary.syllables.len(),
        vocabulary.words.len()
    );
    let counts = trigrams(&vocabulary, train());
    println!("{} trigrams", counts.threes.len());
    let number = |name: &str, default: usize| {
        option(name)
            .and_then(|n| n.to_str()?.parse().ok())
            .unwrap_or(default)
    };
    let size = Size {
        bigrams: number("--bigrams", 200_000),
        trigrams: number("--trigrams", 900_000),
    };
    let estimate = estimate(&counts, vocabulary.len(), size);
    println!(
        "kept {} bigrams, {} trigrams",
        estimate.bigrams.len(),
        estimate.trigrams.len()
    );
    let notice = match option("--notice") {
        Some(path) => std::fs::read_to_string(path)?,
        None => String::new(),
    };
    let mut tables = Tables {
        notice,
        syllables: vocabulary.syllables,
        words: vocabulary.words,
        unigrams: estimate.unigrams,
        bigrams: estimate.bigrams,
        trigrams: estimate.trigrams,
        forest: Forest::default(),
    };
    let model = Model::read(tables.write())?;
    tune.extend(
        all.iter()
            .filter(|text| Part::of(text) == Part::Tune)
            .cloned(),
    );
    let examples = examples(&model, &tune);
    let errors = examples.iter().filter(|example| example.is_error).count();
    println!("{} examples, {errors} errors", examples.len());
    tables.forest = boost::fit(&examples);
    tables.forest.threshold = THRESHOLD;
    tables.forest.certain = CERTAIN;
    println!("{} nodes", tables.forest.nodes.len());
    let bytes = tables.write();
    println!("{} bytes", bytes.len());
    std::fs::write(out, bytes)?;
    Ok(())
}

/// Corrections are told when the logarithm of their odds is above it.
const THRESHOLD: f32 = 0.7;
/// Corrections are told as certain above it.
const CERTAIN: f32 = 5.0;

/// How many times a sentence of offices counts, for what laws never say.
const OFFICE_COUNTS: usize = 20;

/// How often each paragraph for tuning is spoilt anew.
const ROUNDS: u64 = 6;

/// What the model proposes in paragraphs with planted errors.
fn examples(model: &Model, paragraphs: &[String]) -> Vec<Example> {
    let context = Context {
        model,
        memory: None,
    };
    let mut out = Vec::new();
    let rounds = (0..ROUNDS).flat_map(|round| paragraphs.iter().map(move |text| (round, text)));
    for (round, paragraph) in rounds {
        let mut random = Random(hash(paragraph) ^ round);
        let exists = |syllable| model.id(syllable) != class::RARE;
        let spoilt = spoil(paragraph, &mut random, exists, false);
        let tokens = tokens(&spoilt.text);
        let units = units(&tokens, |syllable| model.id(syllable));
        let words: Vec<_> = units.iter().map(|unit| unit.word).collect();
        for (at, unit) in units.iter().enumerate() {
            if let Some(correction) = context.correction(&tokens, &units, &words, at) {
                let start = tokens[unit.token].start;
                out.push(Example {
                    features: correction.features,
                    is_error: spoilt.errors.iter().any(|error| error.start == start),
                });
            }
        }
    }
    out
}
