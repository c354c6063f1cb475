//! Tables that show borders: where the drawn lines of a page make a grid.

use super::content::Stroke;

/// How near lines meet, pt.
const NEAR_PT: f64 = 2.0;
/// A grid of more cells is a pattern, not a table.
const MAX_CELLS: usize = 10_000;
/// More lines on a page are a drawing.
const MAX_LINES: usize = 4_000;

/// A grid of lines.
#[derive(Debug)]
pub(super) struct Grid {
    /// Left edges of its columns, and the right edge of the last one.
    pub(super) xs: Vec<f64>,
    /// Upper edges of its rows, and the lower edge of the last one.
    pub(super) ys: Vec<f64>,
    /// Whether a line stands on the right of a cell, row by row.
    right: Vec<bool>,
    /// Whether a line lies under a cell, row by row.
    under: Vec<bool>,
}

/// A line upright or across, at a place, between two ends.
#[derive(Debug, Clone, Copy)]
struct Side {
    upright: bool,
    at: f64,
    from: f64,
    to: f64,
}

/// Grid columns and rows that a cell covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Covered {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) rows: usize,
    pub(super) columns: usize,
}

/// The grids of a page, from the top. One cell alone is a frame, not a table.
pub(super) fn grids(strokes: &[Stroke]) -> Vec<Grid> {
    let sides: Vec<Side> = strokes.iter().filter_map(side).collect();
    if sides.len() > MAX_LINES {
        return Vec::new();
    }
    let mut grids: Vec<Grid> = groups(&sides)
        .into_iter()
        .filter_map(|group| grid(group.into_iter().map(|index| sides[index]).collect()))
        .collect();
    grids.sort_by(|a, b| a.ys[0].total_cmp(&b.ys[0]));
    grids
}

fn side(stroke: &Stroke) -> Option<Side> {
    let upright = stroke.is_vertical();
    if stroke.length_pt() < NEAR_PT || !(upright || stroke.is_horizontal()) {
        return None;
    }
    let (at, from, to) = if upright {
        (stroke.x1_pt, stroke.y1_pt, stroke.y2_pt)
    } else {
        (stroke.y1_pt, stroke.x1_pt, stroke.x2_pt)
    };
    Some(Side {
        upright,
        at,
        from: from.min(to),
        to: from.max(to),
    })
}

/// Lines that touch each other, by index.
fn groups(sides: &[Side]) -> Vec<Vec<usize>> {
    let mut left: Vec<usize> = (0..sides.len()).collect();
    let mut groups = Vec::new();
    while let Some(first) = left.pop() {
        let mut group = vec![first];
        let mut next = 0;
        while let Some(&index) = group.get(next) {
            let (touching, rest) = left
                .into_iter()
                .partition(|&other| touch(&sides[index], &sides[other]));
            left = rest;
            group.extend::<Vec<usize>>(touching);
            next += 1;
        }
        groups.push(group);
    }
    groups
}

fn touch(a: &Side, b: &Side) -> bool {
    if a.upright == b.upright {
        let overlap = a.from - NEAR_PT <= b.to && b.from - NEAR_PT <= a.to;
        return (a.at - b.at).abs() <= NEAR_PT && overlap;
    }
    a.covers(b.at) && b.covers(a.at)
}

impl Side {
    fn covers(&self, at: f64) -> bool {
        self.from - NEAR_PT <= at && at <= self.to + NEAR_PT
    }
}

fn grid(lines: Vec<Side>) -> Option<Grid> {
    let edges = |upright| {
        let of_kind = lines.iter().filter(|side| side.upright == upright);
        let mut edges: Vec<f64> = of_kind.map(|side| side.at).collect();
        edges.sort_by(f64::total_cmp);
        edges.dedup_by(|next, kept| *next - *kept <= NEAR_PT);
        edges
    };
    let (xs, ys) = (edges(true), edges(false));
    let is_grid = xs.len() > 1 && ys.len() > 1 && xs.len() + ys.len() > 4;
    if !is_grid || (xs.len() - 1) * (ys.len() - 1) > MAX_CELLS {
        return None;
    }
    let is_line = |upright: bool, at: f64, across: f64| {
        let lines = lines.iter().filter(|side| side.upright == upright);
        lines
            .into_iter()
            .any(|side| (side.at - at).abs() <= NEAR_PT && side.covers(across))
    };
    let places = || {
        ys.windows(2)
            .flat_map(|y| xs.windows(2).map(move |x| (x, y)))
    };
    let middle = |edges: &[f64]| f64::midpoint(edges[0], edges[1]);
    let right = places()
        .map(|(x, y)| is_line(true, x[1], middle(y)))
        .collect();
    let under = places()
        .map(|(x, y)| is_line(false, y[1], middle(x)))
        .collect();
    Some(Grid {
        xs,
        ys,
        right,
        under,
    })
}

impl Grid {
    /// The cell that a place stands in.
    pub(super) fn cell_at(&self, x: f64, y: f64) -> Option<Covered> {
        let column = interval(&self.xs, x)?;
        let row = interval(&self.ys, y)?;
        Some(self.cell(row, column))
    }

    /// Every cell, in reading order.
    pub(super) fn cells(&self) -> Vec<Covered> {
        let places = (0..self.ys.len() - 1)
            .flat_map(|row| (0..self.xs.len() - 1).map(move |column| (row, column)));
        let mut cells: Vec<Covered> = places.map(|(row, column)| self.cell(row, column)).collect();
        cells.sort_unstable();
        cells.dedup();
        cells
    }

    /// The cell around a place of the grid: as far as no line is in the way.
    fn cell(&self, row: usize, column: usize) -> Covered {
        let columns = self.xs.len() - 1;
        let last = (self.ys.len() - 2, columns - 1);
        let no_line_right = |&column: &usize| !self.right[row * columns + column];
        let no_line_under = |&row: &usize| !self.under[row * columns + column];
        let up = (0..row).rev().take_while(no_line_under).count();
        let down = (row..last.0).take_while(no_line_under).count();
        let left = (0..column).rev().take_while(no_line_right).count();
        let right = (column..last.1).take_while(no_line_right).count();
        Covered {
            row: row - up,
            column: column - left,
            rows: up + 1 + down,
            columns: left + 1 + right,
        }
    }
}

/// Between which two edges a place lies.
fn interval(edges: &[f64], at: f64) -> Option<usize> {
    let after = edges.partition_point(|edge| *edge <= at);
    (after > 0 && after < edges.len()).then(|| after - 1)
}
