//! Tables: their grid, and which cell covers which places of it.

use roxmltree::Node;

use crate::body::{Spot, Walker, flatten};
use crate::styles::{Style, shows_borders};
use crate::xml::{attribute, child, child_val, name, switch, twips};
use crate::{Cell, Place, Table, Trace, TraceKind};

/// What Word leaves on each side of a cell's text when a file says nothing.
const CELL_MARGIN_PT: f64 = 5.4;
/// Word's own bound.
const MAX_COLUMNS: usize = 63;

/// What a cell leaves on both sides of its text, by itself or by its table.
fn cell_margins_pt(cell: Node<'_, '_>) -> f64 {
    let own = child(cell, "tcPr").and_then(|properties| child(properties, "tcMar"));
    let table = cell.ancestors().find(|node| name(*node) == "tbl");
    let common = table
        .and_then(|table| child(table, "tblPr"))
        .and_then(|properties| child(properties, "tblCellMar"));
    let side = |names: [&str; 2]| {
        [own, common]
            .into_iter()
            .flatten()
            .find_map(|margins| names.iter().find_map(|side| child(margins, side)))
            .and_then(|margin| attribute(margin, "w"))
            .and_then(twips)
            .unwrap_or(CELL_MARGIN_PT)
    };
    side(["left", "start"]) + side(["right", "end"])
}

impl Walker<'_> {
    /// A table; in a header, footer or note its paragraphs stand there and in no cell.
    pub(crate) fn table(&mut self, node: Node<'_, '_>, around: Spot<'_>) {
        let properties = child(node, "tblPr");
        let styles = self.paragraphs.looks.styles;
        let style = properties
            .and_then(|found| child_val(found, "tblStyle"))
            .and_then(|id| styles.get(id))
            .or_else(|| styles.default_table());
        let bordered = properties
            .and_then(shows_borders)
            .unwrap_or_else(|| style.is_some_and(|style| style.bordered));
        let index = self.reading.tables.len();
        self.reading.tables.push(Table {
            widths_pt: grid(node),
            bordered,
            section: self.sections.len(),
            ..Table::default()
        });
        let mut rows = Vec::new();
        flatten(node, &["tr"], &mut rows);
        let mut count = 0;
        for node in rows {
            if !self.is_deleted(node) {
                self.row(node, (index, count), style, around);
                count += 1;
            }
        }
        self.reading.tables[index].rows = count;
    }

    /// Whether a row was deleted under tracking; its letters are noted.
    fn is_deleted(&mut self, row: Node<'_, '_>) -> bool {
        let Some(by) = child(row, "trPr").and_then(|properties| child(properties, "del")) else {
            return false;
        };
        let words = row
            .descendants()
            .filter(|node| matches!(name(*node), "t" | "delText"));
        self.reading.traces.push(Trace {
            kind: TraceKind::Deleted,
            paragraph: self.reading.paragraphs.len().checked_sub(1),
            range: 0..0,
            text: words.filter_map(|word| word.text()).collect(),
            author: attribute(by, "author").map(str::to_owned),
            date: attribute(by, "date").map(str::to_owned),
        });
        true
    }

    fn row(
        &mut self,
        node: Node<'_, '_>,
        (table, row): (usize, usize),
        style: Option<&Style>,
        around: Spot<'_>,
    ) {
        let properties = child(node, "trPr");
        let skipped = properties.and_then(|found| child_val(found, "gridBefore"));
        let mut column = number(skipped).unwrap_or(0).min(MAX_COLUMNS);
        let own = &mut self.reading.tables[table];
        if own.header_rows == row && properties.and_then(|p| switch(p, "tblHeader")) == Some(true) {
            own.header_rows += 1;
        }
        let mut cells = Vec::new();
        flatten(node, &["tc"], &mut cells);
        for cell in cells {
            let properties = child(cell, "tcPr");
            let span = properties.and_then(|found| child_val(found, "gridSpan"));
            let columns = number(span).unwrap_or(1).clamp(1, MAX_COLUMNS);
            let goes_on = properties
                .and_then(|found| child(found, "vMerge"))
                .is_some_and(|merge| attribute(merge, "val") != Some("restart"));
            let own = &mut self.reading.tables[table];
            own.cover(
                Cell {
                    row,
                    column,
                    columns,
                    rows: 1,
                },
                goes_on,
            );
            let place = |section| match (around.place)(section) {
                outside @ (Place::Header { .. } | Place::Footer { .. } | Place::Note) => outside,
                _ => Place::Cell {
                    table,
                    row,
                    column,
                    section,
                },
            };
            let spot = Spot {
                place: &place,
                table: style,
                column_pt: own
                    .width_pt(column, columns)
                    .map(|width| width - cell_margins_pt(cell)),
            };
            self.blocks(cell, spot);
            column += columns;
        }
    }
}

fn number(value: Option<&str>) -> Option<usize> {
    value?.parse().ok()
}

/// Widths of the grid columns, points.
fn grid(table: Node<'_, '_>) -> Vec<f64> {
    let columns = child(table, "tblGrid")
        .into_iter()
        .flat_map(|grid| grid.children());
    columns
        .filter(|column| name(*column) == "gridCol")
        .map(|column| attribute(column, "w").and_then(twips).unwrap_or(0.0))
        .collect()
}

impl Table {
    /// Adds a cell, or to the one above it when it goes on.
    fn cover(&mut self, cell: Cell, goes_on: bool) {
        if goes_on {
            let mut before = self.cells.iter_mut().rev();
            let above = before.find(|above| above.column == cell.column);
            if let Some(above) = above.filter(|above| above.row + above.rows == cell.row) {
                above.rows += 1;
                return;
            }
        }
        self.cells.push(cell);
    }

    /// Width of some grid columns together; none when the grid does not say it.
    fn width_pt(&self, first: usize, count: usize) -> Option<f64> {
        let widths = self.widths_pt.get(first..first.checked_add(count)?)?;
        Some(widths.iter().sum::<f64>()).filter(|width| *width > 0.0)
    }
}
