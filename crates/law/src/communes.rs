//! Xã, phường, đặc khu: the units below the province since 01/7/2025, and what they were formed of.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::names::same_letters;

/// What a unit below the province is. Thị trấn are none any more since 01/7/2025.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CommuneClass {
    /// Xã.
    Xa,
    /// Phường.
    Phuong,
    /// Thị trấn.
    ThiTran,
    /// Đặc khu.
    DacKhu,
}

impl CommuneClass {
    /// All of them, with the letter that stands for each in the data.
    const ALL: [(&'static str, Self); 4] = [
        ("X", Self::Xa),
        ("P", Self::Phuong),
        ("T", Self::ThiTran),
        ("Đ", Self::DacKhu),
    ];

    /// The word before the name, in small letters.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Xa => "xã",
            Self::Phuong => "phường",
            Self::ThiTran => "thị trấn",
            Self::DacKhu => "đặc khu",
        }
    }

    /// The class that a word names, whatever its case.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        let small = word.to_lowercase();
        let mut classes = Self::ALL.into_iter().map(|(_, class)| class);
        classes.find(|class| class.word() == small)
    }
}

/// A unit below the province.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Commune {
    /// What it is.
    pub class: CommuneClass,
    /// Its name, without its class.
    pub name: &'static str,
    /// The name of its province, without its class.
    pub province: &'static str,
    formed_of: &'static str,
}

impl Commune {
    /// The units that it was formed of, whole or in part, on 01/7/2025; none where it stayed as it
    /// was.
    pub fn formed_of(&self) -> impl Iterator<Item = (CommuneClass, &'static str)> {
        self.formed_of.split('|').filter_map(class_and_name)
    }

    /// `xã Tân Hưng`
    #[must_use]
    pub fn full_name(&self) -> String {
        format!("{} {}", self.class.word(), self.name)
    }
}

/// The units below the province, by province.
#[derive(Debug)]
pub struct Communes {
    all: Vec<Commune>,
    /// Units by [`same_letters`] of their names.
    by_name: HashMap<String, Vec<usize>>,
    /// Where the units of a province stand among all, by [`same_letters`] of its name.
    by_province: HashMap<String, Range<usize>>,
}

/// Invariant: the data compiled in are sound; the tests below count what was read.
static COMMUNES: LazyLock<Communes> =
    LazyLock::new(|| Communes::of_lines(include_str!("../data/communes.txt")));

impl Communes {
    /// Those that come with the program, read when they are first asked for.
    #[must_use]
    pub fn builtin() -> &'static Self {
        &COMMUNES
    }

    fn of_lines(lines: &'static str) -> Self {
        let mut province = "";
        let mut all = Vec::new();
        for line in lines.lines().filter(|line| !line.starts_with('#')) {
            if let Some(head) = line.strip_prefix("= ") {
                province = head.split_once(' ').map_or("", |(_, name)| name);
                continue;
            }
            let (unit, formed_of) = line.split_once('\t').unwrap_or((line, ""));
            all.extend(class_and_name(unit).map(|(class, name)| Commune {
                class,
                name,
                province,
                formed_of,
            }));
        }
        let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, commune) in all.iter().enumerate() {
            let same = by_name.entry(same_letters(commune.name)).or_default();
            same.push(index);
        }
        let mut by_province = HashMap::new();
        let mut start = 0;
        for own in all.chunk_by(|a, b| a.province == b.province) {
            by_province.insert(same_letters(own[0].province), start..start + own.len());
            start += own.len();
        }
        Self {
            all,
            by_name,
            by_province,
        }
    }

    /// Every unit.
    #[must_use]
    pub fn all(&self) -> &[Commune] {
        &self.all
    }

    /// The units of today with this name, in any case and tone placement.
    pub fn named(&self, name: &str) -> impl Iterator<Item = &Commune> {
        let found = self.by_name.get(&same_letters(name));
        found.into_iter().flatten().map(|&index| &self.all[index])
    }

    /// What became of a unit that was in a province of today before 01/7/2025. Empty where there was
    /// none, or where its class and name are still those of a unit of this province.
    #[must_use]
    pub fn became(&self, class: CommuneClass, name: &str, province: &str) -> Vec<&Commune> {
        let name = same_letters(name);
        let own = self.by_province.get(&same_letters(province));
        let own = own.map_or(&[][..], |range| &self.all[range.clone()]);
        let is_it = |other: (CommuneClass, &str)| other.0 == class && same_letters(other.1) == name;
        if own
            .iter()
            .any(|commune| is_it((commune.class, commune.name)))
        {
            return Vec::new();
        }
        own.iter()
            .filter(|commune| commune.formed_of().any(is_it))
            .collect()
    }
}

fn class_and_name(unit: &'static str) -> Option<(CommuneClass, &'static str)> {
    let (letter, name) = unit.split_once(' ')?;
    let (_, class) = CommuneClass::ALL
        .into_iter()
        .find(|(known, _)| *known == letter)?;
    Some((class, name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::is_province;

    #[test]
    fn the_data_are_whole() {
        let communes = Communes::builtin();
        assert_eq!(communes.all().len(), 3321, "Quyết định 19/2025/QĐ-TTg");
        let mut provinces: Vec<&str> = communes.all().iter().map(|c| c.province).collect();
        provinces.dedup();
        assert_eq!(provinces.len(), 34);
        assert!(provinces.into_iter().all(is_province));
        let former: usize = communes.all().iter().map(|c| c.formed_of().count()).sum();
        assert!(former > 10_000, "{former}");
        for commune in communes.all() {
            assert!(commune.class != CommuneClass::ThiTran, "{commune:?}");
            let parts = commune.formed_of.split('|').filter(|part| !part.is_empty());
            assert_eq!(parts.count(), commune.formed_of().count(), "{commune:?}");
        }
    }

    #[test]
    fn a_unit_that_went_has_heirs() {
        let heirs = |class, name, province| -> Vec<String> {
            let became = Communes::builtin().became(class, name, province);
            became.into_iter().map(Commune::full_name).collect()
        };
        assert_eq!(
            heirs(CommuneClass::Phuong, "quán thánh", "Hà Nội"),
            ["phường Ba Đình"]
        );
        assert_eq!(
            heirs(CommuneClass::ThiTran, "Chúc Sơn", "Hà Nội"),
            ["phường Chương Mỹ"]
        );
        // Still there, whatever else its land became.
        assert!(heirs(CommuneClass::Phuong, "Cửa Nam", "Hà Nội").is_empty());
        assert!(heirs(CommuneClass::Phuong, "Quán Thánh", "Huế").is_empty());
    }

    #[test]
    fn a_name_is_found_in_any_case_and_placement() {
        let named = |name| Communes::builtin().named(name).count();
        assert!(named("BA ĐÌNH") > 0 && named("yên hoà") > 0);
        assert_eq!(named("Nông thôn mới"), 0);
    }
}
