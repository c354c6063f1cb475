//! The printed lines of a file that its author made: a paragraph, or the parts of one that a line
//! break or a wide gap separates, each with the column that it stands in.

use std::ops::Range;

use thethuc_reading::{Align, Look, Paragraph, Place, Reading};
use thethuc_text::fold;

use crate::pattern::{Pattern, pattern};
use crate::recognition::{Role, Spot};
use crate::rich::NOTE_MARK;

/// Where a line stands on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Zone {
    /// The left of two columns.
    Left,
    /// The right of two columns.
    Right,
    /// The whole width.
    Full,
    /// A cell of a table that shows borders: content, not layout.
    Table(usize),
}

/// A line.
#[derive(Debug, Clone)]
pub(crate) struct Line<'r> {
    /// Its paragraph in the reading.
    pub(crate) index: usize,
    /// Its paragraph.
    pub(crate) paragraph: &'r Paragraph,
    /// Byte range in the paragraph's text, without blanks at the ends.
    pub(crate) range: Range<usize>,
    /// Column.
    pub(crate) zone: Zone,
    /// Table of layout that it stands in.
    pub(crate) table: Option<usize>,
    /// Its letters folded: small, without marks, with single blanks.
    pub(crate) key: String,
}

impl Line<'_> {
    /// The letters, as they stand.
    pub(crate) fn text(&self) -> &str {
        &self.paragraph.text[self.range.clone()]
    }

    /// The letters with single blanks, without marks of notes.
    pub(crate) fn tidy(&self) -> String {
        let words: Vec<&str> = self.text().split_whitespace().collect();
        words.join(" ").replace(NOTE_MARK, "")
    }

    /// The line as a component.
    pub(crate) fn spot(&self, role: Role, confidence: f64) -> Spot {
        Spot {
            role,
            paragraph: self.index,
            range: self.range.clone(),
            confidence,
        }
    }

    /// The look of its first letter.
    pub(crate) fn look(&self) -> Option<&Look> {
        self.paragraph
            .runs
            .iter()
            .find(|run| run.range.end > self.range.start)
            .map(|run| &run.look)
    }

    pub(crate) fn is_bold(&self) -> bool {
        self.look().is_some_and(|look| look.bold)
    }

    pub(crate) fn is_centred(&self) -> bool {
        self.paragraph.align == Align::Center
    }

    /// All its letters are capitals, typed or by format.
    pub(crate) fn is_capitals(&self) -> bool {
        let by_format = self.look().is_some_and(|look| look.caps);
        let text = self.text();
        by_format
            || (text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase))
    }

    /// Nothing but a row of strokes.
    pub(crate) fn is_typed_rule(&self) -> bool {
        RULE.is_match(self.text())
    }
}

static RULE: Pattern = pattern!(r"^[\s_\-–—=─*.…]+$");
static GAP: Pattern = pattern!(r"(?:\s*\t\s*)+| {4,}");
/// How many letters of it are looked at.
const LONGEST_RIGHT: usize = 100;
/// What stands on the right of a line typed as two columns.
static RIGHT: Pattern = pattern!(
    r"^(?:cong hoa xa hoi|doc lap\W+tu do|[^,]{1,60}, ?ngay\b|(?:t/?m|k/?t|t/?l|t/?u/?q|q)\.)"
);

/// All lines with letters, in reading order; headers, footers and notes are left out.
pub(crate) fn lines(reading: &Reading) -> Vec<Line<'_>> {
    let mut out = Vec::new();
    for (index, paragraph) in reading.paragraphs.iter().enumerate() {
        let (zone, table) = match paragraph.place {
            Place::Body { .. } => (Zone::Full, None),
            Place::TextBox { .. } => (Zone::Right, None),
            Place::Cell { table, .. } if reading.tables[table].bordered => {
                (Zone::Table(table), None)
            }
            Place::Cell { table, column, .. } => (side(reading, table, column), Some(table)),
            Place::Header { .. } | Place::Footer { .. } | Place::Note => continue,
        };
        split(index, paragraph, zone, table, &mut out);
    }
    out
}

/// A table of one column holds lines of the whole width; in others the first column is the left.
fn side(reading: &Reading, table: usize, column: usize) -> Zone {
    let columns = reading.tables[table].widths_pt.len();
    match column {
        0 if columns == 1 => Zone::Full,
        0 => Zone::Left,
        _ => Zone::Right,
    }
}

fn split<'r>(
    index: usize,
    paragraph: &'r Paragraph,
    zone: Zone,
    table: Option<usize>,
    out: &mut Vec<Line<'r>>,
) {
    let mut start = 0;
    for part in paragraph.text.split('\n') {
        let range = start..start + part.len();
        start = range.end + 1;
        let halves = if zone == Zone::Full && table.is_none() {
            halves(part)
        } else {
            None
        };
        match halves {
            Some(gap) => {
                let middle = range.start + gap;
                push(
                    index,
                    paragraph,
                    range.start..middle,
                    Zone::Left,
                    table,
                    out,
                );
                push(index, paragraph, middle..range.end, Zone::Right, table, out);
            }
            None => push(index, paragraph, range, zone, table, out),
        }
    }
}

/// Where a line typed as two columns is cut: at the gap before what stands on the right of a header
/// or an ending, else at the widest one; a tab is wider than blanks.
fn halves(part: &str) -> Option<usize> {
    let trimmed = part.trim_end();
    let gaps = GAP
        .places(trimmed)
        .filter(|gap| !trimmed[..gap.start].trim().is_empty());
    let gaps: Vec<Range<usize>> = gaps.collect();
    let known = |gap: &&Range<usize>| {
        let right: String = trimmed[gap.end..].chars().take(LONGEST_RIGHT).collect();
        RIGHT.is_match(&fold(&right))
    };
    let width = |gap: &&Range<usize>| {
        let gap = &trimmed[(*gap).clone()];
        (gap.matches('\t').count(), gap.len())
    };
    let gap = gaps
        .iter()
        .find(known)
        .or_else(|| gaps.iter().max_by_key(width))?;
    Some(gap.start)
}

fn push<'r>(
    index: usize,
    paragraph: &'r Paragraph,
    range: Range<usize>,
    zone: Zone,
    table: Option<usize>,
    out: &mut Vec<Line<'r>>,
) {
    let text = &paragraph.text[range.clone()];
    let trimmed = text.trim();
    if trimmed.is_empty() && paragraph.label.is_none() {
        return;
    }
    let start = range.start + (text.len() - text.trim_start().len());
    let range = start..start + trimmed.len();
    let key = fold(trimmed)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    out.push(Line {
        index,
        paragraph,
        range,
        zone,
        table,
        key,
    });
}
