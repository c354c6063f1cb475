//! Names and the capitals that Phụ lục II of the decree gives them.

use std::sync::LazyLock;

/// A name with its capitals — NĐ 30/2020/NĐ-CP, PL II.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProperName {
    /// The clause of Phụ lục II whose rule it follows: `III.2.a`.
    pub clause: &'static str,
    /// Words that must stand right before it; empty where any may.
    pub behind: &'static str,
    /// The name as it is written.
    pub name: &'static str,
    /// Words that must stand right behind it; empty where any may.
    pub before: &'static str,
    /// Whether the same words in small letters are this name too, and no common noun.
    pub is_never_small: bool,
}

static NAMES: LazyLock<Vec<ProperName>> = LazyLock::new(|| {
    let lines = include_str!("../data/viet-hoa.tsv").lines();
    lines.filter_map(row).collect()
});

impl ProperName {
    /// Every name of the table `data/viet-hoa.tsv`, in its order.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &NAMES
    }
}

/// `clause ⇥ [words behind] name [words before] ⇥ thường`; none for what says nothing.
fn row(line: &'static str) -> Option<ProperName> {
    if line.starts_with('#') {
        return None;
    }
    let mut columns = line.split('\t');
    let (clause, words) = (columns.next()?, columns.next()?);
    let (behind, rest) = match words
        .strip_prefix('[')
        .and_then(|rest| rest.split_once("] "))
    {
        Some((behind, rest)) => (behind, rest),
        None => ("", words),
    };
    let (name, before) = match rest
        .strip_suffix(']')
        .and_then(|rest| rest.split_once(" ["))
    {
        Some((name, before)) => (name, before),
        None => (rest, ""),
    };
    Some(ProperName {
        clause,
        behind,
        name,
        before,
        is_never_small: columns.next() == Some("thường"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_a_name() {
        let rows = include_str!("../data/viet-hoa.tsv").lines();
        let rows = rows.filter(|row| !row.starts_with('#')).count();
        assert_eq!(ProperName::all().len(), rows);
        for name in ProperName::all() {
            let says = |words: &str| !words.contains(['[', ']', '\t']) && words.trim() == words;
            assert!(
                says(name.name) && says(name.behind) && says(name.before),
                "{name:?}"
            );
            let lower = name.name.to_lowercase();
            assert!(!name.name.is_empty() && lower != name.name, "{name:?}");
            assert!(name.clause.contains('.'), "{name:?}");
        }
    }

    #[test]
    fn words_around_a_name_are_read() {
        let row = row("V.1\t[Đảng và] Nhà nước [ta]\tthường").unwrap();
        assert_eq!(
            (row.behind, row.name, row.before),
            ("Đảng và", "Nhà nước", "ta")
        );
        assert!(row.is_never_small);
    }
}
