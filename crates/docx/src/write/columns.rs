//! Blocks side by side: a row of a table without borders.

use docx_rs::{
    Table, TableBorders, TableCell, TableCellMargins, TableLayoutType, TableRow, WidthType,
};
use thethuc_markup::{Block, Column, Columns};

use super::Writer;
use super::flow::{Piece, Place, end_in_paragraph};
use crate::units::length_twips;

impl Writer<'_> {
    /// Writes columns as a fixed table without borders and cell margins, whose row never splits.
    /// None when there is no column: a row without cells is not WordprocessingML.
    pub(crate) fn columns(&mut self, columns: &Columns, place: Place) -> Option<Table> {
        if columns.columns.is_empty() {
            return None;
        }
        self.repeated_rows.push(0);
        let grid = columns
            .columns
            .iter()
            .map(|column| width(column.width_pt))
            .collect();
        let row = self.row_of_columns(columns, place, 0.0);
        Some(bare_table(vec![row], grid))
    }

    /// Writes columns as a row with that space above their first blocks.
    pub(crate) fn row_of_columns(
        &mut self,
        columns: &Columns,
        place: Place,
        space_pt: f64,
    ) -> TableRow {
        let cells = columns
            .columns
            .iter()
            .map(|column| self.column(column, place.is_taken_along, space_pt))
            .collect();
        TableRow::new(cells).cant_split()
    }

    /// `keeps` holds the row to what follows: Word asks every paragraph of a row for that.
    fn column(&mut self, column: &Column, keeps: bool, space_pt: f64) -> TableCell {
        let mut pieces = self.flow_below(&column.blocks, column.width_pt, space_pt);
        for piece in pieces.iter_mut().filter(|_| keeps) {
            if let Piece::Paragraph(paragraph) = piece {
                paragraph.property.keep_next = Some(true);
            }
        }
        cell(pieces).width(width(column.width_pt), WidthType::Dxa)
    }
}

/// Whether the lower columns can be a row of the table of the upper ones: they have the same widths
/// and begin with blocks that can hold the space between the two.
pub(crate) fn go_together(upper: &Columns, lower: &Columns) -> bool {
    let widths = |columns: &Columns| -> Vec<usize> {
        columns
            .columns
            .iter()
            .map(|column| width(column.width_pt))
            .collect()
    };
    let holds_space = |column: &Column| {
        matches!(
            column.blocks.first(),
            None | Some(Block::Paragraph(_) | Block::Rule(_))
        )
    };
    !lower.columns.is_empty()
        && widths(upper) == widths(lower)
        && lower.columns.iter().all(holds_space)
}

/// A cell with that content.
pub(crate) fn cell(mut pieces: Vec<Piece>) -> TableCell {
    end_in_paragraph(&mut pieces);
    pieces
        .into_iter()
        .fold(TableCell::new(), |cell, piece| match piece {
            Piece::Paragraph(paragraph) => cell.add_paragraph(*paragraph),
            Piece::Table(table) => cell.add_table(*table),
        })
}

/// A table of fixed widths whose cells have neither borders nor margins.
pub(crate) fn bare_table(rows: Vec<TableRow>, grid: Vec<usize>) -> Table {
    fixed_table(rows, grid)
        .set_borders(TableBorders::with_empty())
        .margins(TableCellMargins::new().margin(0, 0, 0, 0))
}

/// A table of fixed widths that starts at the left edge of its column.
pub(crate) fn fixed_table(rows: Vec<TableRow>, grid: Vec<usize>) -> Table {
    let total = grid.iter().sum();
    Table::new(rows)
        .set_grid(grid)
        .width(total, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .indent(0)
}

/// Width of a column of the grid, twips: at least 1, since 0 asks for an automatic one.
pub(crate) fn width(pt: f64) -> usize {
    length_twips(pt).max(1) as usize
}
