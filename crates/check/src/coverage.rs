//! Which clause of the decree is looked at by which rule, as data.

use std::fmt::Write as _;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::{RULES, Rule};

/// The table: every checkable clause and every common mistake.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coverage {
    /// Clauses of the decree.
    pub clause: Vec<Clause>,
    /// Common mistakes.
    pub mistake: Vec<Mistake>,
}

/// A clause.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// Its place: `PL I/II.3.c`.
    pub article: String,
    /// What it says, in a few words.
    pub says: String,
    /// The rules that look at it.
    #[serde(default)]
    pub rules: Vec<String>,
    /// Why none does.
    #[serde(default)]
    pub reason: Option<String>,
}

/// A mistake that offices make.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mistake {
    /// Its number in the list.
    pub number: u8,
    /// What it is.
    pub says: String,
    /// The rules that find it.
    #[serde(default)]
    pub rules: Vec<String>,
    /// Why none does.
    #[serde(default)]
    pub reason: Option<String>,
}

static COVERAGE: LazyLock<Coverage> =
    LazyLock::new(|| toml::from_str(include_str!("../data/coverage.toml")).unwrap_or_default());

/// The table.
#[must_use]
pub fn coverage() -> &'static Coverage {
    &COVERAGE
}

/// `docs/coverage.md`: the table for people.
#[must_use]
pub fn coverage_page() -> String {
    let mut page = format!(
        "# Điều khoản và quy tắc\n\nTrang này do `cargo xtask codegen` viết từ `crates/check/data/coverage.toml`.\n\n{}\n\n## Điều khoản\n\n| Điều khoản | Nội dung | Quy tắc |\n|---|---|---|\n",
        summary(coverage())
    );
    for clause in &coverage().clause {
        let rules = told(&clause.rules, clause.reason.as_deref());
        let _ = writeln!(page, "| {} | {} | {rules} |", clause.article, clause.says);
    }
    page.push_str("\n## Lỗi thường gặp\n\n| Số | Lỗi | Quy tắc |\n|---|---|---|\n");
    for mistake in &coverage().mistake {
        let rules = told(&mistake.rules, mistake.reason.as_deref());
        let _ = writeln!(page, "| {} | {} | {rules} |", mistake.number, mistake.says);
    }
    page
}

/// How many rows have rules.
fn summary(table: &Coverage) -> String {
    let clauses = table.clause.iter().filter(|row| row.reason.is_none());
    let mistakes = table.mistake.iter().filter(|row| row.reason.is_none());
    format!(
        "{} quy tắc kiểm tra {}/{} điều khoản và {}/{} lỗi thường gặp; phần còn lại ghi rõ vì sao không kiểm tra được.",
        RULES.len(),
        clauses.count(),
        table.clause.len(),
        mistakes.count(),
        table.mistake.len()
    )
}

fn told(rules: &[String], reason: Option<&str>) -> String {
    match reason {
        Some(reason) => format!("*chưa đánh giá:* {reason}"),
        None => rules.join(", "),
    }
}

/// `docs/rules.md`: every rule with its article and its remedy.
#[must_use]
pub fn rules_page() -> String {
    let mut page = String::from(
        "# Quy tắc kiểm tra thể thức\n\nTrang này do `cargo xtask codegen` viết từ `crates/check/src/rules`.\n",
    );
    for rule in RULES {
        let _ = write!(page, "\n{}", rule_section(rule));
    }
    page
}

fn rule_section(rule: &Rule) -> String {
    format!(
        "## {} – {}\n\n*{}* · {} · {}\n\n{}\n",
        rule.code,
        rule.title,
        rule.article,
        rule.severity.name(),
        rule.certainty.name(),
        rule.explanation
    )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_row_has_rules_that_exist_or_a_reason() {
        let table = coverage();
        let known: BTreeSet<&str> = RULES.iter().map(|rule| rule.code).collect();
        let clauses = table
            .clause
            .iter()
            .map(|row| (row.article.clone(), &row.rules, &row.reason));
        let mistakes = table
            .mistake
            .iter()
            .map(|row| (row.number.to_string(), &row.rules, &row.reason));
        for (name, rules, reason) in clauses.chain(mistakes) {
            assert_ne!(rules.is_empty(), reason.is_none(), "{name}");
            for rule in rules {
                assert!(known.contains(rule.as_str()), "{name}: {rule}");
            }
        }
        let numbers: Vec<u8> = table.mistake.iter().map(|row| row.number).collect();
        assert_eq!(numbers, (1..=85).collect::<Vec<u8>>());
    }

    #[test]
    fn every_rule_stands_in_the_table() {
        let table = coverage();
        let used: BTreeSet<&str> = table
            .clause
            .iter()
            .flat_map(|row| &row.rules)
            .map(String::as_str)
            .collect();
        for rule in RULES {
            assert!(used.contains(rule.code), "{}", rule.code);
        }
    }

    /// A reason says why no rule can look, not that nobody has written one.
    #[test]
    fn a_reason_is_no_promise() {
        let table = coverage();
        let clauses = table.clause.iter().filter_map(|row| row.reason.as_deref());
        let mistakes = table.mistake.iter().filter_map(|row| row.reason.as_deref());
        for reason in clauses.chain(mistakes) {
            for promise in [
                "Chưa có",
                "chưa có quy tắc",
                "huộc phần",
                "huộc nhóm",
                "Cần danh mục",
            ] {
                assert!(!reason.contains(promise), "{reason}");
            }
        }
    }

    /// A clause that a rule names has the rule in its row, or in that of a part of it.
    #[test]
    fn the_clauses_that_a_rule_names_list_it() {
        let clauses = &coverage().clause;
        for rule in RULES {
            let named = rule
                .article
                .split("; ")
                .filter(|name| !name.starts_with("Luật"));
            for name in named {
                let name = name.split('–').next().unwrap_or(name);
                let name = if name.contains("Mẫu") {
                    "PL III/II"
                } else {
                    name
                };
                let speaks =
                    |row: &&Clause| row.article.starts_with(name) || name.starts_with(&row.article);
                let mut rows = clauses.iter().filter(speaks);
                let listed = rows.any(|row| row.rules.iter().any(|code| code == rule.code));
                assert!(listed, "{}: no row of {name} lists it", rule.code);
            }
        }
    }

    #[test]
    fn codes_are_unique() {
        let codes: BTreeSet<&str> = RULES.iter().map(|rule| rule.code).collect();
        assert_eq!(codes.len(), RULES.len());
    }
}
