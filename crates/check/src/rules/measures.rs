//! Units of messages, and measures that a file does not state: the decree speaks of millimetres,
//! files of points.

use std::ops::Range;

use thethuc_reading::{LineSpacing, Paragraph};

use super::words::all_capitals;

/// Millimetres in a point.
pub(super) const MM_PER_PT: f64 = 25.4 / 72.0;

/// A single line of Times New Roman is so many times its size.
const SINGLE: f64 = 1.15;

/// The distance of a paragraph's lines in single lines, and a single line in points.
pub(super) fn lines_of(paragraph: &Paragraph) -> (f64, f64) {
    let size_pt = paragraph.runs.first().map_or(14.0, |run| run.look.size_pt);
    let single_pt = SINGLE * size_pt;
    let lines = match paragraph.line {
        LineSpacing::Multiple(lines) => lines,
        LineSpacing::Exact(pt) => pt / single_pt,
        LineSpacing::AtLeast(pt) => (pt / single_pt).max(1.0),
    };
    (lines, single_pt)
}

/// The width of a line of letters, within a few in a hundred: the mean advance of Times New Roman
/// over the words that headers are made of, per em.
pub(super) fn width_pt(paragraph: &Paragraph, range: Range<usize>) -> f64 {
    let inside =
        |run: &&thethuc_reading::Run| run.range.start < range.end && run.range.end > range.start;
    paragraph
        .runs
        .iter()
        .filter(inside)
        .map(|run| {
            let part = run.range.start.max(range.start)..run.range.end.min(range.end);
            let text = &paragraph.text[part];
            let mean = match (run.look.caps || all_capitals(text), run.look.bold) {
                (true, true) => 0.62,
                (true, false) => 0.60,
                (false, true) => 0.45,
                (false, false) => 0.425,
            };
            let letters = text.chars().count() as f64;
            letters * (mean * run.look.size_pt + run.look.spacing_pt)
        })
        .sum()
}
