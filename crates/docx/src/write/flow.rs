//! Blocks one below the other.
//!
//! A table has no space above it in WordprocessingML. The space that the markup asks for above
//! columns, tables and stamps is therefore written as space *below the paragraph before them*: the
//! word processors drop it at the foot of a page, just as layout keeps it out at the top of the
//! next. Only between two tables that are not joined into one, where a paragraph must stand anyhow (Word joins neighbouring
//! tables into one), the space is the height of that paragraph.

use docx_rs::{LineSpacing, LineSpacingType, Paragraph, Table, TableChild};
use thethuc_markup::Block;

use super::Writer;
use crate::units::twips;

/// Height of a paragraph that stands only because WordprocessingML wants one, pt: the least that
/// Word's own dialogue takes is 0.7.
const SMALLEST_LINE_PT: f64 = 1.0;

/// A child of a body, cell, header or footer.
pub(crate) enum Piece {
    Paragraph(Box<Paragraph>),
    Table(Box<Table>),
}

impl From<Paragraph> for Piece {
    fn from(paragraph: Paragraph) -> Self {
        Self::Paragraph(Box::new(paragraph))
    }
}

impl From<Table> for Piece {
    fn from(table: Table) -> Self {
        Self::Table(Box::new(table))
    }
}

/// Where a block stands, as far as it changes how the block is written.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    /// Width of the column, pt.
    pub(crate) width_pt: f64,
    /// Where nothing stands above it in its column: the space above it, in place of its own, pt.
    pub(crate) top_pt: Option<f64>,
    /// Space that the block below asks for and cannot hold itself, pt.
    pub(crate) extra_after_pt: f64,
    /// The block below takes the last lines of this one along.
    pub(crate) is_taken_along: bool,
}

impl Place {
    /// In a column of that width, with nothing below that asks for anything.
    pub(crate) fn in_column(width_pt: f64) -> Self {
        Self {
            width_pt,
            top_pt: None,
            extra_after_pt: 0.0,
            is_taken_along: false,
        }
    }
}

impl Writer<'_> {
    /// Writes blocks that stand one below the other in a column of that width. The space above the
    /// first one is kept out.
    pub(crate) fn flow(&mut self, blocks: &[Block], width_pt: f64) -> Vec<Piece> {
        self.flow_below(blocks, width_pt, 0.0)
    }

    /// Writes blocks like [`Self::flow`], with that space above the first one.
    pub(crate) fn flow_below(
        &mut self,
        blocks: &[Block],
        width_pt: f64,
        top_pt: f64,
    ) -> Vec<Piece> {
        let mut pieces = Vec::with_capacity(blocks.len() + 1);
        for (index, block) in blocks.iter().enumerate() {
            let below = blocks.get(index + 1);
            let place = Place {
                width_pt,
                top_pt: (index == 0).then_some(top_pt),
                extra_after_pt: below.map_or(0.0, space_of_table_above),
                is_taken_along: below.is_some_and(takes_along),
            };
            let above = index.checked_sub(1).and_then(|above| blocks.get(above));
            if !self.joined(above, block, place, &mut pieces) {
                self.block(block, place, &mut pieces);
            }
        }
        pieces
    }

    /// Writes columns that stand below columns of the same widths as a further row of their table,
    /// as offices write the two lines of a header, and says whether it did. (Of two tables with a
    /// line between them LibreOffice loses track: headings further down the page are then torn from
    /// what they stay with.)
    fn joined(
        &mut self,
        above: Option<&Block>,
        block: &Block,
        place: Place,
        pieces: &mut [Piece],
    ) -> bool {
        let (Some(Block::Columns(above)), Block::Columns(columns)) = (above, block) else {
            return false;
        };
        let Some(Piece::Table(table)) = pieces.last_mut() else {
            return false;
        };
        let joins = super::columns::go_together(above, columns);
        if joins {
            let space_pt = columns.space_before_pt.max(SMALLEST_LINE_PT);
            let row = self.row_of_columns(columns, place, space_pt);
            table.rows.push(TableChild::TableRow(row));
        }
        joins
    }

    fn block(&mut self, block: &Block, place: Place, pieces: &mut Vec<Piece>) {
        let written = match block {
            Block::Contents(contents) => {
                pieces.extend(self.contents(contents, place).into_iter().map(Piece::from));
                None
            }
            Block::Picture(picture) => Some(self.picture(picture, place).into()),
            Block::Paragraph(paragraph) => Some(self.paragraph(paragraph, place).into()),
            Block::Rule(rule) => Some(super::rule::rule(rule, place).into()),
            Block::Columns(columns) => self.columns(columns, place).map(Piece::from),
            Block::Stamp(stamp) => Some(self.stamp(stamp, place).into()),
            Block::Table(table) => self.table(table, place).map(Piece::from),
        };
        let Some(written) = written else { return };
        let joins = matches!(
            (pieces.last(), &written),
            (Some(Piece::Table(_)), Piece::Table(_))
        );
        if joins {
            let height_pt = space_of_table_above(block);
            let parting = filler(height_pt).keep_next(takes_along(block));
            pieces.push(parting.into());
        }
        pieces.push(written);
    }
}

/// A cell, header, footer or body must end in a paragraph; after a table the smallest one is added.
pub(crate) fn end_in_paragraph(pieces: &mut Vec<Piece>) {
    if !matches!(pieces.last(), Some(Piece::Paragraph(_))) {
        pieces.push(filler(0.0).into());
    }
}

/// An empty paragraph of that height, or of the smallest one.
pub(crate) fn filler(height_pt: f64) -> Paragraph {
    line_of(twips(height_pt.max(SMALLEST_LINE_PT)))
}

/// An empty paragraph whose one line is exactly so high.
pub(crate) fn line_of(twips: i32) -> Paragraph {
    Paragraph::new().line_spacing(
        LineSpacing::new()
            .line_rule(LineSpacingType::Exact)
            .line(twips),
    )
}

/// Space above a block that is written as a table.
fn space_of_table_above(block: &Block) -> f64 {
    match block {
        Block::Columns(columns) => columns.space_before_pt,
        Block::Table(table) => table.space_before_pt,
        Block::Stamp(stamp) => stamp.space_before_pt,
        Block::Paragraph(_) | Block::Rule(_) | Block::Picture(_) | Block::Contents(_) => 0.0,
    }
}

fn takes_along(block: &Block) -> bool {
    matches!(block, Block::Columns(columns) if columns.keep_with_previous)
}
