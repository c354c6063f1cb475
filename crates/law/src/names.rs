//! Names of bodies and of administrative units that are used no more, and of the provinces.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use chrono::NaiveDate;
use serde::Deserialize;
use thethuc_model::NgayThangNam;

use crate::decree::last_day;

/// A name that was official until a day.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormerName {
    /// The name, as in running text.
    pub name: String,
    /// The first day on which it is none any more.
    until: NaiveDate,
    /// What stands in its place.
    pub now: String,
    /// The act that ended it.
    pub source: String,
    /// The name as texts are searched for it.
    #[serde(skip)]
    key: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    /// Provinces of today, without their class.
    province: Vec<String>,
    /// Former names.
    former: Vec<FormerName>,
}

/// Invariant: the data compiled in are sound; the tests below read them with the same function.
static NAMES: LazyLock<Names> = LazyLock::new(|| load().unwrap_or_default());

/// The keys of the former names, all looked for in one pass.
static KEYS: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::new(NAMES.former.iter().map(|former| &former.key)).ok());

fn load() -> Result<Names, toml::de::Error> {
    let mut names: Names = toml::from_str(include_str!("../data/names.toml"))?;
    for former in &mut names.former {
        former.key = same_letters(&former.name);
    }
    Ok(names)
}

impl FormerName {
    /// The former names that stand in a text as names of today, on the day of its document: whole
    /// words, whatever the case, not followed by `cũ` or `trước đây`. A blank part of the date
    /// counts as late as it can.
    #[must_use]
    pub fn find(text: &str, date: &NgayThangNam) -> Vec<(&'static Self, Range<usize>)> {
        let day = last_day(date);
        let text = same_letters(text);
        let found = KEYS
            .iter()
            .flat_map(|keys| keys.find_overlapping_iter(&text));
        found
            .map(|found| (&NAMES.former[found.pattern()], found.range()))
            .filter(|(former, place)| former.until <= day && is_meant_now(&text, place))
            .collect()
    }

    /// The first day on which the name is none any more.
    #[must_use]
    pub fn until(&self) -> NaiveDate {
        self.until
    }

    /// The day it ended, as texts write it: `01/7/2025`.
    #[must_use]
    pub fn ended(&self) -> String {
        self.until.format("%d/%-m/%Y").to_string()
    }
}

/// Whether a name stands as a whole, and not followed by `cũ` or `trước đây`.
fn is_meant_now(text: &str, place: &Range<usize>) -> bool {
    let (before, rest) = (&text[..place.start], &text[place.end..]);
    let is_whole =
        !before.ends_with(char::is_alphanumeric) && !rest.starts_with(char::is_alphanumeric);
    let said_old = ["(cũ", "cũ", "trước đây", "(trước đây"];
    let rest = rest.trim_start();
    is_whole && !said_old.iter().any(|word| rest.starts_with(word))
}

/// Small letters, with one place for the tone mark; every letter keeps its bytes, so that offsets
/// stay true.
pub(crate) fn same_letters(text: &str) -> String {
    const OLD: [(&str, &str); 4] = [("oà", "òa"), ("oá", "óa"), ("uỷ", "ủy"), ("uý", "úy")];
    let mut small: String = text.chars().map(small).collect();
    for (old, new) in OLD {
        small = small.replace(old, new);
    }
    small
}

/// The small letter, where it has as many bytes.
fn small(letter: char) -> char {
    let mut small = letter.to_lowercase();
    match (small.next(), small.next()) {
        (Some(one), None) if one.len_utf8() == letter.len_utf8() => one,
        _ => letter,
    }
}

/// The provinces of today and those merged in 2025, without their class.
pub fn provinces() -> impl Iterator<Item = &'static str> {
    let merged = NAMES.former.iter();
    let merged = merged.filter_map(|former| former.name.strip_prefix("tỉnh "));
    NAMES.province.iter().map(String::as_str).chain(merged)
}

/// Whether a name without its class is that of a province of today, or of one merged in 2025.
#[must_use]
pub fn is_province(name: &str) -> bool {
    let name = same_letters(name.trim());
    provinces().any(|province| same_letters(province) == name)
}

/// A place without the word of its class: `Thành phố Huế` → `Huế`.
#[must_use]
pub fn without_class(place: &str) -> &str {
    let place = place.trim();
    [
        "Thành phố ",
        "Tỉnh ",
        "thành phố ",
        "tỉnh ",
        "Xã ",
        "xã ",
        "Phường ",
        "phường ",
        "Đặc khu ",
        "đặc khu ",
    ]
    .iter()
    .find_map(|class| place.strip_prefix(class))
    .unwrap_or(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(ngay: u8, thang: u8, nam: u16) -> NgayThangNam {
        NgayThangNam {
            ngay: Some(ngay),
            thang: Some(thang),
            nam: Some(nam),
        }
    }

    fn found(date: &NgayThangNam, text: &str) -> Option<String> {
        let (_, place) = FormerName::find(text, date).into_iter().next()?;
        Some(text[place].to_owned())
    }

    #[test]
    fn the_data_are_sound() {
        let names = load().unwrap();
        assert_eq!(names.province.len(), 34, "Nghị quyết 202/2025/QH15");
        let merged = names
            .former
            .iter()
            .filter(|name| name.source == "Nghị quyết 202/2025/QH15");
        assert_eq!(merged.count(), 29, "63 provinces became 34");
        for former in &names.former {
            assert!(
                !former.now.is_empty() && !former.source.is_empty(),
                "{}",
                former.name
            );
        }
    }

    #[test]
    fn a_name_is_former_from_its_day_on() {
        let text = "ỦY BAN NHÂN DÂN TỈNH KON TUM";
        assert_eq!(found(&on(30, 6, 2025), text), None);
        assert_eq!(
            found(&on(1, 7, 2025), text).as_deref(),
            Some("TỈNH KON TUM")
        );
        assert_eq!(
            found(&NgayThangNam::default(), "UBND huyện Mẫu").as_deref(),
            Some("UBND huyện")
        );
    }

    #[test]
    fn names_that_only_look_alike_are_left_alone() {
        let today = NgayThangNam::default();
        assert_eq!(found(&today, "Ủy ban nhân dân tỉnh Lào Cai"), None);
        assert_eq!(found(&today, "Ủy ban nhân dân tỉnh Yên Bái (cũ)"), None);
        assert_eq!(found(&today, "Sở Nông nghiệp và Môi trường"), None);
        assert_eq!(found(&today, "Uỷ ban nhân dân Quân khu"), None);
        assert_eq!(
            found(&today, "Uỷ ban nhân dân quận Mẫu").as_deref(),
            Some("Uỷ ban nhân dân quận")
        );
    }

    #[test]
    fn a_province_is_known_by_its_bare_name() {
        assert!(
            is_province(without_class("Thành phố Huế"))
                && is_province("hoà bình")
                && is_province("Kon Tum")
        );
        assert!(!is_province("Tân Hưng"));
    }
}
