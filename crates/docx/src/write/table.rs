//! Tables with borders.

use docx_rs::{
    BorderType, Table as Out, TableBorder, TableBorderPosition, TableBorders, TableCell,
    TableCellMargins, TableRow, VAlignType, VMergeType, WidthType,
};
use thethuc_markup::{Cell, Table, VerticalAlign};

use super::Writer;
use super::columns::{cell, fixed_table, width};
use super::flow::{Place, filler};
use crate::units::{eighths, length_twips};

/// What stands at a place of the grid.
#[derive(Clone, Copy)]
enum Slot<'a> {
    /// A cell begins here.
    Begins(&'a Cell, usize),
    /// A cell of a row above reaches down to here.
    Continues(usize),
    /// Nothing: the markup leaves the place out.
    Empty,
}

impl Writer<'_> {
    /// Writes a table. None when it has no row or no column.
    pub(crate) fn table(&mut self, table: &Table, place: Place) -> Option<Out> {
        let columns = table.widths_pt.len();
        if table.rows.is_empty() || columns == 0 {
            return None;
        }
        self.repeated_rows
            .push(table.header_rows.min(table.rows.len()));
        let grid: Vec<usize> = table.widths_pt.iter().map(|&pt| width(pt)).collect();
        let mut reach = vec![(0, 0); columns];
        let last = table.rows.len() - 1;
        let rows = (0..table.rows.len())
            .map(|index| {
                let keeps =
                    index < table.header_rows.min(last) || (index == last && place.is_taken_along);
                self.row(table, index, &grid, &mut reach, keeps)
            })
            .collect();
        let padding = length_twips(table.padding_pt) as usize;
        let out = fixed_table(rows, grid)
            .set_borders(borders(table.border_pt))
            .margins(TableCellMargins::new().margin(0, padding, 0, padding))
            .indent(length_twips(table.padding_pt).cast_signed());
        Some(out)
    }

    /// One row. `reach` holds, for every column, how many rows more the cell above reaches down and
    /// how many columns it covers from there.
    fn row(
        &mut self,
        table: &Table,
        index: usize,
        grid: &[usize],
        reach: &mut [(usize, usize)],
        keeps: bool,
    ) -> TableRow {
        let mut cells = Vec::new();
        let mut column = 0;
        while column < grid.len() {
            let slot = slot(table, index, column, reach);
            let span = slot.span();
            let wide = grid[column..column + span].iter().sum();
            cells.push(self.cell(slot, wide, keeps));
            column += span;
        }
        TableRow::new(cells).cant_split()
    }

    fn cell(&mut self, slot: Slot<'_>, wide: usize, keeps: bool) -> TableCell {
        let out = match slot {
            Slot::Begins(source, _) => self.content(source, keeps),
            Slot::Continues(_) => empty(keeps).vertical_merge(VMergeType::Continue),
            Slot::Empty => empty(keeps),
        };
        let out = out.width(wide, WidthType::Dxa);
        if slot.span() > 1 {
            out.grid_span(slot.span())
        } else {
            out
        }
    }

    fn content(&mut self, source: &Cell, keeps: bool) -> TableCell {
        let place = Place {
            is_taken_along: keeps,
            ..Place::in_column(0.0)
        };
        let pieces = source
            .paragraphs
            .iter()
            .map(|paragraph| self.paragraph(paragraph, place).into())
            .collect();
        let out = cell(pieces).vertical_align(match source.vertical {
            VerticalAlign::Top => VAlignType::Top,
            VerticalAlign::Middle => VAlignType::Center,
        });
        if source.rowspan > 1 {
            out.vertical_merge(VMergeType::Restart)
        } else {
            out
        }
    }
}

impl Slot<'_> {
    fn span(self) -> usize {
        match self {
            Self::Begins(_, span) | Self::Continues(span) => span,
            Self::Empty => 1,
        }
    }
}

/// What stands in that row at that column, and notes how far it reaches down. Cells that overlap
/// what is already there, or run over the right edge, are cut.
fn slot<'a>(table: &'a Table, row: usize, column: usize, reach: &mut [(usize, usize)]) -> Slot<'a> {
    let (rows_more, covered) = reach[column];
    if rows_more > 0 {
        reach[column].0 -= 1;
        return Slot::Continues(covered);
    }
    let Some(cell) = table.rows[row]
        .cells
        .iter()
        .find(|cell| cell.column == column)
    else {
        return Slot::Empty;
    };
    let free = reach[column..]
        .iter()
        .take_while(|(more, _)| *more == 0)
        .count();
    let span = cell.colspan.clamp(1, free);
    reach[column] = (cell.rowspan.max(1) - 1, span);
    Slot::Begins(cell, span)
}

fn empty(keeps: bool) -> TableCell {
    TableCell::new().add_paragraph(filler(0.0).keep_next(keeps))
}

fn borders(thickness_pt: f64) -> TableBorders {
    use TableBorderPosition::{Bottom, InsideH, InsideV, Left, Right, Top};
    [Top, Left, Bottom, Right, InsideH, InsideV]
        .into_iter()
        .fold(TableBorders::with_empty(), |borders, position| {
            borders.set(
                TableBorder::new(position)
                    .border_type(BorderType::Single)
                    .size(eighths(thickness_pt))
                    .color("000000"),
            )
        })
}
