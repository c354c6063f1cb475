//! Bodies that issue documents: the letters they have in a symbol, and their names.

mod name;

use std::collections::HashMap;
use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::Deserialize;

pub(crate) use name::{read_before, read_of};

/// Cơ quan, chức danh that issues documents.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agency {
    /// Its letters in a symbol: `TTg`.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its head, where citations name him in a way of his own.
    #[serde(default)]
    pub head: Option<String>,
    /// Whether many bodies bear the name, each with its own numbers (`UBND`).
    #[serde(default)]
    pub local: bool,
    /// Whether it belongs to the Party.
    #[serde(default)]
    pub party: bool,
    /// The day from which it no longer exists.
    #[serde(default)]
    pub until: Option<NaiveDate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    agency: Vec<Agency>,
}

static AGENCIES: LazyLock<Vec<Agency>> = LazyLock::new(|| {
    let data: Option<Data> = toml::from_str(include_str!("../../data/agencies.toml")).ok();
    data.map_or_else(Vec::new, |data| data.agency)
});

/// Every known body.
#[must_use]
pub fn agencies() -> &'static [Agency] {
    &AGENCIES
}

/// The body with these letters. The National Assembly's carry the number of the term (`QH15`).
#[must_use]
pub fn agency(code: &str) -> Option<&'static Agency> {
    let letters = without_term(code);
    CODES.get(letters).copied()
}

static CODES: LazyLock<HashMap<&'static str, &'static Agency>> = LazyLock::new(|| {
    let mut codes = HashMap::new();
    for agency in AGENCIES.iter() {
        codes.entry(agency.code.as_str()).or_insert(agency);
    }
    codes
});

/// The letters of bodies without case and bars; none where two bodies are one so.
static FOLDED: LazyLock<HashMap<String, Option<&'static Agency>>> = LazyLock::new(|| {
    let mut folded = HashMap::new();
    for agency in AGENCIES.iter() {
        folded
            .entry(thethuc_text::fold(&agency.code))
            .and_modify(|only| *only = None)
            .or_insert(Some(agency));
    }
    folded
});

/// The letters that these mean when case and the bar of Đ do not count; none when they are right,
/// unknown, or two bodies would fit.
pub(crate) fn code_meant(code: &str) -> Option<String> {
    let letters = without_term(code);
    let only = FOLDED
        .get(&thethuc_text::fold(letters))
        .copied()
        .flatten()?;
    (only.code != letters).then(|| format!("{}{}", only.code, &code[letters.len()..]))
}

fn without_term(code: &str) -> &str {
    let letters = code.trim_end_matches(|c: char| c.is_ascii_digit());
    if ["QH", "UBTVQH"]
        .iter()
        .any(|body| letters.eq_ignore_ascii_case(body))
    {
        letters
    } else {
        code
    }
}

impl Agency {
    /// Whether a citation that names this body means it: by its name, its head, or the short form
    /// that offices use.
    #[must_use]
    pub fn is_named(&self, named: &str) -> bool {
        let named = plain(named);
        let heads = self.head.iter().map(|head| plain(head));
        let names = std::iter::once(plain(&self.name)).chain(heads);
        names.into_iter().any(|name| named.contains(&name))
            && !(self.code == "CP" && named != plain(&self.name))
    }
}

/// Whether two names can be those of one body: one holds the other (`Chủ tịch UBND tỉnh`, `UBND tỉnh`),
/// however UBND and tone marks are written.
#[must_use]
pub fn same_body(a: &str, b: &str) -> bool {
    let (a, b) = (plain(a), plain(b));
    a.contains(&b) || b.contains(&a)
}

/// A name for comparison: one way of writing UBND and HĐND, of tone marks, of dashes and blanks.
fn plain(name: &str) -> String {
    let folded = thethuc_text::fold(name)
        .replace("uy ban nhan dan", "ubnd")
        .replace("hoi dong nhan dan", "hdnd");
    let words = folded.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_mended_when_only_one_body_fits() {
        assert_eq!(code_meant("TTG").as_deref(), Some("TTg"));
        assert_eq!(code_meant("HDND").as_deref(), Some("HĐND"));
        assert_eq!(code_meant("qh15").as_deref(), Some("QH15"));
        assert_eq!(code_meant("TTg"), None);
        assert_eq!(code_meant("XYZ"), None);
    }

    #[test]
    fn a_body_is_known_by_the_names_that_citations_give_it() {
        let named = |code: &str, name: &str| agency(code).unwrap().is_named(name);
        assert!(named("UBND", "Chủ tịch UBND tỉnh"));
        assert!(named("UBND", "Uỷ ban nhân dân thành phố"));
        assert!(named("BNV", "Bộ trưởng Bộ Nội vụ"));
        assert!(named("TTg", "Thủ tướng Chính phủ"));
        assert!(!named("CP", "Thủ tướng Chính phủ"));
        assert!(named("CP", "Chính phủ"));
        assert!(!named("BTC", "Bộ Nội vụ"));
        assert!(named("QH15", "Quốc hội khóa XV"));
    }
}
