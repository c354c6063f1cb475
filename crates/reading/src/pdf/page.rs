//! A page in parts: its number, its notes, tables, columns and lines of the whole width.

use std::collections::BTreeMap;

use super::content::{Glyph, Stroke};
use super::file::Page;
use super::fonts::Font;
use super::lines::{Piece, Row, rows};
use super::tables::{Covered, Grid, grids};

/// A part of a page, in reading order.
#[derive(Debug)]
pub(super) enum Part {
    /// A line of the whole width.
    Row(Row),
    /// Lines beside each other.
    Columns { left: Vec<Piece>, right: Vec<Piece> },
    /// A table: its grid, and the lines of its cells.
    Table(Grid, BTreeMap<Covered, Vec<Row>>),
}

/// A page in parts.
#[derive(Debug)]
pub(super) struct Parts {
    pub(super) width_pt: f64,
    pub(super) height_pt: f64,
    /// The page number, and whether it stands at the head.
    pub(super) number: Option<(Piece, bool)>,
    pub(super) parts: Vec<Part>,
    /// The lines of its footnotes.
    pub(super) notes: Vec<Row>,
    /// The lines in its lower margin.
    pub(super) footer: Vec<Row>,
}

/// How far from the edge of the sheet a page number stands at most, pt.
const NUMBER_PT: f64 = 80.0;
/// A page number has no more digits.
const NUMBER_DIGITS: usize = 4;
/// How far from the lower edge of the sheet a footer begins at most, pt.
const FOOT_PT: f64 = 100.0;
/// Letters of a footnote and a footer are no larger, pt.
const NOTE_PT: f64 = 11.9;
/// Lengths of the stroke above footnotes, pt.
const NOTE_STROKE_PT: std::ops::Range<f64> = 60.0..260.0;
/// In which part of the width columns are parted.
const GUTTER: std::ops::Range<f64> = 0.25..0.75;
/// A line that takes so much of the width goes across.
pub(super) const ACROSS: f64 = 0.6;
/// How far from the middle of the text the middle of a title may be, pt.
const MIDDLE_PT: f64 = 12.0;
/// A line so far below the one above it does not go on with it, in sizes.
const FAR: f64 = 1.9;
/// The widest gap between two columns is at least so wide, in sizes.
const WIDE: f64 = 1.6;
/// So far lines of one column may reach beside lines of the other, above or below them, pt.
const OVERLAP_PT: f64 = 12.0;
/// Edges that are the same, pt.
const SAME_PT: f64 = 4.0;

pub(super) fn parts(page: &Page, fonts: &[Font]) -> Parts {
    let grids = grids(&page.strokes);
    let mut cells: BTreeMap<(usize, Covered), Vec<&Glyph>> = BTreeMap::new();
    let mut free: Vec<&Glyph> = Vec::new();
    for glyph in &page.glyphs {
        match cell_of(&grids, glyph) {
            Some(cell) => cells.entry(cell).or_default().push(glyph),
            None => free.push(glyph),
        }
    }
    let mut lines = rows(&free, fonts);
    let number = take_number(&mut lines, page.height_pt);
    let notes = take_notes(&mut lines, &page.strokes, page.height_pt);
    let footer = take_footer(&mut lines, page.height_pt);
    let mut tables: Vec<_> = grids
        .into_iter()
        .map(|grid| (grid, BTreeMap::new()))
        .collect();
    for ((table, cell), glyphs) in cells {
        tables[table].1.insert(cell, rows(&glyphs, fonts));
    }
    let sheet = Sheet::of(&lines, page.width_pt);
    let mut parts = Vec::new();
    let mut is_first = true;
    for (grid, cells) in tables {
        let above = lines.partition_point(|row| row.baseline_pt < grid.ys[0]);
        let rest = lines.split_off(above);
        let above = std::mem::replace(&mut lines, rest);
        parts.extend(columns(above, &sheet, is_first));
        parts.push(Part::Table(grid, cells));
        is_first = false;
    }
    parts.extend(columns(lines, &sheet, is_first));
    Parts {
        width_pt: page.width_pt,
        height_pt: page.height_pt,
        number,
        parts,
        notes,
        footer,
    }
}

fn cell_of(grids: &[Grid], glyph: &Glyph) -> Option<(usize, Covered)> {
    let x = glyph.x_pt + glyph.width_pt / 2.0;
    // The middle of a small letter stands above its baseline.
    let y = glyph.baseline_pt - glyph.size_pt / 4.0;
    let mut found = grids.iter().enumerate();
    found.find_map(|(table, grid)| Some((table, grid.cell_at(x, y)?)))
}

/// Takes the page number: digits alone on the first or the last line.
fn take_number(lines: &mut Vec<Row>, height_pt: f64) -> Option<(Piece, bool)> {
    let is_number = |row: &Row| match row.pieces.as_slice() {
        [only] => {
            only.text.len() <= NUMBER_DIGITS && only.text.bytes().all(|byte| byte.is_ascii_digit())
        }
        _ => false,
    };
    let first = lines.first()?;
    if first.baseline_pt < NUMBER_PT && is_number(first) {
        return lines.remove(0).pieces.pop().map(|piece| (piece, true));
    }
    let last = lines.last()?;
    if last.baseline_pt > height_pt - NUMBER_PT && is_number(last) {
        return lines.pop()?.pieces.pop().map(|piece| (piece, false));
    }
    None
}

/// Takes what stands in the lower margin: small letters, far below the text.
fn take_footer(lines: &mut Vec<Row>, height_pt: f64) -> Vec<Row> {
    let is_low = |row: &Row| row.baseline_pt > height_pt - FOOT_PT && row.size_pt() < NOTE_PT;
    let count = lines.iter().rev().take_while(|row| is_low(row)).count();
    let start = lines.len() - count;
    let far =
        |above: &Row, first: &Row| first.baseline_pt - above.baseline_pt > FAR * above.size_pt();
    match (lines[..start].last(), lines.get(start)) {
        (Some(above), Some(first)) if far(above, first) => lines.split_off(start),
        _ => Vec::new(),
    }
}

/// Takes the footnotes: small letters under a short stroke at the foot.
fn take_notes(lines: &mut Vec<Row>, strokes: &[Stroke], height_pt: f64) -> Vec<Row> {
    let low = |stroke: &&Stroke| {
        stroke.is_horizontal()
            && stroke.y1_pt > height_pt * 0.3
            && NOTE_STROKE_PT.contains(&stroke.length_pt())
    };
    for stroke in strokes.iter().filter(low) {
        let under = lines.partition_point(|row| row.baseline_pt < stroke.y1_pt);
        let is_note = |row: &Row| row.size_pt() < NOTE_PT;
        let at_stroke = lines
            .get(under)
            .and_then(|row| row.pieces.first())
            .is_some_and(|piece| piece.left_pt >= stroke.x1_pt - SAME_PT);
        if at_stroke && lines[under..].iter().all(is_note) {
            return lines.split_off(under);
        }
    }
    Vec::new()
}

/// The width of a page, and the middle of its text.
struct Sheet {
    width_pt: f64,
    middle_pt: f64,
}

impl Sheet {
    /// The middle of the lines that go across; that of all lines where there are none.
    fn of(rows: &[Row], width_pt: f64) -> Self {
        let edges = rows.iter().filter_map(|row| {
            let (first, last) = (row.pieces.first()?, row.pieces.last()?);
            Some((first.left_pt, last.right_pt))
        });
        let across = edges
            .clone()
            .filter(|(left, right)| right - left > ACROSS * width_pt);
        let widest = |(left, right): (f64, f64), (l, r): (f64, f64)| (left.min(l), right.max(r));
        let (left, right) = across
            .reduce(widest)
            .or_else(|| edges.reduce(widest))
            .unwrap_or((0.0, width_pt));
        let middle_pt = f64::midpoint(left, right);
        Self {
            width_pt,
            middle_pt,
        }
    }

    /// Whether a line stands alone in the middle of the text: a title.
    fn has_in_the_middle(&self, row: &Row) -> bool {
        match row.pieces.as_slice() {
            [only] => (only.middle_pt() - self.middle_pt).abs() < MIDDLE_PT,
            _ => false,
        }
    }
}

/// The gap between two columns: right edge of the left one, left edge of the right one.
#[derive(Clone, Copy)]
struct Gutter(f64, f64);

impl Gutter {
    /// The widest gap of a row in the middle part of the page.
    fn of(row: &Row, width_pt: f64) -> Option<Self> {
        let gaps = row
            .pieces
            .windows(2)
            .map(|pair| Self(pair[0].right_pt, pair[1].left_pt));
        let in_the_middle = gaps.filter(|gap| {
            gap.0 < GUTTER.end * width_pt
                && gap.1 > GUTTER.start * width_pt
                && gap.1 - gap.0 > WIDE * row.size_pt()
        });
        in_the_middle.max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)))
    }

    /// Whether a piece stands on the right, and the gap that is left beside it; none where it
    /// crosses.
    fn beside(self, piece: &Piece) -> Option<(bool, Self)> {
        let is_right = piece.middle_pt() > f64::midpoint(self.0, self.1);
        let gap = if is_right {
            Self(self.0, self.1.min(piece.left_pt))
        } else {
            Self(self.0.max(piece.right_pt), self.1)
        };
        (gap.1 - gap.0 >= -OVERLAP_PT).then_some((is_right, gap))
    }

    /// The gap that a row leaves; none where it crosses.
    fn narrowed(self, row: &Row) -> Option<Self> {
        row.pieces
            .iter()
            .try_fold(self, |gap, piece| Some(gap.beside(piece)?.1))
    }

    fn is_right_of(self, row: &Row) -> bool {
        let stands_right = |piece| self.beside(piece).is_some_and(|(is_right, _)| is_right);
        row.pieces.iter().all(stands_right)
    }
}

/// Puts lines that stand beside each other into columns. On the first page, what stands above the
/// first such line belongs to the header too.
fn columns(rows: Vec<Row>, sheet: &Sheet, may_begin_above: bool) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    let mut free = 0;
    let mut at = 0;
    while at < rows.len() {
        let Some(block) = block(&rows, free, at, sheet, may_begin_above) else {
            at += 1;
            continue;
        };
        out.extend(rows[free..block.0].iter().cloned().map(Part::Row));
        out.push(parted(&rows[block.0..block.1], block.2));
        (free, at) = (block.1, block.1);
    }
    out.extend(rows[free..].iter().cloned().map(Part::Row));
    out
}

/// The lines from which and up to which columns stand around line `at`, and the gap between them.
fn block(
    rows: &[Row],
    free: usize,
    at: usize,
    sheet: &Sheet,
    may_begin_above: bool,
) -> Option<(usize, usize, Gutter)> {
    let mut gutter = Gutter::of(&rows[at], sheet.width_pt)?;
    let mut start = at;
    let whole_head = (0..at)
        .rev()
        .try_fold(gutter, |gap, row| gap.narrowed(&rows[row]));
    match whole_head {
        Some(gap) if may_begin_above && free == 0 => (start, gutter) = (0, gap),
        _ => {
            while start > free && gutter.is_right_of(&rows[start - 1]) {
                start -= 1;
                gutter = gutter.narrowed(&rows[start])?;
            }
        }
    }
    let mut end = at;
    while let Some(gap) = rows.get(end).and_then(|row| gutter.narrowed(row)) {
        let title = sheet.has_in_the_middle(&rows[end]);
        if end > at && (title || begins_anew(&rows[end - 1], &rows[end], gutter)) {
            break;
        }
        gutter = gap;
        end += 1;
    }
    (end - start > 1).then_some((start, end, gutter))
}

/// Whether a line on the left alone stands far below: it begins the text, while a name stands far
/// below its title on the right.
fn begins_anew(above: &Row, row: &Row, gutter: Gutter) -> bool {
    let down = row.baseline_pt - above.baseline_pt;
    row.pieces.len() == 1 && !gutter.is_right_of(row) && down > FAR * row.size_pt()
}

fn parted(rows: &[Row], gutter: Gutter) -> Part {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for row in rows {
        let is_right = |piece: &Piece| gutter.beside(piece).is_some_and(|(right, _)| right);
        let (beyond, before): (Vec<Piece>, Vec<Piece>) =
            row.pieces.iter().cloned().partition(is_right);
        for (pieces, column) in [(before, &mut left), (beyond, &mut right)] {
            let half = Row {
                baseline_pt: row.baseline_pt,
                pieces,
            };
            if !half.pieces.is_empty() {
                column.push(half.whole());
            }
        }
    }
    Part::Columns { left, right }
}
