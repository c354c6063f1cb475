//! Training.

use std::collections::HashSet;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use thethuc_spelling::context::Context;
use thethuc_spelling::model::{Model, Tables, class};
use thethuc_spelling::units::units;
use thethuc_text::tokens;

use crate::boost::{self, Example};
use crate::company;
use crate::corpus::{Part, paragraphs, shingles};
use crate::counts::{Vocabulary, trigrams};
use crate::estimate::{Size, estimate};
use crate::random::{Random, hash};
use crate::slips::{OF_AN_ENCYCLOPEDIA, OF_MANY_TEXTS, spoil};

/// `--law FILE [--wiki FILE] [--tune FILE] [--without FILE] --notice FILE -o FILE`
pub(crate) fn train(option: &dyn Fn(&str) -> Option<PathBuf>) -> Result<()> {
    let out = option("-o").context("-o is missing")?;
    let corpora = Corpora::read(option)?;
    let vocabulary = Vocabulary::attest(corpora.counted());
    println!(
        "{} syllables, {} words",
        vocabulary.syllables.len(),
        vocabulary.words.len()
    );
    let counts = trigrams(&vocabulary, corpora.counted());
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
    drop(counts);
    println!(
        "kept {} bigrams, {} trigrams",
        estimate.bigrams.len(),
        estimate.trigrams.len()
    );
    let company = company::train(&vocabulary, corpora.counted());
    let notice = match option("--notice") {
        Some(path) => std::fs::read_to_string(path)?,
        None => String::new(),
    };
    let tables = Tables {
        notice,
        syllables: vocabulary.syllables,
        words: vocabulary.words,
        unigrams: estimate.unigrams,
        bigrams: estimate.bigrams,
        trigrams: estimate.trigrams,
        company: Some(company),
    };
    let bytes = with_trees(&Model::read(tables.write())?, &corpora.tune);
    println!("{} bytes", bytes.len());
    std::fs::write(out, bytes)?;
    Ok(())
}

/// `--model FILE --law FILE [--wiki FILE] [--tune FILE] [--without FILE] -o FILE`: other trees for a
/// model.
pub(crate) fn fit(option: &dyn Fn(&str) -> Option<PathBuf>) -> Result<()> {
    let model = option("--model").context("--model is missing")?;
    let out = option("-o").context("-o is missing")?;
    let corpora = Corpora::read(option)?;
    let model = Model::read(std::fs::read(model)?)?;
    std::fs::write(out, with_trees(&model, &corpora.tune))?;
    Ok(())
}

/// The paragraphs that are counted, and those that trees are fitted to.
struct Corpora {
    train: Vec<String>,
    tune: Vec<String>,
    office: Vec<String>,
}

impl Corpora {
    fn read(option: &dyn Fn(&str) -> Option<PathBuf>) -> Result<Self> {
        let law = option("--law").context("--law is missing")?;
        let leave_out = match option("--without") {
            Some(path) => shingles(&std::fs::read_to_string(path)?.replace("\\n", "\n")).collect(),
            None => HashSet::new(),
        };
        let mut all = paragraphs(&law, &leave_out)?;
        println!("law: {} paragraphs", all.len());
        let mut tune: Vec<String> = Vec::new();
        if let Some(wiki) = option("--wiki") {
            let wiki = paragraphs(&wiki, &leave_out)?;
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
        let mut train = Vec::new();
        for paragraph in all {
            match Part::of(&paragraph) {
                Part::Train => train.push(paragraph),
                Part::Tune => tune.push(paragraph),
                Part::HeldOut => {}
            }
        }
        Ok(Self {
            train,
            tune,
            office,
        })
    }

    fn counted(&self) -> impl Iterator<Item = &str> {
        let office = self.office.iter().cycle();
        let office = office.take(self.office.len() * OFFICE_COUNTS);
        self.train.iter().chain(office).map(String::as_str)
    }
}

fn with_trees(model: &Model, tune: &[String]) -> Vec<u8> {
    let examples = examples(model, tune);
    let errors = examples.iter().filter(|example| example.is_error).count();
    println!("{} examples, {errors} errors", examples.len());
    let mut forest = boost::fit(&examples);
    forest.threshold = THRESHOLD;
    forest.certain = CERTAIN;
    println!("{} nodes", forest.nodes.len());
    model.with_forest(&forest)
}

/// Corrections are told when the logarithm of their odds is above it.
const THRESHOLD: f32 = 0.0;
/// Corrections are told as certain above it.
const CERTAIN: f32 = 5.0;

/// How many times a sentence of offices counts, for what laws never say.
const OFFICE_COUNTS: usize = 20;

/// How often each paragraph for tuning is spoilt anew.
const ROUNDS: u64 = 2;

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
        let rates = match round % 2 {
            0 => OF_MANY_TEXTS,
            _ => OF_AN_ENCYCLOPEDIA,
        };
        let spoilt = spoil(paragraph, rates, &mut random, exists);
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
