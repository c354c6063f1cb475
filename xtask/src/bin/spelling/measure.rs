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
        let known: Vec<&Known> = known.into_iter().collect();
        self.told += told.len();
        for error in &known {
            self.merge(Self::of(text, error, &known, told));
        }
    }

    /// What was found of one error of those that are known.
    pub(crate) fn of(text: &str, error: &Known, known: &[&Known], told: &[Told]) -> Self {
        let hit = told.iter().find(|told| overlap(&told.range, &error.range));
        let is_right = |told: &Told| {
            let mut meant = error.right.iter();
            meant.any(|right| mends(text, error, right, told, known))
        };
        Self {
            known: 1,
            told: 0,
            found: usize::from(hit.is_some()),
            corrected: usize::from(hit.is_some_and(is_right)),
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

/// Whether what is told writes what was meant, in the place of the error and of others that it covers.
fn mends(text: &str, error: &Known, right: &str, told: &Told, known: &[&Known]) -> bool {
    let both = told.range.start.min(error.range.start)..told.range.end.max(error.range.end);
    let written = replaced(text, &both, [(&told.range, told.first.as_str())]);
    let others = known.iter().filter(|other| other.range != error.range);
    let others = others.filter(|other| overlap(&other.range, &both));
    let others = others.filter_map(|other| Some((&other.range, other.right.first()?.trim())));
    let meant = replaced(text, &both, others.chain([(&error.range, right.trim())]));
    written.to_lowercase() == meant.to_lowercase()
}

/// A part of a text with other words in some of its places; of two that overlap the first counts.
pub(crate) fn replaced<'t>(
    text: &str,
    part: &Range<usize>,
    places: impl IntoIterator<Item = (&'t Range<usize>, &'t str)>,
) -> String {
    let mut places: Vec<_> = places.into_iter().collect();
    places.sort_by_key(|(range, _)| range.start);
    let (mut out, mut from) = (String::new(), part.start);
    for (range, words) in places {
        if range.start < from {
            continue;
        }
        out.push_str(text.get(from..range.start).unwrap_or_default());
        out.push_str(words);
        from = range.end;
    }
    out.push_str(text.get(from..part.end).unwrap_or_default());
    out
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
