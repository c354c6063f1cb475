//! The words by which a task is told, from `data/words.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

/// Invariant: the data compiled in read; a test holds them.
pub(crate) static WORDS: LazyLock<Words> =
    LazyLock::new(|| toml::from_str(include_str!("../data/words.toml")).unwrap_or_default());

/// The lists of `data/words.toml`, which says what each is.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Words {
    pub(crate) order: Vec<String>,
    pub(crate) titled: Vec<String>,
    pub(crate) named: Vec<String>,
    pub(crate) place: Vec<String>,
    pub(crate) verb: Vec<String>,
    pub(crate) noun: Vec<String>,
    pub(crate) closing: Vec<String>,
}

/// The end of the longest of these phrases at the beginning of the text, whole words only, in any case.
pub(crate) fn opening(text: &str, phrases: &[String]) -> Option<usize> {
    longest(text, phrases, |text, phrase| {
        let mut letters = text.chars();
        let mut end = 0;
        for wanted in phrase.chars() {
            let found = letters.next()?;
            let same = found == wanted || found.to_lowercase().eq(wanted.to_lowercase());
            end += same.then_some(found.len_utf8())?;
        }
        Some(end)
    })
}

/// As [`opening`], in these very letters.
pub(crate) fn opening_exact(text: &str, phrases: &[String]) -> Option<usize> {
    longest(text, phrases, |text, phrase| {
        text.starts_with(phrase).then_some(phrase.len())
    })
}

fn longest(
    text: &str,
    phrases: &[String],
    end: impl Fn(&str, &str) -> Option<usize>,
) -> Option<usize> {
    let ends = phrases.iter().filter_map(|phrase| end(text, phrase));
    ends.filter(|&end| !text[end..].starts_with(char::is_alphanumeric))
        .max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_read() {
        assert!(WORDS.verb.len() > 50 && WORDS.titled.len() > 50);
        assert_eq!(
            opening("Giám đốc Sở", &WORDS.titled),
            Some("Giám đốc".len())
        );
        assert_eq!(opening("Giám đốcx", &WORDS.titled), None);
        assert_eq!(opening_exact("Tổ chức", &WORDS.verb), None);
    }
}
