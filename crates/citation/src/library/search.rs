//! Finding documents by what a drafter remembers of them: a number, a piece of the symbol, words of
//! the name or the trích yếu, typed without marks.

use chrono::{Datelike, NaiveDate};

use super::{Entry, Library, Standing};

impl Library {
    /// The documents that fit every word of a query, the likeliest first: by number before by other
    /// words, in force on the day before the rest, newer before older. A query without words fits
    /// all.
    #[must_use]
    pub fn search(&self, query: &str, day: NaiveDate) -> Vec<&Entry> {
        let folded = thethuc_text::fold(query);
        // `số` opens a number, and stands in no document.
        let words: Vec<&str> = folded
            .split(|c: char| c.is_whitespace() || c == ',')
            .filter(|word| !matches!(*word, "" | "so" | "so:"))
            .collect();
        let mut found: Vec<(u32, &Entry)> = self
            .entries
            .iter()
            .filter_map(|entry| Some((distance(entry, &words)?, entry)))
            .collect();
        found.sort_by_key(|(distance, entry)| {
            let is_over = entry.standing(day) == Standing::Ended;
            (*distance, is_over, std::cmp::Reverse(entry.date))
        });
        found.into_iter().map(|(_, entry)| entry).collect()
    }
}

/// How far a document is from the words; none when one of them does not fit.
fn distance(entry: &Entry, words: &[&str]) -> Option<u32> {
    let symbol = thethuc_text::fold(&entry.symbol);
    let texts = [
        Some(&entry.kind),
        entry.name.as_ref(),
        entry.subject.as_ref(),
        Some(&entry.agency),
    ];
    let text = texts
        .into_iter()
        .flatten()
        .map(|text| thethuc_text::fold(text))
        .collect::<Vec<_>>()
        .join(" ");
    let year = entry.date.year().to_string();
    words
        .iter()
        .map(|word| {
            if let Some(rest) = symbol.strip_prefix(word) {
                // The whole number before one that goes on: `28` is not yet `280`.
                Some(u32::from(rest.starts_with(|c: char| c.is_ascii_digit())))
            } else if starts_piece(&symbol, word, &['/', '-']) || year == *word {
                Some(2)
            } else {
                starts_piece(&text, word, &[' ', '(', '“']).then_some(3)
            }
        })
        .sum()
}

/// Whether a word begins behind one of the marks, or at the start.
fn starts_piece(text: &str, word: &str, marks: &[char]) -> bool {
    text.match_indices(word).any(|(at, _)| {
        text[..at]
            .chars()
            .next_back()
            .is_none_or(|before| marks.contains(&before))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn symbols(query: &str, day: &str) -> Vec<String> {
        let found = Library::builtin().search(query, day.parse().unwrap());
        found.iter().map(|entry| entry.symbol.clone()).collect()
    }

    #[test]
    fn a_number_finds_its_document_first() {
        assert_eq!(symbols("280", "2026-11-22")[0], "280/CĐ-TTg");
        assert_eq!(symbols("công điện số 28", "2026-11-22")[0], "280/CĐ-TTg");
        assert_eq!(symbols("30/2020", "2026-11-22"), ["30/2020/NĐ-CP"]);
        assert!(symbols("80/CĐ", "2026-11-22").is_empty());
    }

    #[test]
    fn words_need_no_marks_and_each_must_fit() {
        assert!(symbols("van thu nghi dinh", "2026-11-22").contains(&"30/2020/NĐ-CP".to_owned()));
        assert!(symbols("văn thư khong-co-chu-nay", "2026-11-22").is_empty());
    }

    #[test]
    fn the_law_in_force_on_the_day_comes_first() {
        assert_eq!(symbols("luat luu tru", "2026-11-22")[0], "33/2024/QH15");
        assert_eq!(
            symbols("luat luu tru 2011", "2026-11-22")[0],
            "01/2011/QH13"
        );
        let all = Library::builtin().entries().len();
        assert_eq!(symbols(" ", "2026-11-22").len(), all);
    }
}
