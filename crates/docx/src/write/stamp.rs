//! Framed marks: mức độ khẩn, phạm vi lưu hành — NĐ 30/2020/NĐ-CP, PL I/III.2.
//!
//! A table of one cell with an exact row height is the only frame whose width and height stand in
//! the file as plain figures and hold in Word and LibreOffice alike; a paragraph's border grows
//! with its lines.

use docx_rs::{
    BorderType, HeightRule, Paragraph as Out, ParagraphChild, Table, TableBorder,
    TableBorderPosition, TableBorders, TableRow, VAlignType, WidthType,
};
use thethuc_markup::{Alignment, Stamp};

use super::Writer;
use super::columns::{bare_table, cell, width};
use super::flow::Place;
use crate::units::{eighths, length_twips, twips};

/// Thickness of the frame, pt.
const FRAME_PT: f64 = 0.75;

impl Writer<'_> {
    /// Writes a stamp as a table of one cell.
    pub(crate) fn stamp(&mut self, stamp: &Stamp, place: Place) -> Table {
        self.repeated_rows.push(0);
        let color = hex(stamp.color);
        let inside = Place {
            top_pt: Some(0.0),
            ..Place::in_column(stamp.width_pt)
        };
        let line = colored(self.paragraph(&stamp.paragraph, inside), &color)
            .keep_next(place.is_taken_along);
        let wide = width(stamp.width_pt);
        let cell = cell(vec![line.into()])
            .width(wide, WidthType::Dxa)
            .vertical_align(VAlignType::Center);
        let row = TableRow::new(vec![cell])
            .row_height(length_twips(stamp.height_pt) as f32)
            .height_rule(HeightRule::Exact)
            .cant_split();
        bare_table(vec![row], vec![wide])
            .set_borders(frame(&color))
            .indent(indent_twips(stamp, place.width_pt))
    }
}

fn indent_twips(stamp: &Stamp, width_pt: f64) -> i32 {
    let rest = (twips(width_pt) - twips(stamp.width_pt)).max(0);
    match stamp.align {
        Alignment::Left | Alignment::Justify => 0,
        Alignment::Center => rest / 2,
        Alignment::Right => rest,
    }
}

fn frame(color: &str) -> TableBorders {
    use TableBorderPosition::{Bottom, Left, Right, Top};
    [Top, Left, Bottom, Right]
        .into_iter()
        .fold(TableBorders::with_empty(), |borders, position| {
            borders.set(
                TableBorder::new(position)
                    .border_type(BorderType::Single)
                    .size(eighths(FRAME_PT))
                    .color(color),
            )
        })
}

fn colored(mut paragraph: Out, color: &str) -> Out {
    for child in &mut paragraph.children {
        if let ParagraphChild::Run(run) = child {
            run.run_property = std::mem::take(&mut run.run_property).color(color);
        }
    }
    paragraph
}

fn hex([red, green, blue]: [u8; 3]) -> String {
    format!("{red:02X}{green:02X}{blue:02X}")
}
