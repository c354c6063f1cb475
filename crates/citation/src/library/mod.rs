//! The library: which documents there are, when they are in force, and what took their place.

mod import;
mod learn;
mod search;

use std::collections::HashMap;
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::{Symbol, agency};

pub use import::{Change, Import, ImportError, Reason, Refusal};
pub use learn::{Conflict, Lesson, own_symbol};

/// A document that others cite.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Tên loại: `Nghị định`, `Luật`.
    pub kind: String,
    /// The name of a law, without the word for its type: `Lưu trữ`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub name: Option<String>,
    /// Số, ký hiệu: `30/2020/NĐ-CP`.
    pub symbol: String,
    /// Thời gian ban hành.
    #[cfg_attr(feature = "ts", ts(as = "String"))]
    pub date: NaiveDate,
    /// Cơ quan ban hành, in full.
    pub agency: String,
    /// Trích yếu, as a citation goes on with it: `về công tác văn thư`; none for laws.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub subject: Option<String>,
    /// The first day in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional, as = "Option<String>"))]
    pub from: Option<NaiveDate>,
    /// The first day no longer in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional, as = "Option<String>"))]
    pub until: Option<NaiveDate>,
    /// Symbols of the documents that took its place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "ts", ts(optional, as = "Option<Vec<String>>"))]
    pub replaced_by: Vec<String>,
    /// Symbols of the documents that amended it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "ts", ts(optional, as = "Option<Vec<String>>"))]
    pub amended_by: Vec<String>,
    /// The number of its last Điều, where it has them counted through.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub articles: Option<u16>,
    /// Where these facts stand.
    pub source: String,
}

/// What a document is on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Not issued yet.
    Unborn,
    /// Issued, and not in force yet.
    Waiting,
    /// In force, as far as the library knows.
    InForce,
    /// No longer in force.
    Ended,
}

impl Entry {
    /// What it is on a day.
    #[must_use]
    pub fn standing(&self, day: NaiveDate) -> Standing {
        if day < self.date {
            Standing::Unborn
        } else if self.until.is_some_and(|until| day >= until) {
            Standing::Ended
        } else if self.from.is_some_and(|from| day < from) {
            Standing::Waiting
        } else {
            Standing::InForce
        }
    }

    /// Whether its number counts through one year only, so that the symbol alone does not name it.
    #[must_use]
    pub fn comes_again(&self) -> bool {
        Symbol::parse(&self.symbol).is_none_or(|symbol| symbol.comes_again())
    }

    /// Whether both tell of one document.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.symbol == other.symbol && self.date == other.date
    }

    /// The words that cite it again — NĐ 30/2020/NĐ-CP, PL I/II.6.b.
    #[must_use]
    pub fn short(&self) -> String {
        match &self.name {
            Some(name) => format!("{} {name}", self.kind),
            None => format!("{} số {}", self.kind, self.symbol),
        }
    }

    /// The words that cite it for the first time — NĐ 30/2020/NĐ-CP, PL I/II.6.b: a law by type and
    /// name, any other document in full.
    #[must_use]
    pub fn full(&self) -> String {
        if self.name.is_some() {
            return self.short();
        }
        let subject = self.subject.as_ref().map(|subject| format!(" {subject}"));
        format!(
            "{} {} của {}{}",
            self.short(),
            self.day(),
            self.agency,
            subject.unwrap_or_default()
        )
    }

    /// Its date in words: `ngày 05 tháng 3 năm 2020` — NĐ 30/2020/NĐ-CP, PL I/II.4.b.
    #[must_use]
    pub fn day(&self) -> String {
        let part = |number: u32| u8::try_from(number).ok();
        let date = thethuc_model::NgayThangNam {
            ngay: part(self.date.day()),
            thang: part(self.date.month()),
            nam: u16::try_from(self.date.year()).ok(),
        };
        thethuc_law::date_line(&date)
    }
}

/// Documents known by their symbols and names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Library {
    entries: Vec<Entry>,
    symbols: HashMap<String, Vec<usize>>,
    laws: HashMap<String, Vec<usize>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    document: Vec<Entry>,
}

static BUILTIN: LazyLock<Library> = LazyLock::new(|| {
    let data: Option<Data> = toml::from_str(include_str!("../../data/library.toml")).ok();
    Library::new(data.map_or_else(Vec::new, |data| data.document))
});

impl Library {
    /// The documents that come with the program.
    #[must_use]
    pub fn builtin() -> &'static Self {
        &BUILTIN
    }

    /// A library of these documents.
    #[must_use]
    pub fn new(entries: Vec<Entry>) -> Self {
        let mut library = Self {
            entries,
            ..Self::default()
        };
        for (index, entry) in library.entries.iter().enumerate() {
            let symbols = library.symbols.entry(entry.symbol.clone()).or_default();
            symbols.push(index);
            if let Some(name) = &entry.name {
                let laws = library.laws.entry(law_key(&entry.kind, name)).or_default();
                laws.push(index);
            }
        }
        library
    }

    /// This library with other documents added; one of the same symbol and day takes the place of
    /// the known one.
    #[must_use]
    pub fn with(&self, others: Vec<Entry>) -> Self {
        let mut entries = self.entries.clone();
        for other in others {
            let known = entries.iter_mut().find(|known| known.is_same(&other));
            match known {
                Some(known) => *known = other,
                None => entries.push(other),
            }
        }
        Self::new(entries)
    }

    /// Every document.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The document with this symbol. A symbol that comes again each year names a document only
    /// together with its year; one of a body that many places have (`05/CT-UBND`) only together
    /// with its day.
    #[must_use]
    pub fn by_symbol(&self, symbol: &Symbol, date: Option<NaiveDate>) -> Option<&Entry> {
        let fits = self.symbols.get(&symbol.to_string())?;
        let mut fits = fits.iter().filter_map(|&index| self.entries.get(index));
        let is_local = agency(symbol.issuer()).is_none_or(|body| body.local);
        if is_local {
            return fits.find(|entry| Some(entry.date) == date);
        }
        if symbol.comes_again() {
            return fits.find(|entry| date.is_some_and(|date| date.year() == entry.date.year()));
        }
        fits.next()
    }

    /// The documents with this symbol, whatever their day.
    pub fn with_symbol(&self, symbol: &str) -> impl Iterator<Item = &Entry> {
        let fits = self.symbols.get(symbol).into_iter().flatten();
        fits.filter_map(|&index| self.entries.get(index))
    }

    /// The laws of this type and name, in the order of the library: a name comes again when a new
    /// law takes the place of the old one.
    pub fn laws(&self, kind: &str, name: &str) -> impl Iterator<Item = &Entry> {
        let fits = self.laws.get(&law_key(kind, name)).into_iter().flatten();
        fits.filter_map(|&index| self.entries.get(index))
    }
}

fn law_key(kind: &str, name: &str) -> String {
    let folded = thethuc_text::fold(&format!("{kind} {name}"));
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_data_that_come_along_are_sound() {
        let library = Library::builtin();
        assert!(library.entries().len() > 30, "the data do not read");
        let mut seen = BTreeSet::new();
        for entry in library.entries() {
            let name = &entry.symbol;
            assert!(Symbol::parse(name).is_some(), "{name} is no symbol");
            assert!(seen.insert((name, entry.date)), "{name} stands twice");
            assert!(!entry.source.is_empty(), "{name}: no source");
            assert!(
                entry.from.is_none_or(|from| from >= entry.date),
                "{name}: in force before its day"
            );
            assert!(
                entry.until.is_none_or(|until| Some(until) > entry.from),
                "{name}: ends before it begins"
            );
            assert_eq!(
                entry.name.is_some(),
                ["Luật", "Bộ luật", "Pháp lệnh"].contains(&entry.kind.as_str()),
                "{name}"
            );
            for other in &entry.replaced_by {
                assert!(
                    library.with_symbol(other).next().is_some(),
                    "{name}: {other} is not in the library"
                );
            }
        }
    }

    #[test]
    fn a_document_stands_differently_on_different_days() {
        let decree = Library::builtin()
            .with_symbol("110/2004/NĐ-CP")
            .next()
            .unwrap();
        assert_eq!(decree.standing(day("2004-01-01")), Standing::Unborn);
        assert_eq!(decree.standing(day("2019-06-01")), Standing::InForce);
        assert_eq!(decree.standing(day("2020-03-05")), Standing::Ended);
        assert_eq!(decree.replaced_by, ["30/2020/NĐ-CP"]);
    }

    #[test]
    fn a_name_comes_again() {
        let years: Vec<i32> = Library::builtin()
            .laws("Luật", "lưu trữ")
            .map(|law| law.date.year())
            .collect();
        assert_eq!(years, [2011, 2024]);
    }

    #[test]
    fn a_number_that_counts_through_the_year_needs_its_year() {
        let library = Library::builtin();
        let symbol = Symbol::parse("280/CĐ-TTg").unwrap();
        assert_eq!(library.by_symbol(&symbol, None), None);
        assert!(
            library
                .by_symbol(&symbol, Some(day("2023-04-20")))
                .is_some()
        );
        assert_eq!(library.by_symbol(&symbol, Some(day("2024-04-20"))), None);
    }

    #[test]
    fn a_citation_in_full_is_that_of_the_decree() {
        let decree = Library::builtin()
            .with_symbol("110/2004/NĐ-CP")
            .next()
            .unwrap();
        assert_eq!(
            decree.full(),
            "Nghị định số 110/2004/NĐ-CP ngày 08 tháng 4 năm 2004 của Chính phủ về công tác văn thư"
        );
    }
}
