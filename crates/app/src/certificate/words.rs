//! The words of the printed slip: `messages/certificate.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use thethuc_certificate::{Entry, Measured, Medium, Outcome, Wanted};

use crate::messages::fill;

/// All words.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Words {
    phrases: BTreeMap<String, String>,
    words: BTreeMap<String, String>,
    subjects: BTreeMap<String, String>,
    rows: BTreeMap<String, String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    // The file is part of the program, and a test reads it: it cannot be wrong at run time.
    toml::from_str(include_str!("../../messages/certificate.toml")).unwrap_or_default()
});

/// The words of the slip.
pub(crate) fn words() -> &'static Words {
    &WORDS
}

impl Words {
    /// A phrase.
    pub(super) fn phrase(&self, key: &str) -> &str {
        self.phrases.get(key).map_or("", String::as_str)
    }

    /// A phrase with values in its places.
    pub(super) fn filled(&self, key: &str, values: &[(&str, &str)]) -> String {
        let owned = |&(name, value): &(&str, &str)| (name.to_owned(), value.to_owned());
        fill(self.phrase(key), &values.iter().map(owned).collect())
    }

    /// The name of a row: that of its subject and of what is measured of it.
    pub(crate) fn row(&self, name: &str) -> String {
        let (subject, key) = name.split_once('.').unwrap_or((name, ""));
        let named = |names: &BTreeMap<String, String>, key: &str| {
            names.get(key).cloned().unwrap_or_else(|| key.to_owned())
        };
        format!(
            "{}: {}",
            named(&self.subjects, subject),
            named(&self.rows, key)
        )
    }

    /// The words at a place; the name of its subject where there are none.
    pub(super) fn place<'a>(&'a self, place: &'a str) -> &'a str {
        self.subjects.get(place).map_or(place, String::as_str)
    }

    /// The name of a kind of file.
    pub(super) fn medium(&self, medium: Medium) -> &str {
        self.phrase(match medium {
            Medium::Docx => "docx",
            Medium::Pdf => "pdf",
        })
    }

    /// What a row asks for.
    pub(crate) fn wanted(&self, wanted: &Wanted) -> String {
        let range = |&[low, high]: &[f64; 2]| match low == high {
            true => number(low),
            false => format!("{}–{}", number(low), number(high)),
        };
        let either = |all: Vec<String>| all.join(self.phrase("or"));
        match wanted {
            Wanted::Flag(flag) => self.flag(*flag).to_owned(),
            Wanted::Word(word) => self.word(word).to_owned(),
            Wanted::Range(one) => range(one),
            Wanted::Ranges(several) => either(several.iter().map(range).collect()),
            Wanted::Words(several) => either(
                several
                    .iter()
                    .map(|word| self.word(word).to_owned())
                    .collect(),
            ),
        }
    }

    /// A figure.
    pub(super) fn figure(&self, figure: &Measured) -> String {
        match figure {
            Measured::Number(figure) => number(*figure),
            Measured::Flag(flag) => self.flag(*flag).to_owned(),
            Measured::Word(word) => self.word(word).to_owned(),
        }
    }

    /// The outcome of a row in one file, with its figures.
    pub(super) fn outcome(&self, entry: Option<&Entry>) -> String {
        let Some(entry) = entry else {
            return self.phrase("not_measured").to_owned();
        };
        let outcome = self.phrase(match entry.outcome {
            Outcome::Passed => "passed",
            Outcome::Failed => "failed",
            Outcome::NotEvaluated => "not_evaluated",
        });
        match entry.figures.as_slice() {
            [] => outcome.to_owned(),
            [one] => format!("{outcome}: {}", self.figure(one)),
            [first, .., last] => {
                format!("{outcome}: {}–{}", self.figure(first), self.figure(last))
            }
        }
    }

    fn flag(&self, flag: bool) -> &str {
        self.phrase(if flag { "yes" } else { "no" })
    }

    fn word<'a>(&'a self, word: &'a str) -> &'a str {
        self.words.get(word).map_or(word, String::as_str)
    }
}

/// A figure to the hundredth, with a comma.
fn number(figure: f64) -> String {
    let text = format!("{figure:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    text.replace('.', ",")
}

#[cfg(test)]
mod tests {
    use thethuc_certificate::Rows;

    use super::*;

    #[test]
    fn every_row_has_a_name() {
        let words: Words = toml::from_str(include_str!("../../messages/certificate.toml")).unwrap();
        let rows = Rows::read().unwrap();
        let mut used = (Vec::new(), Vec::new());
        for name in [Medium::Docx, Medium::Pdf]
            .iter()
            .flat_map(|&medium| rows.names(medium))
        {
            let (subject, key) = name.split_once('.').unwrap();
            assert!(words.subjects.contains_key(subject), "{subject}");
            assert!(words.rows.contains_key(key), "{key}");
            used.0.push(subject.to_owned());
            used.1.push(key.to_owned());
        }
        assert!(
            words
                .subjects
                .keys()
                .all(|subject| used.0.contains(subject))
        );
        assert!(words.rows.keys().all(|key| used.1.contains(key)));
    }

    #[test]
    fn figures_are_written_as_offices_write_them() {
        assert_eq!(number(13.0), "13");
        assert_eq!(number(0.3333), "0,33");
        assert_eq!(
            words().wanted(&Wanted::Ranges(vec![[10.0, 10.0], [12.7, 12.7]])),
            "10 hoặc 12,7"
        );
        assert_eq!(words().wanted(&Wanted::Range([13.0, 14.0])), "13–14");
    }
}
