//! The words that name a type of document, and the abbreviations they have in a symbol.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use thethuc_law::Decree;
use thethuc_model::NgayThangNam;

use crate::phrases::{List, Phrases};

/// Tên loại (a type of document) as citations name it: the 29 of NĐ 30/2020/NĐ-CP, Điều 7, and
/// those of laws, normative acts and the Party.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// The type: `Công điện`.
    pub name: String,
    /// Its abbreviations in a symbol, the usual one first: `CĐ`.
    #[serde(default)]
    pub codes: Vec<String>,
    /// Other words for it in running text.
    #[serde(default)]
    words: Vec<String>,
    /// Whose rules it stands under.
    pub nature: Nature,
}

/// Whose rules a type of document stands under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Nature {
    /// Luật, bộ luật, pháp lệnh, Hiến pháp: cited by name.
    Luat,
    /// Other normative acts (văn bản quy phạm pháp luật).
    QuyPham,
    /// Văn bản hành chính.
    HanhChinh,
    /// Văn bản của Đảng.
    Dang,
    /// A type under rules of its own, or no type at all (`Văn bản`).
    Khac,
}

impl Kind {
    /// Whether a symbol may carry this abbreviation under this type. A type without abbreviations
    /// allows none to be judged.
    #[must_use]
    pub fn allows(&self, code: &str) -> bool {
        self.codes.is_empty() || self.codes.iter().any(|own| own == code)
    }

    /// Whether it is a công văn, or a word as wide (`Văn bản`): its symbol names no type.
    #[must_use]
    pub fn is_cong_van(&self) -> bool {
        self.codes.is_empty() && matches!(self.nature, Nature::HanhChinh | Nature::Khac)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    kind: Vec<Kind>,
}

static KINDS: LazyLock<Vec<Kind>> = LazyLock::new(|| {
    let data: Option<Data> = toml::from_str(include_str!("../data/kinds.toml")).ok();
    let mut kinds = data.map_or_else(Vec::new, |data| data.kind);
    for kind in Decree::in_force(&NgayThangNam::default()).kinds() {
        if !kinds.iter().any(|known| known.name == kind.name) {
            kinds.push(Kind {
                name: kind.name.clone(),
                codes: kind.abbreviation.iter().cloned().collect(),
                words: Vec::new(),
                nature: Nature::HanhChinh,
            });
        }
    }
    kinds
});

static BEFORE: List<&Kind> = List::new(|| Phrases::backward(words()));
static AT: List<&Kind> = List::new(|| Phrases::forward(words()));

/// Every word for a type, the longest first, so that `Thông tư liên tịch` is not read as `Thông tư`.
fn words() -> Vec<(&'static str, &'static Kind)> {
    let mut words: Vec<_> = KINDS
        .iter()
        .flat_map(|kind| {
            let words = std::iter::once(&kind.name).chain(&kind.words);
            words.map(move |word| (word.as_str(), kind))
        })
        .collect();
    words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    words
}

/// Every known type.
#[must_use]
pub fn kinds() -> &'static [Kind] {
    &KINDS
}

/// The type that the words before `at` name, and where they stand.
pub(crate) fn named_before(text: &str, at: usize) -> Option<(&'static Kind, Range<usize>)> {
    BEFORE
        .before(text, at)
        .map(|(kind, start)| (kind, start..at))
}

/// The type that the words at `at` name, and where they end.
pub(crate) fn named_at(text: &str, at: usize) -> Option<(&'static Kind, usize)> {
    AT.at(text, at)
}

/// The abbreviation of a type that these letters are, in their own case.
pub(crate) fn code(letters: &str) -> Option<&'static str> {
    CODES.get(letters).copied()
}

/// The abbreviation that these letters mean when case and the bar of Đ do not count; none when two
/// would fit (`HD`, `HĐ`).
pub(crate) fn code_meant(letters: &str) -> Option<&'static str> {
    *FOLDED.get(&thethuc_text::fold(letters))?
}

static CODES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let codes = KINDS.iter().flat_map(|kind| &kind.codes);
    codes.map(String::as_str).collect()
});

/// The abbreviations without case and bars; none where two are one so.
static FOLDED: LazyLock<HashMap<String, Option<&'static str>>> = LazyLock::new(|| {
    let mut folded = HashMap::new();
    for code in CODES.iter().copied() {
        let only = folded.entry(thethuc_text::fold(code)).or_insert(Some(code));
        *only = only.filter(|only| *only == code);
    }
    folded
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_wins() {
        let named = |text: &str| named_before(text, text.len()).map(|(kind, _)| kind.name.as_str());
        assert_eq!(named("theo Thông tư liên tịch"), Some("Thông tư liên tịch"));
        assert_eq!(named("tại Thông báo kết luận"), Some("Thông báo"));
        assert_eq!(named("các quyết định"), Some("Quyết định"));
        assert_eq!(named("công việc"), None);
    }

    #[test]
    fn abbreviations_come_from_the_decree_too() {
        assert_eq!(code("TTr"), Some("TTr"));
        assert_eq!(code("CĐ"), Some("CĐ"));
        assert_eq!(code_meant("CD"), Some("CĐ"));
        assert_eq!(code_meant("qđ"), Some("QĐ"));
        assert_eq!(code_meant("hd"), None, "HĐ or HD");
    }
}
