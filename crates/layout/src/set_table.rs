//! Tables: the heights of rows, and which rows hold together.
//!
//! As LibreOffice sets them: a row is as high as its highest cell and the border above it, and the last
//! row of a page has another border below; a cell over several
//! rows stretches the last of them. A page may end between rows that such a cell joins; its content
//! then goes on in the rows on the next page.

use thethuc_markup::{Cell, Table, VerticalAlign};
use thethuc_model::FieldPath;

use crate::TagRole;
use crate::set::{Arena, Setter};
use crate::slab::{Frame, Mark, Op, Slab, Stack, split_stack};
use crate::units::{Twips, twips};

/// A table whose cells have their lines.
#[derive(Debug)]
pub(crate) struct SetTable {
    /// How many rows are drawn again at the top of every page that the table goes on to.
    pub(crate) head_rows: usize,
    /// In the order of their first rows.
    cells: Vec<SetCell>,
    /// Top edges of the rows and the bottom edge of the last one.
    tops: Vec<Twips>,
    /// Rows over whose upper edge no cell reaches, and the end of the table.
    seams: Vec<usize>,
    /// Thickness of the borders.
    pub(crate) border: Twips,
    field: FieldPath,
}

/// A cell with its lines.
#[derive(Debug)]
struct SetCell {
    vertical: VerticalAlign,
    first_row: usize,
    /// The row after its last.
    end_row: usize,
    x: Twips,
    width: Twips,
    content: Vec<Op>,
    /// Height of the content.
    height: Twips,
}

/// What is left of cells that reach over the end of a page: cell and content.
pub(crate) type Carried = Vec<(usize, Vec<Op>)>;

/// Sets a table over the widths of its columns.
pub(crate) fn set_table<'m>(setter: &mut Setter<'m, '_>, table: &'m Table) -> SetTable {
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
    let seams = seams(&cells, table.rows.len());
    let is_head = table.header_rows < table.rows.len() && seams.contains(&table.header_rows);
    let head_rows = if is_head { table.header_rows } else { 0 };
    SetTable {
        head_rows,
        cells,
        tops,
        seams,
        border,
        field: table.field.clone(),
    }
}

impl SetTable {
    /// The rows below the head that hold together: one, or those that a cell reaches over.
    pub(crate) fn bands(&self) -> impl DoubleEndedIterator<Item = (usize, usize)> {
        let below = || {
            self.seams
                .iter()
                .copied()
                .filter(|&row| row >= self.head_rows)
        };
        let ends: Vec<usize> = below().skip(1).collect();
        below().zip(ends).collect::<Vec<_>>().into_iter()
    }

    /// How many rows there are.
    pub(crate) fn row_count(&self) -> usize {
        self.tops.len() - 1
    }

    /// Height of the rows `first..end`.
    pub(crate) fn height(&self, first: usize, end: usize) -> Twips {
        self.tops[end] - self.tops[first]
    }

    /// The end of the rows from `first` on that have room, before `end`; `first` if none has.
    pub(crate) fn end_within(&self, first: usize, end: usize, room: Twips) -> usize {
        let lowest = self.tops[first] + room - self.border;
        first + self.tops[first + 1..end].partition_point(|&bottom| bottom <= lowest)
    }

    /// The head, if rows of it are repeated.
    pub(crate) fn head(&self, arena: &Arena<'_>) -> Option<Slab> {
        (self.head_rows > 0).then(|| self.rows(0, self.head_rows, &mut Vec::new(), arena))
    }

    /// The rows `first..end`, with the border below the last one. Cells that reach over either edge
    /// are drawn as far as they stand in these rows; `carried` holds what the rows before left of
    /// their content, and then what these leave.
    pub(crate) fn rows(
        &self,
        first: usize,
        end: usize,
        carried: &mut Carried,
        arena: &Arena<'_>,
    ) -> Slab {
        let from = self.cells.partition_point(|cell| cell.first_row < first);
        let to = self.cells.partition_point(|cell| cell.first_row < end);
        let whole = (from..to).map(|index| (index, self.cells[index].content.clone()));
        let all: Carried = std::mem::take(carried).into_iter().chain(whole).collect();
        let stretched = all
            .iter()
            .map(|(index, content)| self.missing(*index, first, end, content, arena))
            .max();
        let bottom = self.height(first, end) + stretched.unwrap_or(0);
        let mut slab = Slab {
            height: bottom + self.border,
            ..Slab::default()
        };
        for (index, content) in all {
            let cell = &self.cells[index];
            let top = self.tops[cell.first_row.max(first)] - self.tops[first];
            let foot = if cell.end_row >= end {
                bottom
            } else {
                self.height(first, cell.end_row)
            };
            let (ops, rest) = self.content_in(cell, content, foot - top, end, arena);
            let ops = ops.iter().map(|op| op.moved(0, top)).collect();
            slab.stacks.push(Stack { top, ops });
            slab.frames.push(self.frame(cell, top, foot - top));
            if cell.end_row > end {
                carried.push((index, rest));
            }
        }
        slab
    }

    /// The content of a cell between borders `height` apart, and what goes on below the row `end`.
    /// (LibreOffice 7.4 sets a cell that reaches over the end of a page at the top, newer ones in the
    /// middle, as asked for.)
    fn content_in(
        &self,
        cell: &SetCell,
        content: Vec<Op>,
        height: Twips,
        end: usize,
        arena: &Arena<'_>,
    ) -> (Vec<Op>, Vec<Op>) {
        let room = height - self.border;
        let (shown, rest) = if cell.end_row > end {
            cut(&content, room, arena)
        } else {
            (content, Vec::new())
        };
        let shown_height = if shown == cell.content {
            cell.height
        } else {
            bottom_of(&shown, arena)
        };
        let inside = match cell.vertical {
            VerticalAlign::Top => 0,
            VerticalAlign::Middle => (room - shown_height).max(0) / 2,
        };
        let placed = shown.iter().map(|op| op.moved(0, self.border + inside));
        (placed.collect(), rest)
    }

    /// By how much what is left of a cell is higher than the rows that it still has.
    fn missing(
        &self,
        index: usize,
        first: usize,
        end: usize,
        content: &[Op],
        arena: &Arena<'_>,
    ) -> Twips {
        let cell = &self.cells[index];
        if cell.first_row >= first || cell.end_row > end {
            return 0;
        }
        (bottom_of(content, arena) + self.border - self.height(first, cell.end_row)).max(0)
    }

    fn frame(&self, cell: &SetCell, top: Twips, height: Twips) -> Op {
        let frame = Frame {
            width: cell.width,
            height,
            thickness: self.border,
            color: [0; 3],
            field: self.field.clone(),
        };
        Op {
            x: cell.x,
            y: top + self.border / 2,
            mark: Mark::Frame(frame),
        }
    }
}

/// The rows over whose upper edge no cell reaches, and the end of the table.
fn seams(cells: &[SetCell], rows: usize) -> Vec<usize> {
    let mut reach = vec![0; rows];
    for cell in cells {
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

/// Content that has room, and the rest moved to the top.
fn cut(content: &[Op], room: Twips, arena: &Arena<'_>) -> (Vec<Op>, Vec<Op>) {
    let (shown, rest) = split_stack(content, room, arena);
    let lifted = rest.first().map_or(0, |op| op.y);
    (shown, rest.iter().map(|op| op.moved(0, -lifted)).collect())
}

fn bottom_of(content: &[Op], arena: &Arena<'_>) -> Twips {
    content.last().map_or(0, |op| op.bottom(arena))
}

/// Left edges of the grid columns and the right edge of the last one.
pub(crate) fn column_lines(table: &Table) -> Vec<Twips> {
    let mut x = 0;
    let rights = table.widths_pt.iter().map(|&width_pt| {
        x += twips(width_pt).max(0);
        x
    });
    std::iter::once(0).chain(rights).collect()
}

/// Left and right edge of a cell; none for one that stands outside the grid.
pub(crate) fn extent(lines: &[Twips], cell: &Cell) -> Option<(Twips, Twips)> {
    let columns = lines.len() - 1;
    let left = lines[..columns].get(cell.column).copied()?;
    let right = lines[columns.min(cell.column.saturating_add(cell.colspan.max(1)))];
    Some((left, right))
}

/// None for a cell that stands outside the grid.
fn set_cell<'m>(
    setter: &mut Setter<'m, '_>,
    table: &Table,
    lines: &[Twips],
    row: usize,
    cell: &'m Cell,
) -> Option<SetCell> {
    let (x, right) = extent(lines, cell)?;
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
        vertical: cell.vertical,
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
fn row_tops(cells: &[SetCell], rows: usize, border: Twips) -> Vec<Twips> {
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
