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
    pub(crate) fn merge(&mut self, other: Self) {
        self.known += other.known;
        self.told += other.told;
        self.found += other.found;
        self.corrected += other.corrected;
    }

    pub(crate) fn add<'k>(
        &mut self,
        text: &str,
        known: impl IntoIterator<Item = &'k Known>,
        told: &[Told],
    ) {
        self.told += told.len();
        for error in known {
            self.known += 1;
            if let Some(hit) = told.iter().find(|told| overlap(&told.range, &error.range)) {
                self.found += 1;
                let right = error
                    .right
                    .iter()
                    .any(|right| mends(text, error, right, hit));
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

/// Whether what is told writes what was meant: in the place of the error, or of words around it too.
fn mends(text: &str, error: &Known, right: &str, told: &Told) -> bool {
    let around = told.range.start <= error.range.start && error.range.end <= told.range.end;
    let (before, behind) = if around {
        let before = &text[told.range.start..error.range.start];
        (before, &text[error.range.end..told.range.end])
    } else {
        ("", "")
    };
    let meant = format!("{before}{}{behind}", right.trim());
    told.first.to_lowercase() == meant.to_lowercase()
}

/// Whether two places share a byte.
pub(crate) fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
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
