//! Whether every exported file is lawful: the measures of many files held against the rows of the
//! decree, as `thethuc-certificate` takes them from one.

use std::collections::BTreeMap;

use thethuc_certificate::{Fact, Facts, Medium, Rows};

/// Every measure of every file, held against its row.
#[derive(Debug)]
pub struct Report {
    rows: Rows,
    leniency: f64,
    measured: BTreeMap<Medium, BTreeMap<String, usize>>,
    failures: Vec<String>,
}

impl Report {
    /// An empty report over these rows.
    #[must_use]
    pub fn new(rows: Rows) -> Self {
        Self {
            rows,
            leniency: 1.0,
            measured: BTreeMap::new(),
            failures: Vec::new(),
        }
    }

    /// A report on pages that a word processor made: it rounds the widths of letters to those of
    /// its device.
    #[must_use]
    pub fn of_word_processor(rows: Rows) -> Self {
        Self {
            leniency: 2.5,
            ..Self::new(rows)
        }
    }

    /// Judges the measures of a file.
    pub fn add(&mut self, file: &str, medium: Medium, facts: &Facts) {
        for fact in &facts.0 {
            *self
                .measured
                .entry(medium)
                .or_default()
                .entry(fact.row.clone())
                .or_default() += 1;
            if let Some(failure) = self.failure(fact) {
                self.failures.push(format!("{file} [{medium}] {failure}"));
            }
        }
    }

    fn failure(&self, fact: &Fact) -> Option<String> {
        let Some(row) = self.rows.get(&fact.row) else {
            return Some(format!("{}: no such row in rows.toml", fact.row));
        };
        if row.holds(&fact.measured, self.leniency) {
            return None;
        }
        Some(format!(
            "{} ({}): wanted {:?}, measured {} at “{}”",
            fact.row, row.article, row.wanted, fact.measured, fact.place
        ))
    }

    /// Measures that are outside their rows.
    #[must_use]
    pub fn failures(&self) -> &[String] {
        &self.failures
    }

    /// Rows that no file of a medium has let us measure.
    #[must_use]
    pub fn never_measured(&self) -> Vec<String> {
        [Medium::Docx, Medium::Pdf]
            .into_iter()
            .flat_map(|medium| {
                let seen = self.measured.get(&medium);
                self.rows
                    .names(medium)
                    .into_iter()
                    .filter(move |row| seen.is_none_or(|seen| !seen.contains_key(row)))
                    .map(move |row| format!("[{medium}] {row}"))
            })
            .collect()
    }

    /// One line: rows, measures, failures.
    #[must_use]
    pub fn summary(&self) -> String {
        let per_medium: Vec<String> = self
            .measured
            .iter()
            .map(|(medium, rows)| {
                format!(
                    "{medium}: {} rows, {} measures",
                    rows.len(),
                    rows.values().sum::<usize>()
                )
            })
            .collect();
        format!(
            "{} rows of the decree; {}; {} outside",
            self.rows.count(),
            per_medium.join("; "),
            self.failures.len()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_measure_outside_its_row_names_the_article_and_the_figure() {
        let mut facts = Facts::default();
        facts.push("quoc_hieu", "size_pt", "CỘNG HÒA", 13.0);
        facts.push("quoc_hieu", "size_pt", "CỘNG HÒA", 14.0);
        facts.push("noi_dung", "first_line_mm", "Đoạn", 12.7);
        facts.push("noi_dung", "first_line_mm", "Đoạn", 11.4);
        facts.push("quoc_hieu", "colour", "CỘNG HÒA", true);
        let mut report = Report::new(Rows::read().unwrap());
        report.add("a", Medium::Pdf, &facts);
        assert_eq!(report.failures().len(), 3, "{:?}", report.failures());
        assert!(report.failures()[0].contains("PL I/II.1.a"));
        assert!(report.failures()[0].contains("14.000"));
        assert!(report.failures()[2].contains("no such row"));
    }

    #[test]
    fn a_row_that_nobody_measures_is_told() {
        let report = Report::new(Rows::read().unwrap());
        let missing = report.never_measured();
        assert!(missing.contains(&"[docx] quoc_hieu.size_pt".to_owned()));
        assert!(!missing.contains(&"[docx] quoc_hieu.lines".to_owned()));
        assert!(missing.contains(&"[pdf] quoc_hieu.lines".to_owned()));
    }
}
