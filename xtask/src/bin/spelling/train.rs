//! Training.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use thethuc_spelling::context::Context;
use thethuc_spelling::model::{Model, Tables, class};
use thethuc_spelling::reader::Reader;
use thethuc_spelling::units::units;
use thethuc_text::{Token, parse_syllable, tokens};

use crate::boost::{self, Example};
use crate::company;
use crate::corpus::{Part, paragraphs, shingles};
use crate::counts::{Vocabulary, trigrams};
use crate::estimate::{Size, estimate};
use crate::habits::{Habits, Models};
use crate::judged::Judged;
use crate::measure::{Known, overlap};
use crate::people::Article;
use crate::random::{Random, hash};
use crate::slips::{OF_AN_ENCYCLOPEDIA, OF_MANY_TEXTS, Plan, Planted, Spoilt, spoil};
use crate::viwiki::{self, Half};

/// `--law FILE [--wiki FILE] [--tune FILE] [--people FILE] [--judged FILE] [--without FILE] [--threshold X] --notice FILE -o FILE`
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
    let general = trigrams(&vocabulary, corpora.general.iter().map(String::as_str));
    let estimate = estimate(&counts, &general, vocabulary.len(), size);
    drop((counts, general));
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
    let bytes = with_trees(&Model::read(tables.write())?, &corpora, threshold(option))?;
    println!("{} bytes", bytes.len());
    std::fs::write(out, bytes)?;
    Ok(())
}

/// `--model FILE --law FILE [--wiki FILE] [--tune FILE] [--people FILE] [--judged FILE] [--without FILE] [--threshold X] -o FILE`:
/// other trees for a model.
pub(crate) fn fit(option: &dyn Fn(&str) -> Option<PathBuf>) -> Result<()> {
    let model = option("--model").context("--model is missing")?;
    let out = option("-o").context("-o is missing")?;
    let corpora = Corpora::read(option)?;
    let model = Model::read(std::fs::read(model)?)?;
    std::fs::write(out, with_trees(&model, &corpora, threshold(option))?)?;
    Ok(())
}

/// The paragraphs that are counted, and those that trees are fitted to.
struct Corpora {
    train: Vec<String>,
    /// Those of an encyclopedia, which are counted too.
    general: Vec<String>,
    tune: Vec<String>,
    /// With errors that people made; not counted.
    people: Vec<Spoilt>,
    /// With places that readers were asked about, which are not counted; nobody looked beside them.
    asked: Vec<Spoilt>,
    office: Vec<String>,
}

impl Corpora {
    fn read(option: &dyn Fn(&str) -> Option<PathBuf>) -> Result<Self> {
        let law = option("--law").context("--law is missing")?;
        let leave_out = match option("--without") {
            Some(path) => shingles(&std::fs::read_to_string(path)?.replace("\\n", "\n")).collect(),
            None => HashSet::new(),
        };
        let judged = match option("--judged") {
            Some(path) => Judged::read(&path)?,
            None => Judged::default(),
        };
        let mut all = paragraphs(&law, &leave_out)?;
        println!("law: {} paragraphs", all.len());
        let mut people: Vec<Article> = Vec::new();
        let spare = all.iter().filter(|paragraph| is_spare(paragraph));
        people.extend(spare.filter_map(|paragraph| judged.article(paragraph)));
        all.retain(|paragraph| !is_spare(paragraph));
        let laws = all.len();
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
        if let Some(path) = option("--people") {
            people.extend(viwiki::read(&path, Half::Tuning)?);
        }
        let (mut train, mut general, mut asked) = (Vec::new(), Vec::new(), Vec::new());
        for (at, paragraph) in all.into_iter().enumerate() {
            let counted = if at < laws { &mut train } else { &mut general };
            match Part::of(&paragraph) {
                Part::Train => {
                    asked.extend(judged.article(&paragraph));
                    counted.push(judged.parted(paragraph));
                }
                Part::Tune => tune.push(paragraph),
                Part::HeldOut => {}
            }
        }
        people.extend(
            tune.iter()
                .filter_map(|paragraph| judged.article(paragraph)),
        );
        for paragraph in &mut tune {
            if let Some(mended) = judged.mended(paragraph) {
                *paragraph = mended;
            }
        }
        println!(
            "{} texts read by people, {} with places judged",
            people.len(),
            asked.len()
        );
        Ok(Self {
            train,
            general,
            tune,
            people: people.into_iter().map(spoilt_by_people).collect(),
            asked: asked.into_iter().map(spoilt_by_people).collect(),
            office,
        })
    }

    fn counted(&self) -> impl Iterator<Item = &str> {
        let office = self.office.iter().cycle();
        let office = office.take(self.office.len() * OFFICE_COUNTS);
        let texts = self.train.iter().chain(&self.general);
        texts.chain(office).map(String::as_str)
    }
}

/// The errors that a speller is asked for.
fn spoilt_by_people(article: Article) -> Spoilt {
    let planted = |error: &Known| Planted {
        start: error.range.start,
        end: error.range.end,
        meant: error.right.first().cloned().unwrap_or_default(),
    };
    let left_out = article.left_out.iter();
    Spoilt {
        errors: article.errors.iter().map(planted).collect(),
        right: article.right,
        doubtful: left_out.map(|(known, _)| known.range.clone()).collect(),
        text: article.text,
    }
}

/// Whether a paragraph of law is neither counted nor spoilt on purpose. Of those for tuning one in
/// three is: law texts are many and alike, and trees of all of them would doubt what laws do not write.
fn is_spare(paragraph: &str) -> bool {
    Part::of(paragraph) == Part::Tune && !(hash(paragraph) / 100).is_multiple_of(3)
}

/// What the logarithm of the odds of a correction must be above to be told.
fn threshold(option: &dyn Fn(&str) -> Option<PathBuf>) -> f32 {
    let given = option("--threshold").and_then(|given| given.to_str()?.parse().ok());
    given.unwrap_or(0.0)
}

fn with_trees(model: &Model, corpora: &Corpora, threshold: f32) -> Result<Vec<u8>> {
    let habits = Habits::count(model, corpora.people.iter().chain(&corpora.asked));
    let models = habits.models(model)?;
    let mut examples = examples(&models, &corpora.tune);
    let errors = examples.iter().filter(|example| example.is_error).count();
    println!("{} examples, {errors} errors", examples.len());
    // The texts themselves have errors, which nobody marked: what was told there without a doubt. A
    // few trees know these.
    let forest = boost::fit(&examples, boost::TREES / 4);
    let given = examples.len();
    examples.retain(|example| example.is_error || forest.judge(&example.features) < NO_DOUBT);
    println!("{} left out as errors of the texts", given - examples.len());
    let mut of_people = examples_of(&models, &corpora.people);
    // Those who marked errors overlooked many.
    of_people.retain(|example| example.is_judged || forest.judge(&example.features) < DOUBT);
    let asked = examples_of(&models, &corpora.asked);
    of_people.extend(asked.into_iter().filter(|example| example.is_judged));
    for example in &mut of_people {
        example.weight = if example.is_judged {
            JUDGED
        } else {
            NOT_MARKED
        };
    }
    examples.append(&mut of_people);
    let mut forest = boost::fit(&examples, boost::TREES);
    forest.threshold = threshold;
    forest.certain = CERTAIN;
    println!("{} nodes", forest.nodes.len());
    let model = Model::read(model.with_habits(&habits.all()))?;
    Ok(model.with_forest(&forest))
}

/// Corrections are told as certain above it.
const CERTAIN: f32 = 5.0;
/// What was not planted and is told above it is an error of the text.
const NO_DOUBT: f32 = 3.0;
/// What people left unmarked and is told above it may be an error.
const DOUBT: f32 = 0.0;
/// How many times a place counts that somebody judged, for errors of people are few and harder to see
/// than those made on purpose, and one beside them that nobody marked.
const JUDGED: f64 = 10.0;
const NOT_MARKED: f64 = 4.0;

/// How many times a sentence of offices counts, for what laws never say.
const OFFICE_COUNTS: usize = 20;

/// How often each paragraph for tuning is spoilt anew.
const ROUNDS: u64 = 3;

/// One syllable in so many is spoilt, by paragraph: texts are nearly clean or full of errors.
const DENSITIES: [usize; 5] = [usize::MAX, 100, 40, 20, 12];

/// To which power of its frequency a syllable comes about by a slip.
const FAMILIAR: f64 = 0.5;

/// What is proposed in paragraphs with planted errors.
fn examples(models: &Models, paragraphs: &[String]) -> Vec<Example> {
    let mut out = Vec::new();
    let rounds = (0..ROUNDS).flat_map(|round| paragraphs.iter().map(move |text| (round, text)));
    for (round, paragraph) in rounds {
        let model = models.of(paragraph);
        let mut random = Random(hash(paragraph) ^ round);
        let rates = match round % 2 {
            0 => OF_MANY_TEXTS,
            _ => OF_AN_ENCYCLOPEDIA,
        };
        let plan = Plan {
            model,
            rates,
            one_in: DENSITIES[random.below(DENSITIES.len())],
            familiar: FAMILIAR,
        };
        let spoilt = spoil(paragraph, &plan, &mut random);
        add_examples(model, &spoilt, &mut random, &mut out);
    }
    out
}

/// What is proposed in texts with errors that people made.
fn examples_of(models: &Models, texts: &[Spoilt]) -> Vec<Example> {
    let mut out = Vec::new();
    for text in texts {
        let mut random = Random(hash(&text.text));
        add_examples(models.of(&text.text), text, &mut random, &mut out);
    }
    out
}

/// What is proposed in a text as it is, and then beside those of its errors that were mended: the
/// speller mends one after another too.
fn add_examples(model: &Model, spoilt: &Spoilt, random: &mut Random, out: &mut Vec<Example>) {
    let context = Context {
        model,
        memory: None,
    };
    let tokens = tokens(&spoilt.text);
    let units = units(&tokens, |syllable| model.id(syllable));
    let mut reader = Reader::new(context, &tokens, &units);
    let word = |at: usize| {
        let token = tokens.get(units[at].token);
        token.filter(|_| units[at].word != class::BREAK)
    };
    let planted = |at: usize| {
        let start = word(at)?.start;
        spoilt.errors.iter().find(|error| error.start == start)
    };
    let is_among = |ranges: &[Range<usize>], at: usize| {
        let token = word(at).map(Token::range);
        token.is_some_and(|token| ranges.iter().any(|range| overlap(range, &token)))
    };
    let example = |reader: &Reader<'_>, at: usize| {
        let correction = reader.correction(at)?;
        let is_error = planted(at).is_some();
        (is_error || !is_among(&spoilt.doubtful, at)).then(|| Example {
            features: correction.features,
            is_error,
            is_judged: is_error || is_among(&spoilt.right, at),
            weight: 1.0,
        })
    };
    out.extend((0..units.len()).filter_map(|at| example(&reader, at)));
    let mut beside = BTreeSet::new();
    for at in 0..units.len() {
        let meant = planted(at).and_then(|error| parse_syllable(&error.meant));
        if let Some(meant) = meant.filter(|_| random.below(2) == 0) {
            beside.extend(reader.mend(at, model.id(meant.syllable)));
        }
    }
    out.extend(beside.into_iter().filter_map(|at| example(&reader, at)));
}
