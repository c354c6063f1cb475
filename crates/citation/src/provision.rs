//! References to parts of a document: `điểm a khoản 2 Điều 5`. The decree names the smallest part
//! first — PL I/II.6.b, PL II/V.7.

use std::ops::Range;

use serde::Serialize;

use crate::text::{char_at, digits_end, is_word, reads, reads_any, skip_blanks, word_ends};

/// A reference to parts of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Provision {
    /// Where it stands.
    pub span: Range<usize>,
    /// Its parts in the order of the text.
    pub steps: Vec<Step>,
    /// What it is a part of.
    pub of: Of,
}

/// Parts of one level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// The level.
    pub level: Level,
    /// Numbers or letters as they stand: `5`, `146đ`, `a`.
    pub labels: Vec<String>,
}

/// The levels that references name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Điểm.
    Diem,
    /// Khoản.
    Khoan,
    /// Điều.
    Dieu,
    /// Mục.
    Muc,
    /// Chương.
    Chuong,
}

/// What a reference points into. Indexes are those of [`crate::Found`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Of {
    /// A cited document.
    Citation(usize),
    /// A document said by `này`, `nêu trên`.
    Anaphor(usize),
    /// Nothing is said.
    Unsaid,
}

impl Provision {
    /// The labels of a level.
    #[must_use]
    pub fn labels(&self, level: Level) -> &[String] {
        let step = self.steps.iter().find(|step| step.level == level);
        step.map_or(&[], |step| &step.labels)
    }
}

/// Labels of one list.
const MOST_LABELS: usize = 24;

/// The reference that begins at `at`; none where no Điều is named: `khoản 5 triệu đồng` is none.
pub(crate) fn read(text: &str, at: usize) -> Option<Provision> {
    let mut steps: Vec<Step> = Vec::new();
    let mut end = at;
    let mut place = at;
    while let Some((step, behind)) = step(text, place) {
        let goes_up = steps.last().is_none_or(|last| last.level < step.level);
        if !goes_up {
            break;
        }
        steps.push(step);
        end = behind;
        place = skip_blanks(text, behind);
        if let Some(of) = reads(text, place, "của") {
            let after = skip_blanks(text, of);
            if step_word(text, after).is_some() {
                place = after;
            }
        }
    }
    let has_article = steps.iter().any(|step| step.level == Level::Dieu);
    has_article.then_some(Provision {
        span: at..end,
        steps,
        of: Of::Unsaid,
    })
}

fn step(text: &str, at: usize) -> Option<(Step, usize)> {
    let (level, behind) = step_word(text, at)?;
    let mut labels = Vec::new();
    let mut end = behind;
    let mut place = skip_blanks(text, behind);
    while let Some(label_end) = label(text, place, level) {
        labels.push(text[place..label_end].to_owned());
        end = label_end;
        let Some(next) = joint(text, end).filter(|_| labels.len() < MOST_LABELS) else {
            break;
        };
        // The word may stand again: `khoản 1, khoản 2`.
        place = match step_word(text, next) {
            Some((again, behind)) if again == level => skip_blanks(text, behind),
            _ => next,
        };
    }
    (!labels.is_empty()).then_some((Step { level, labels }, end))
}

/// The level that the word at `at` names.
fn step_word(text: &str, at: usize) -> Option<(Level, usize)> {
    let at = reads(text, at, "các").map_or(at, |behind| skip_blanks(text, behind));
    [
        (Level::Diem, "điểm"),
        (Level::Khoan, "khoản"),
        (Level::Dieu, "điều"),
        (Level::Muc, "mục"),
        (Level::Chuong, "chương"),
    ]
    .into_iter()
    .find_map(|(level, word)| Some((level, reads(text, at, word)?)))
}

/// The end of the number or letter at `at`.
fn label(text: &str, at: usize, level: Level) -> Option<usize> {
    let digits = digits_end(text, at);
    let letter = char_at(text, digits).filter(|&c| c.is_ascii_lowercase() || c == 'đ');
    let lettered = digits + letter.map_or(0, char::len_utf8);
    let end = if letter.is_some() && word_ends(text, lettered) {
        lettered
    } else {
        digits
    };
    let fits = match level {
        Level::Diem => end > at && (digits == at || end - at <= 4),
        Level::Khoan | Level::Dieu | Level::Muc => digits > at && digits - at <= 3,
        Level::Chuong => return roman(text, at).or((digits > at).then_some(digits)),
    };
    (fits && word_ends(text, end)).then_some(end)
}

fn roman(text: &str, at: usize) -> Option<usize> {
    let letters = text[at..].bytes().take_while(|b| b"IVXLC".contains(b));
    let end = at + letters.count();
    (end > at && word_ends(text, end)).then_some(end)
}

/// The place behind `,`, `và`, `hoặc` or a hyphen between two labels.
fn joint(text: &str, at: usize) -> Option<usize> {
    let place = skip_blanks(text, at);
    let behind = match char_at(text, place)? {
        ',' | ';' => place + 1,
        _ => reads_any(text, place, &["và", "hoặc"])?,
    };
    let next = skip_blanks(text, behind);
    let next = reads_any(text, next, &["và", "hoặc"]).map_or(next, |end| skip_blanks(text, end));
    char_at(text, next).is_some_and(is_word).then_some(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(text: &str) -> String {
        let Some(provision) = read(text, 0) else {
            return "none".to_owned();
        };
        let step = |step: &Step| format!("{:?} {}", step.level, step.labels.join("+"));
        let steps: Vec<_> = provision.steps.iter().map(step).collect();
        format!("{} | {}", steps.join(", "), &text[provision.span])
    }

    #[test]
    fn chains_go_from_small_to_large() {
        assert_eq!(
            steps("điểm a khoản 2 Điều 5 Nghị định"),
            "Diem a, Khoan 2, Dieu 5 | điểm a khoản 2 Điều 5"
        );
        assert_eq!(
            steps("điểm a, b và điểm đ khoản 2 Điều 5"),
            "Diem a+b+đ, Khoan 2, Dieu 5 | điểm a, b và điểm đ khoản 2 Điều 5"
        );
        assert_eq!(
            steps("các Điều 5, 6 và 7 của"),
            "Dieu 5+6+7 | các Điều 5, 6 và 7"
        );
        assert_eq!(
            steps("khoản 1 và khoản 3 Điều 12a Mục 2 Chương IV"),
            "Khoan 1+3, Dieu 12a, Muc 2, Chuong IV | khoản 1 và khoản 3 Điều 12a Mục 2 Chương IV"
        );
    }

    #[test]
    fn money_and_common_words_are_none() {
        for text in [
            "khoản 5 triệu đồng",
            "điểm a",
            "điều kiện",
            "Điều này",
            "điểm 10",
            "Điều 2020",
        ] {
            assert_eq!(steps(text), "none", "{text}");
        }
    }
}
