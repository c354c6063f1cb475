//! Places of the corpora that were read and judged: an error and what was meant, or right as it
//! stands. The corpora stay outside of the repository; a place is a paragraph, by its hash, and an
//! offset in bytes.
//!
//! Paragraphs of laws that are neither counted nor spoilt on purpose were read whole, in the order of
//! another hash. Some were read twice: what is found there is reported, and nothing is fitted to it.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::path::Path;

use anyhow::{Context as _, Result};
use thethuc_spelling::{Misspelling, Reason, Speller};

use crate::corpus::paragraphs;
use crate::measure::Known;
use crate::people::{Article, Report};
use crate::random::hash;
use crate::train::is_spare;

/// Which of them were read whole, twice, to be reported, by that hash: 80,087 words.
const REPORTED: Range<u64> = 0xC384_0000_0000_0000..0xE17C_0000_0000_0000;

/// What was judged at one place.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// In bytes.
    pub(crate) start: usize,
    pub(crate) written: String,
    pub(crate) verdict: Verdict,
}

/// How a place was judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// An error; what was meant.
    Error(String),
    Right,
    /// Nobody can tell.
    Doubtful,
}

/// The places that were judged, by the hashes of their paragraphs.
#[derive(Debug, Default)]
pub(crate) struct Judged(HashMap<u64, Vec<Place>>);

impl Judged {
    /// Four fields a line: a paragraph, where, what is written there, and what was meant: `=` for the
    /// same, `?` where nobody can tell.
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
        let mut places: HashMap<u64, Vec<Place>> = HashMap::new();
        for (at, line) in text.lines().enumerate().skip(1) {
            let (paragraph, place) =
                place(line).with_context(|| format!("{}: line {}", path.display(), at + 1))?;
            places.entry(paragraph).or_default().push(place);
        }
        Ok(Self(places))
    }

    /// A paragraph with what was judged in it; none where nothing was.
    pub(crate) fn article(&self, paragraph: &str) -> Option<Article> {
        let places = self.0.get(&hash(paragraph))?;
        Some(article_of(paragraph, places))
    }

    /// A paragraph without the errors that were found in it.
    pub(crate) fn mended(&self, paragraph: &str) -> Option<String> {
        let mut text = paragraph.to_owned();
        let mut errors = self.article(paragraph)?.errors;
        errors.sort_by_key(|error| std::cmp::Reverse(error.range.start));
        for error in errors {
            text.replace_range(error.range, error.right.first().map_or("", String::as_str));
        }
        Some(text)
    }
}

fn place(line: &str) -> Option<(u64, Place)> {
    let mut fields = line.split('\t');
    let paragraph = u64::from_str_radix(fields.next()?, 16).ok()?;
    let start = fields.next()?.parse().ok()?;
    let written = fields.next()?.to_owned();
    let verdict = match fields.next()? {
        "=" => Verdict::Right,
        "?" => Verdict::Doubtful,
        meant => Verdict::Error(meant.to_owned()),
    };
    let place = Place {
        start,
        written,
        verdict,
    };
    Some((paragraph, place))
}

/// Whether a paragraph of law was read whole to be reported.
pub(crate) fn is_reported(paragraph: &str) -> bool {
    is_spare(paragraph) && REPORTED.contains(&hash(&format!("sample {paragraph}")))
}

/// The paragraphs of laws that are reported, with what was found in them, and how many words they have.
pub(crate) fn reported_texts(law: &Path, judged: &Path) -> Result<(Vec<Article>, usize)> {
    let judged = Judged::read(judged)?;
    let mut laws = paragraphs(law, &HashSet::new())?;
    laws.retain(|law| is_reported(law));
    let words = |text: &Article| text.text.split_whitespace().count();
    let article = |law: &String| {
        let article = judged.article(law);
        article.unwrap_or_else(|| article_of(law, &[]))
    };
    let texts: Vec<Article> = laws.iter().map(article).collect();
    let words = texts.iter().map(words).sum();
    Ok((texts, words))
}

/// Prints what a speller finds in laws as they were published.
pub(crate) fn report(speller: &Speller, texts: &[Article], verbose: bool) {
    let mut report = Report::new(is_noted);
    for text in texts {
        report.add(speller, text, verbose);
    }
    report.print();
}

/// A paragraph with the errors that were found in it. A place that says what does not stand there says
/// nothing.
fn article_of(paragraph: &str, places: &[Place]) -> Article {
    let mut article = Article {
        text: paragraph.to_owned(),
        errors: Vec::new(),
        left_out: Vec::new(),
        right: Vec::new(),
    };
    for place in places {
        let range = place.start..place.start + place.written.len();
        if paragraph.get(range.clone()) != Some(place.written.as_str()) {
            continue;
        }
        match &place.verdict {
            Verdict::Error(meant) => article.errors.push(Known {
                range,
                right: vec![meant.clone()],
            }),
            Verdict::Doubtful => {
                let right = Vec::new();
                article.left_out.push((Known { range, right }, "doubtful"));
            }
            Verdict::Right => article.right.push(range),
        }
    }
    article
}

/// Whether those who read noted errors of a kind: of symbols, of marks and of blanks beside them they
/// noted none.
fn is_noted(found: &Misspelling, written: &str) -> bool {
    let letters = |text: &str| text.replace(|c: char| !c.is_alphanumeric(), "");
    let only_marks = |first: &String| first.contains(',') && letters(first) == letters(written);
    !matches!(
        found.reason,
        Reason::Abbreviation | Reason::Blank | Reason::Encoding | Reason::Stray
    ) && !found.suggestions.first().is_some_and(only_marks)
}
