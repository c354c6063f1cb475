//! Tables: from the model's rows with spans to a full grid of cells.

use thethuc_markup::{Alignment, Cell, Paragraph, Row, Table, VerticalAlign, to_twip_grid};
use thethuc_model::{Align, Cell as ModelCell, FieldPath, Table as ModelTable};

use crate::body::Law;
use crate::inline::{Footnotes, rich_runs};

/// Space above a table: the smallest gap between paragraphs that the decree allows.
const SPACE_BEFORE_PT: f64 = 6.0;
const BORDER_PT: f64 = 0.5;
const PADDING_PT: f64 = 4.0;

/// A table `width_pt` wide. Every place of the grid is covered by exactly one cell: what the model
/// leaves open becomes an empty cell, and cells that are too many widen the grid.
pub(crate) fn table(
    model: &ModelTable,
    path: FieldPath,
    width_pt: f64,
    law: &Law<'_>,
    footnotes: &mut Footnotes,
) -> Table {
    let grid = Grid::of(model);
    let rows = grid
        .rows
        .iter()
        .enumerate()
        .map(|(r, places)| Row {
            cells: places
                .iter()
                .map(|place| cell(model, r, place, &path, law, footnotes))
                .collect(),
        })
        .collect();
    Table {
        field: path,
        widths_pt: widths(model, grid.columns, width_pt),
        header_rows: model.header_rows.min(model.rows.len()),
        rows,
        space_before_pt: SPACE_BEFORE_PT,
        border_pt: BORDER_PT,
        padding_pt: PADDING_PT,
    }
}

fn cell(
    model: &ModelTable,
    row: usize,
    place: &Place,
    path: &FieldPath,
    law: &Law<'_>,
    footnotes: &mut Footnotes,
) -> Cell {
    let head = row < model.header_rows;
    let style = if head { "bang_dau" } else { "bang" };
    let mut paragraph = Paragraph {
        style: style.to_owned(),
        field: path.clone(),
        ..Paragraph::default()
    };
    if let Some(index) = place.cell
        && let Some(own) = model.rows.get(row).and_then(|row| row.cells.get(index))
    {
        let field = path
            .key("rows")
            .index(row)
            .key("cells")
            .index(index)
            .key("text");
        paragraph.runs = rich_runs(&own.text, &field, &law.look(style, true), footnotes);
        paragraph.field = field;
        paragraph.align = align(model, own, place.column, head);
    }
    Cell {
        column: place.column,
        colspan: place.colspan,
        rowspan: place.rowspan,
        paragraphs: vec![paragraph],
        vertical: VerticalAlign::Middle,
    }
}

/// The head is centred as its style says; other cells follow their column.
fn align(model: &ModelTable, cell: &ModelCell, column: usize, head: bool) -> Option<Alignment> {
    let column = model.columns.get(column).filter(|_| !head);
    cell.align
        .or(column.map(|column| column.align))
        .map(|align| match align {
            Align::Left => Alignment::Left,
            Align::Center => Alignment::Center,
            Align::Right => Alignment::Right,
            Align::Justify => Alignment::Justify,
        })
}

/// Widths by the columns' shares, on the grid of twips; the last column takes what rounding left.
/// A column without a share, or beyond those that the model describes, gets the mean share.
fn widths(model: &ModelTable, columns: usize, width_pt: f64) -> Vec<f64> {
    let given: Vec<f64> = model
        .columns
        .iter()
        .map(|c| f64::from(c.share))
        .filter(|share| *share > 0.0)
        .collect();
    let mean = if given.is_empty() {
        1.0
    } else {
        given.iter().sum::<f64>() / given.len() as f64
    };
    let share = |column: usize| {
        model
            .columns
            .get(column)
            .map(|c| f64::from(c.share))
            .filter(|share| *share > 0.0)
            .unwrap_or(mean)
    };
    let sum: f64 = (0..columns).map(share).sum();
    let mut left = width_pt;
    let mut widths: Vec<f64> = (0..columns)
        .map(|column| to_twip_grid(width_pt * share(column) / sum))
        .collect();
    if let Some((last, others)) = widths.split_last_mut() {
        left -= others.iter().sum::<f64>();
        *last = to_twip_grid(left.max(0.0));
    }
    widths
}

/// Where a cell stands.
#[derive(Debug, PartialEq, Eq)]
struct Place {
    column: usize,
    colspan: usize,
    rowspan: usize,
    /// Its index among the model's cells of the row; none for a cell that fills a gap.
    cell: Option<usize>,
}

/// The places of all cells.
struct Grid {
    columns: usize,
    rows: Vec<Vec<Place>>,
}

impl Grid {
    fn of(model: &ModelTable) -> Self {
        let described = model.columns.len().max(1);
        // For every column, how many rows more a cell from above covers.
        let mut covered = vec![0_usize; described];
        let mut rows = Vec::with_capacity(model.rows.len());
        for (r, row) in model.rows.iter().enumerate() {
            let rows_left = model.rows.len() - r;
            let mut places = Vec::with_capacity(row.cells.len());
            let mut column = 0;
            for (index, cell) in row.cells.iter().enumerate() {
                column = next_free(&covered, column);
                let colspan = free_run(
                    &covered,
                    column,
                    usize::from(cell.colspan).max(1),
                    described,
                );
                let rowspan = usize::from(cell.rowspan).clamp(1, rows_left);
                if covered.len() < column + colspan {
                    covered.resize(column + colspan, 0);
                }
                covered[column..column + colspan].fill(rowspan);
                places.push(Place {
                    column,
                    colspan,
                    rowspan,
                    cell: Some(index),
                });
                column += colspan;
            }
            rows.push(places);
            for rest in &mut covered {
                *rest = rest.saturating_sub(1);
            }
        }
        let mut grid = Self {
            columns: covered.len(),
            rows,
        };
        grid.fill();
        grid
    }

    /// Puts an empty cell on every place that no cell covers.
    fn fill(&mut self) {
        let mut covered = vec![0_usize; self.columns];
        for places in &mut self.rows {
            for place in places.iter() {
                covered[place.column..place.column + place.colspan].fill(place.rowspan);
            }
            let gaps = covered.iter().enumerate().filter(|(_, rows)| **rows == 0);
            places.extend(gaps.map(|(column, _)| Place {
                column,
                colspan: 1,
                rowspan: 1,
                cell: None,
            }));
            places.sort_by_key(|place| place.column);
            for rest in &mut covered {
                *rest = rest.saturating_sub(1);
            }
        }
    }
}

fn next_free(covered: &[usize], from: usize) -> usize {
    (from..covered.len())
        .find(|&column| covered[column] == 0)
        .unwrap_or(covered.len().max(from))
}

/// How many of `wanted` columns from `column` on are free, inside the columns described; a cell
/// beyond them covers one.
fn free_run(covered: &[usize], column: usize, wanted: usize, described: usize) -> usize {
    (column..described.min(column.saturating_add(wanted)))
        .take_while(|&column| covered.get(column).is_none_or(|rows| *rows == 0))
        .count()
        .max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use thethuc_model::{Row as ModelRow, TableColumn};

    fn model(columns: usize, rows: &[&[(u16, u16)]]) -> ModelTable {
        ModelTable {
            columns: vec![
                TableColumn {
                    share: 1,
                    ..TableColumn::default()
                };
                columns
            ],
            rows: rows
                .iter()
                .map(|cells| ModelRow {
                    cells: cells
                        .iter()
                        .map(|&(colspan, rowspan)| ModelCell {
                            colspan,
                            rowspan,
                            ..ModelCell::default()
                        })
                        .collect(),
                })
                .collect(),
            ..ModelTable::default()
        }
    }

    /// Column, colspan, rowspan of every cell, and whether it is the model's own.
    fn places(model: &ModelTable) -> Vec<Vec<(usize, usize, usize, bool)>> {
        let grid = Grid::of(model);
        let place = |p: &Place| (p.column, p.colspan, p.rowspan, p.cell.is_some());
        grid.rows
            .iter()
            .map(|row| row.iter().map(place).collect())
            .collect()
    }

    #[test]
    fn spans_push_the_cells_beside_and_below() {
        let table = model(3, &[&[(1, 2), (2, 1)], &[(1, 1), (1, 1)]]);
        assert_eq!(
            places(&table),
            [
                vec![(0, 1, 2, true), (1, 2, 1, true)],
                vec![(1, 1, 1, true), (2, 1, 1, true)]
            ]
        );
    }

    #[test]
    fn open_places_are_filled_and_extra_cells_widen_the_grid() {
        assert_eq!(
            places(&model(2, &[&[(1, 1)]])),
            [vec![(0, 1, 1, true), (1, 1, 1, false)]]
        );
        let wide = model(1, &[&[(1, 1), (9, 9)], &[]]);
        assert_eq!(
            places(&wide),
            [
                vec![(0, 1, 1, true), (1, 1, 2, true)],
                vec![(0, 1, 1, false)]
            ]
            .map(|mut row| {
                for cell in &mut row {
                    cell.2 = cell.2.min(2);
                }
                row
            })
        );
    }

    #[test]
    fn widths_add_up_to_the_text_width() {
        let mut table = model(3, &[&[(0, 0)]]);
        table.columns[0].share = 7;
        table.columns[1].share = 0;
        let widths = widths(&table, 4, 467.7);
        assert!(
            (widths.iter().sum::<f64>() - 467.7).abs() < 1e-6,
            "{widths:?}"
        );
        assert!(widths[0] > widths[2] && widths.iter().all(|width| *width > 0.0));
    }
}
