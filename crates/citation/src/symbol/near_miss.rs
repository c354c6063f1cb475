//! Symbols that are not as they must be, and what they mean.

use serde::Serialize;

use super::Symbol;

/// A symbol that cannot be as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NearMiss {
    /// What is wrong with it, in the order of the text.
    pub faults: Vec<Fault>,
    /// The symbol that is meant; none where only a person can tell.
    pub meant: Option<Symbol>,
}

/// What is wrong with a symbol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// A letter lost its bar: `CD` for `CĐ`, or has a foreign one (`Ð`).
    LetterD,
    /// Capitals and small letters: `qđ`, `TTG`.
    Case,
    /// A blank inside.
    Blank,
    /// A dash for the hyphen, or a backslash for the slash.
    Mark,
    /// A slash for the hyphen (`12/QĐ/UBND`), or the two exchanged (`12-QĐ/UBND`).
    Separator,
    /// A year that is none: `45/25010/NĐ-CP`.
    Year,
    /// The slash behind the year is missing: `18/20202QĐ-UBND`.
    MissingSlash,
    /// A normative act without its year: `78/NĐ-CP`.
    MissingYear,
}

/// The year that five digits mean: the only one that is left when a digit goes.
pub(super) fn year_meant(digits: &str) -> Option<u16> {
    if digits.len() != 5 {
        return None;
    }
    let mut fits: Vec<u16> = (0..digits.len())
        .filter_map(|left_out| {
            let rest = format!("{}{}", &digits[..left_out], &digits[left_out + 1..]);
            year(&rest)
        })
        .collect();
    fits.dedup();
    match fits[..] {
        [year] => Some(year),
        _ => None,
    }
}

/// The year that these digits are.
pub(super) fn year(digits: &str) -> Option<u16> {
    let year = digits.parse().ok()?;
    (1945..2100).contains(&year).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_guessed_only_when_one_fits() {
        assert_eq!(year_meant("25010"), Some(2010));
        assert_eq!(year_meant("20224"), None, "2022 or 2024");
        assert_eq!(year_meant("99999"), None);
        assert_eq!(year_meant("202"), None);
    }
}
