//! The full text as tokens: what the index holds of a document, and what a search asks of it.
//!
//! | token | says of the document |
//! |---|---|
//! | `hoi` | it has the word, whatever its marks |
//! | `hôi` and a tone ([`crate::text::with_marks`]) | it has the word with these marks |
//! | `hoi_dong` | it has the two words, one behind the other |
//! | `_3k0v` ([`marked_pair`]) | it has two words with these marks, one behind the other: which, said in twenty bits |
//! | `_h` | it is so long that it has none of those |
//! | `_a_so`, `_b_an`, `_c_xa` | the same of cơ quan ban hành, người ký, nơi nhận |
//! | `_s` | it is a state secret: of its words it has none |
//! | `_d_20261121`, `_m_202611`, `_y_2026`, `_z_202` | its date: day, month, year, ten years |
//!
//! No places of words are kept: a phrase of three words is looked for by its pairs, which few
//! documents have, and compared in their texts. So no search costs more for common words than for
//! rare ones, and the index has half the size.
//!
//! A pair with marks is asked for besides the folded one, which may be spelled in dozens of ways. It is
//! a number instead of letters, which is shorter than the pair, and of which there are a million at most:
//! that documents with another pair come along does no harm, for they are compared.

use chrono::{Datelike, Days, NaiveDate};

use crate::store::{Asked, Words};
use crate::text::{Spelled, words};

/// Dates before and after these years have the tokens of the first and the last of them.
const YEARS: (i32, i32) = (1940, 2179);
/// Documents with more pairs with marks than these do without: they would have a great part of all
/// numbers.
const MOST_MARKED_PAIRS: usize = 16_384;
/// Stands in their place.
pub(crate) const WITHOUT_MARKED_PAIRS: &str = "_h";
/// More tokens than these are not asked for at once: longer ones are, which say less.
const MOST_SPANS: usize = 24;

/// Where a word of a search is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// Anywhere.
    Anywhere,
    /// Cơ quan ban hành.
    Organ,
    /// Người ký.
    Signer,
    /// Nơi nhận.
    Recipients,
}

impl Place {
    /// What stands before a token of this place.
    pub(crate) const fn sign(self) -> &'static str {
        match self {
            Self::Anywhere => "",
            Self::Organ => "_a_",
            Self::Signer => "_b_",
            Self::Recipients => "_c_",
        }
    }
}

/// What every state secret has, and nothing else.
pub(crate) const SECRET: &str = "_s";

/// The token of two words that stand one behind the other.
pub(crate) fn pair(first: &str, second: &str) -> String {
    format!("{first}_{second}")
}

/// The token of two words that stand one behind the other, where both have marks: four digits of base
/// 32, which other pairs have too. FNV-1a
/// (<https://datatracker.ietf.org/doc/html/draft-eastlake-fnv>), folded to twenty bits: it stands in
/// every index, and never changes.
pub(crate) fn marked_pair(first: &Spelled, second: &Spelled) -> Option<String> {
    let (first, second) = (first.marked.as_ref()?, second.marked.as_ref()?);
    let bytes = first.bytes().chain([b'_']).chain(second.bytes());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let folded = hash ^ (hash >> 20) ^ (hash >> 40);
    let digits = [15, 10, 5, 0].into_iter();
    let digits = digits.filter_map(|shift| char::from_digit((folded >> shift & 31) as u32, 32));
    Some(std::iter::once('_').chain(digits).collect())
}

/// The tokens of a document: of its texts, each with where it stands, and of its date.
pub(crate) fn of_document<'t>(
    document: i64,
    texts: impl Iterator<Item = (Place, &'t str)>,
    issued: Option<NaiveDate>,
) -> Words {
    let mut found = Words {
        document,
        ..Words::default()
    };
    let mut marked_pairs = Vec::new();
    for (place, text) in texts {
        add(&mut found, &mut marked_pairs, place, text);
    }
    marked_pairs.sort_unstable();
    marked_pairs.dedup();
    if marked_pairs.len() > MOST_MARKED_PAIRS {
        marked_pairs = vec![WITHOUT_MARKED_PAIRS.to_owned()];
    }
    found.tokens.append(&mut marked_pairs);
    let spans = issued.map(|day| Span::ALL.map(|span| span.token(day)));
    found.tokens.extend(spans.into_iter().flatten());
    for list in [&mut found.tokens, &mut found.vocabulary] {
        list.sort_unstable();
        list.dedup();
    }
    found
}

/// The tokens of a state secret: that it is one, and its date.
pub(crate) fn of_secret(document: i64, issued: Option<NaiveDate>) -> Words {
    let mut found = of_document(document, std::iter::empty(), issued);
    found.tokens.push(SECRET.to_owned());
    found.tokens.sort_unstable();
    found
}

/// Adds what a text says; its pairs with marks apart.
fn add(found: &mut Words, marked_pairs: &mut Vec<String>, place: Place, text: &str) {
    let mut before: Option<Spelled> = None;
    for word in words(text) {
        let word = Spelled::of(word.text);
        if word.folded.is_empty() {
            before = None;
            continue;
        }
        let pair = before.as_ref().map(|before| {
            marked_pairs.extend(marked_pair(before, &word));
            pair(&before.folded, &word.folded)
        });
        let alone = [Some(word.folded.clone()), word.marked.clone()];
        for token in alone.into_iter().chain([pair]).flatten() {
            if place != Place::Anywhere {
                found.tokens.push(format!("{}{token}", place.sign()));
            }
            found.tokens.push(token);
        }
        // Figures are left out of the vocabulary: there is no end to them.
        if word.folded.starts_with(char::is_alphabetic) {
            found.vocabulary.push(word.folded.clone());
        }
        before = Some(word);
    }
}

/// What documents have that are dated from the first to the last of these days, and maybe some that
/// are not: long times are asked for by their years.
pub(crate) fn dated(from: Option<NaiveDate>, to: Option<NaiveDate>) -> Option<Asked> {
    if from.is_none() && to.is_none() {
        return None;
    }
    let first = within(from.unwrap_or(NaiveDate::MIN));
    // Of a time that ends before it begins a day is asked for, and the entries say that it has none.
    let last = within(to.unwrap_or(NaiveDate::MAX)).max(first);
    let spans = Span::ALL.iter();
    let mut tokens = spans.map(|span| span.tokens(first, last));
    tokens
        .find(|tokens| tokens.len() <= MOST_SPANS)
        .map(Asked::OneOf)
}

/// A day, in the years that have tokens of their own.
fn within(day: NaiveDate) -> NaiveDate {
    let year = day.year().clamp(YEARS.0, YEARS.1);
    // No leap day is moved to a year without one: it goes to the first of the year.
    day.with_year(year)
        .or_else(|| NaiveDate::from_ymd_opt(year, 1, 1))
        .unwrap_or(day)
}

/// A time that has a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Span {
    Day,
    Month,
    Year,
    TenYears,
}

impl Span {
    /// From the shortest to the longest.
    const ALL: [Self; 4] = [Self::Day, Self::Month, Self::Year, Self::TenYears];

    fn token(self, day: NaiveDate) -> String {
        let day = within(day);
        match self {
            Self::Day => day.format("_d_%Y%m%d").to_string(),
            Self::Month => day.format("_m_%Y%m").to_string(),
            Self::Year => day.format("_y_%Y").to_string(),
            Self::TenYears => format!("_z_{}", day.year() / 10),
        }
    }

    /// The first day behind the span of this one; none at the end of the calendar.
    fn next(self, day: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Day => day.checked_add_days(Days::new(1)),
            Self::Month => {
                let months = day.year() * 12 + day.month0() as i32 + 1;
                NaiveDate::from_ymd_opt(months / 12, (months % 12) as u32 + 1, 1)
            }
            Self::Year => NaiveDate::from_ymd_opt(day.year() + 1, 1, 1),
            Self::TenYears => NaiveDate::from_ymd_opt(day.year() / 10 * 10 + 10, 1, 1),
        }
    }

    /// The tokens from one day to another; a few too many are told by one more than is asked for.
    fn tokens(self, first: NaiveDate, last: NaiveDate) -> Vec<String> {
        let days = std::iter::successors(Some(first), |day| self.next(*day));
        days.take_while(|day| *day <= last)
            .take(MOST_SPANS + 1)
            .map(|day| self.token(day))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn asked(from: &str, to: &str) -> Vec<String> {
        match dated(from.parse().ok(), to.parse().ok()) {
            Some(Asked::OneOf(tokens)) => tokens,
            _ => Vec::new(),
        }
    }

    #[test]
    fn a_word_stands_folded_with_marks_and_in_pairs() {
        let texts = [(Place::Organ, "Sở Y tế"), (Place::Anywhere, "y tá cũ 12")];
        let found = of_document(7, texts.into_iter(), Some(day("2026-11-21")));
        let mut expected = vec![
            "so",
            "sơ\u{e004}",
            "so_y",
            "y",
            "y_te",
            "te",
            "tê\u{e002}",
            "_a_so",
            "_a_sơ\u{e004}",
            "_a_so_y",
            "_a_y",
            "_a_y_te",
            "_a_te",
            "_a_tê\u{e002}",
            "ta",
            "ta\u{e002}",
            "y_ta",
            "cu",
            "cu\u{e003}",
            "ta_cu",
            "_1q5o",
            "12",
            "cu_12",
            "_d_20261121",
            "_m_202611",
            "_y_2026",
            "_z_202",
        ];
        expected.sort_unstable();
        assert_eq!(found.tokens, expected);
        assert_eq!(found.vocabulary, ["cu", "so", "ta", "te", "y"]);
    }

    #[test]
    fn a_document_without_end_has_no_pairs_with_marks_but_says_so() {
        let of = |count: usize| {
            let text: Vec<String> = (0..=count).map(|nth| format!("đ{nth}")).collect();
            let text = text.join(" ");
            let found = of_document(7, [(Place::Anywhere, text.as_str())].into_iter(), None);
            let tokens = found.tokens.into_iter();
            let pairs = tokens.filter(|token| token.starts_with('_'));
            pairs.collect::<Vec<_>>()
        };
        assert_eq!(of(1), ["_ffb1"]);
        assert!(of(MOST_MARKED_PAIRS / 2).len() > MOST_MARKED_PAIRS / 3);
        assert_eq!(of(MOST_MARKED_PAIRS * 2), [WITHOUT_MARKED_PAIRS]);
    }

    #[test]
    fn a_time_is_asked_for_by_days_months_or_years() {
        assert_eq!(
            asked("2026-02-28", "2026-03-01"),
            ["_d_20260228", "_d_20260301"]
        );
        assert_eq!(
            asked("2026-11-20", "2027-01-05"),
            ["_m_202611", "_m_202612", "_m_202701"]
        );
        assert_eq!(asked("2020-05-05", "2026-01-01").len(), 7);
        assert_eq!(asked("1945-09-02", "2026-01-01").len(), 9);
        assert_eq!(asked("2026-03-02", "2026-03-01"), ["_d_20260302"]);
        assert_eq!(asked("", ""), [""; 0]);
    }

    #[test]
    fn a_time_with_one_end_or_beyond_the_calendar_is_asked_for_whole() {
        assert!(asked("2026-01-01", "").contains(&"_z_217".to_owned()));
        assert!(asked("", "2026-01-01").contains(&"_z_194".to_owned()));
        for strange in ["0019-02-28", "-4000-01-01", "9999-12-31", "+262142-12-31"] {
            let strange: NaiveDate = strange.parse().unwrap();
            let tokens = Span::ALL.map(|span| span.token(strange));
            let whole = match dated(Some(strange), None) {
                Some(Asked::OneOf(tokens)) => tokens,
                _ => Vec::new(),
            };
            assert!(
                tokens.iter().any(|token| whole.contains(token)),
                "{strange}"
            );
        }
    }
}
