//! Places of the corpora that were read and judged: an error and what was meant, or right as it
//! stands. The corpora stay outside of the repository; a place is a paragraph, by its hash, and an
//! offset in bytes.
//!
//! Of laws the second part and the held-out part were read whole: trees are fitted to what is found in
//! the one, and what is found in the other is only measured.

use std::collections::HashMap;
use std::ops::Range;
use std::path::Path;

use anyhow::{Context as _, Result};
use thethuc_spelling::{Misspelling, Reason, Speller};

use crate::measure::{Known, replaced};
use crate::people::{Article, Report};
use crate::random::hash;

/// What was judged at one place.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// In bytes.
    pub(crate) start: usize,
    pub(crate) written: String,
    pub(crate) verdict: Verdict,
}

impl Place {
    fn range(&self) -> Range<usize> {
        self.start..self.start + self.written.len()
    }
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

    /// A paragraph with a break for each place that was judged.
    pub(crate) fn parted(&self, paragraph: String) -> String {
        let Some(places) = self.0.get(&hash(&paragraph)) else {
            return paragraph;
        };
        let ranges: Vec<Range<usize>> = places.iter().map(Place::range).collect();
        let breaks = ranges.iter().map(|range| (range, "\n"));
        replaced(&paragraph, &(0..paragraph.len()), breaks)
    }

    /// A paragraph that was read whole, with what was judged in it.
    pub(crate) fn whole(&self, paragraph: &str) -> Article {
        let places = self.0.get(&hash(paragraph));
        article_of(paragraph, places.map_or(&[], Vec::as_slice))
    }

    /// A paragraph without the errors that were found in it.
    pub(crate) fn mended(&self, paragraph: &str) -> Option<String> {
        let errors = self.article(paragraph)?.errors;
        let places = errors.iter().map(|error| {
            let meant = error.right.first().map_or("", String::as_str);
            (&error.range, meant)
        });
        Some(replaced(paragraph, &(0..paragraph.len()), places))
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

/// Prints what a speller finds in paragraphs as they were published, which were read whole.
pub(crate) fn report(speller: &Speller, texts: &[Article], verbose: bool) {
    let words = texts
        .iter()
        .map(|text| text.text.split_whitespace().count());
    println!("as published, {} words", words.sum::<usize>());
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
        let range = place.range();
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
pub(crate) fn is_noted(found: &Misspelling, written: &str) -> bool {
    let letters = |text: &str| text.replace(|c: char| !c.is_alphanumeric(), "");
    let only_marks = |first: &String| first.contains(',') && letters(first) == letters(written);
    !matches!(
        found.reason,
        Reason::Abbreviation | Reason::Blank | Reason::Encoding | Reason::Stray
    ) && !found.suggestions.first().is_some_and(only_marks)
}
