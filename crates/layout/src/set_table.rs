//! Tables: the heights of rows, and which rows hold together.

use thethuc_markup::{Cell, Table, VerticalAlign};
use thethuc_model::FieldPath;

use crate::TagRole;
use crate::set::{SetTable, Setter};
use crate::slab::{Frame, Mark, Op, Slab};
use crate::units::{Twips, twips};

/// A table whose cells have their lines.
struct Grid<'m> {
    /// In the order of their first rows.
    cells: Vec<SetCell<'m>>,
    /// Top edges of the rows and the bottom edge of the last one.
    tops: Vec<Twips>,
    border: Twips,
    field: &'m FieldPath,
}

/// A cell with its lines.
struct SetCell<'m> {
    cell: &'m Cell,
    first_row: usize,
    /// The row after its last.
    end_row: usize,
    x: Twips,
    width: Twips,
    content: Vec<Op>,
    /// Height of the content.
    height: Twips,
}

/// Sets a table over the widths of its columns.
pub(crate) fn set_table<'m>(setter: &mut Setter<'m, '_>, table: &'m Table) -> SetTable {
    let grid = Grid::of(setter, table);
    let seams = grid.seams();
    let head_rows = if seams.contains(&table.header_rows) {
        table.header_rows
    } else {
        0
    };
    let edges = seams.iter().filter(|&&row| row >= head_rows);
    let bands = edges
        .clone()
        .zip(edges.skip(1))
        .map(|(&first, &end)| grid.band(first, end))
        .collect();
    SetTable {
        head: grid.band(0, head_rows),
        bands,
    }
}

impl<'m> Grid<'m> {
    fn of(setter: &mut Setter<'m, '_>, table: &'m Table) -> Self {
        let lines = column_lines(table);
        let mut cells = Vec::new();
        setter.tags.open(TagRole::Table);
        for (row, one) in table.rows.iter().enumerate() {
            setter.tags.open(TagRole::Tr);
            cells.extend(
                one.cells
                    .iter()
                    .filter_map(|cell| set_cell(setter, table, &lines, row, cell)),
            );
            setter.tags.close();
        }
        setter.tags.close();
        let border = twips(table.border_pt).max(0);
        let tops = row_tops(&cells, table.rows.len(), border);
        Self {
            cells,
            tops,
            border,
            field: &table.field,
        }
    }

    /// The rows over whose upper edge no cell reaches, and the end of the table. When only the head
    /// is there, it is no head but all of the table.
    fn seams(&self) -> Vec<usize> {
        let rows = self.tops.len() - 1;
        let mut reach = vec![0; rows];
        for cell in &self.cells {
            reach[cell.first_row] = reach[cell.first_row].max(cell.end_row);
        }
        let mut seams = Vec::new();
        let mut furthest = 0;
        for (row, &end) in reach.iter().enumerate() {
            if furthest <= row {
                seams.push(row);
            }
            furthest = furthest.max(end);
        }
        seams.push(rows);
        seams
    }

    /// The rows `first..end` as one slab.
    fn band(&self, first: usize, end: usize) -> Slab {
        let top = self.tops[first];
        let mut slab = Slab {
            height: self.tops[end] - top,
            ..Slab::default()
        };
        let from = self.cells.partition_point(|cell| cell.first_row < first);
        let to = self.cells.partition_point(|cell| cell.first_row < end);
        for cell in &self.cells[from..to] {
            let y = self.tops[cell.first_row] - top;
            let height = self.tops[cell.end_row] - self.tops[cell.first_row];
            let inside = match cell.cell.vertical {
                VerticalAlign::Top => 0,
                VerticalAlign::Middle => (height - self.border - cell.height).max(0) / 2,
            };
            let content = cell
                .content
                .iter()
                .map(|op| op.moved(0, y + self.border + inside));
            slab.stacks.push(content.collect());
            let frame = Frame {
                width: cell.width,
                height,
                thickness: self.border,
                color: [0; 3],
                field: self.field.clone(),
            };
            slab.frames.push(Op {
                x: cell.x,
                y: y + self.border / 2,
                mark: Mark::Frame(frame),
            });
        }
        slab
    }
}

/// Left edges of the grid columns and the right edge of the last one.
fn column_lines(table: &Table) -> Vec<Twips> {
    let mut x = 0;
    let rights = table.widths_pt.iter().map(|&width_pt| {
        x += twips(width_pt).max(0);
        x
    });
    std::iter::once(0).chain(rights).collect()
}

/// None for a cell that stands outside the grid.
fn set_cell<'m>(
    setter: &mut Setter<'m, '_>,
    table: &Table,
    lines: &[Twips],
    row: usize,
    cell: &'m Cell,
) -> Option<SetCell<'m>> {
    let columns = lines.len() - 1;
    let x = lines[..columns].get(cell.column).copied()?;
    let right = lines[columns.min(cell.column.saturating_add(cell.colspan.max(1)))];
    let padding = twips(table.padding_pt).max(0);
    let width = (right - x - 2 * padding).max(0);
    let (colspan, rowspan) = (cell.colspan.max(1), cell.rowspan.max(1));
    setter.tags.open(if row < table.header_rows {
        TagRole::Th { colspan, rowspan }
    } else {
        TagRole::Td { colspan, rowspan }
    });
    let mut content = Vec::with_capacity(cell.paragraphs.len());
    let mut y = 0;
    for source in &cell.paragraphs {
        let paragraph = setter.paragraph(source, width, [0; 3]);
        let set = setter.arena.get(paragraph);
        y += set.look.before;
        let mark = Mark::Lines {
            paragraph,
            from: 0,
            to: set.line_count(),
            repeated: false,
        };
        content.push(Op {
            x: x + padding,
            y,
            mark,
        });
        y += set.height() + set.look.after;
    }
    setter.tags.close();
    let end_row = row.saturating_add(rowspan).min(table.rows.len());
    Some(SetCell {
        cell,
        first_row: row,
        end_row,
        x,
        width: right - x,
        content,
        height: y,
    })
}

/// A row is as high as its highest cell and one border; a cell over several rows stretches the last
/// of them.
fn row_tops(cells: &[SetCell<'_>], rows: usize, border: Twips) -> Vec<Twips> {
    let mut heights = vec![border; rows];
    for cell in cells
        .iter()
        .filter(|cell| cell.end_row - cell.first_row == 1)
    {
        let height = &mut heights[cell.first_row];
        *height = (*height).max(cell.height + border);
    }
    for cell in cells
        .iter()
        .filter(|cell| cell.end_row - cell.first_row > 1)
    {
        let there: Twips = heights[cell.first_row..cell.end_row].iter().sum();
        heights[cell.end_row - 1] += (cell.height + border - there).max(0);
    }
    let mut top = 0;
    let bottoms = heights.into_iter().map(|height| {
        top += height;
        top
    });
    std::iter::once(0).chain(bottoms).collect()
}
