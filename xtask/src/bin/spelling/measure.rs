//! Counting what was found against what is there.

use std::ops::Range;

use thethuc_spelling::Misspelling;

/// An error that is known to be there.
pub(crate) struct Known {
    pub(crate) range: Range<usize>,
    pub(crate) right: Vec<String>,
}

/// What was found of what is there.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Score {
    pub(crate) known: usize,
    pub(crate) told: usize,
    pub(crate) found: usize,
    pub(crate) corrected: usize,
}

impl Score {
    pub(crate) fn add(&mut self, known: &[Known], told: &[Told]) {
        self.known += known.len();
        self.told += told.len();
        for error in known {
            let overlaps = |told: &&Told| {
                told.range.start < error.range.end && error.range.start < told.range.end
            };
            if let Some(hit) = told.iter().find(overlaps) {
                self.found += 1;
                let first = hit.first.to_lowercase();
                let right = error
                    .right
                    .iter()
                    .any(|right| first == right.to_lowercase());
                self.corrected += usize::from(right);
            }
        }
    }

    pub(crate) fn precision(&self) -> f64 {
        100.0 * self.found as f64 / self.told.max(1) as f64
    }

    pub(crate) fn recall(&self) -> f64 {
        100.0 * self.found as f64 / self.known.max(1) as f64
    }

    pub(crate) fn f1(&self) -> f64 {
        harmonic(self.precision(), self.recall())
    }

    /// F1 of corrections: right only when the first suggestion is.
    pub(crate) fn correction_f1(&self) -> f64 {
        let precision = 100.0 * self.corrected as f64 / self.told.max(1) as f64;
        let recall = 100.0 * self.corrected as f64 / self.known.max(1) as f64;
        harmonic(precision, recall)
    }
}

fn harmonic(a: f64, b: f64) -> f64 {
    if a + b > 0.0 {
        2.0 * a * b / (a + b)
    } else {
        0.0
    }
}

/// A place that a speller tells, and what it would write there.
pub(crate) struct Told {
    pub(crate) range: Range<usize>,
    pub(crate) first: String,
}

impl From<&Misspelling> for Told {
    fn from(misspelling: &Misspelling) -> Self {
        Self {
            range: misspelling.range.clone(),
            first: misspelling.suggestions.first().cloned().unwrap_or_default(),
        }
    }
}
