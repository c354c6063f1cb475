//! A table of content as a table of ours.

use thethuc_model::{Align, Cell, Inline, RichText, Row, Table, TableColumn};
use thethuc_reading::{Align as Stands, Paragraph, Place};

use crate::recognition::Parts;
use crate::rich::{Emphasis, rich};

/// The shares of all columns add up to this, so that a table written and read again has the same.
const WHOLE: u16 = 1000;

/// The table of that number in the reading, with the words of its paragraphs.
pub(crate) fn table(parts: &Parts<'_>, index: usize) -> Table {
    let shape = &parts.reading.tables[index];
    let mut rows: Vec<Row> = vec![Row::default(); shape.rows];
    let mut paragraphs = parts
        .reading
        .paragraphs
        .iter()
        .filter(|p| is_in(p, index))
        .peekable();
    let columns = shape.widths_pt.len().max(1);
    let mut aligns: Vec<Vec<Align>> = vec![Vec::new(); columns];
    for place in &shape.cells {
        let mut text = RichText::default();
        let mut align = None;
        while let Some(paragraph) = paragraphs.next_if(|p| at(p) <= (place.row, place.column)) {
            if at(paragraph) != (place.row, place.column) {
                continue;
            }
            let emphasis = Emphasis {
                bold: place.row < shape.header_rows,
                italic: false,
            };
            let words = rich(parts.reading, paragraph, 0..paragraph.text.len(), emphasis);
            if !text.is_empty() {
                text.0.push(Inline::Break);
            }
            text.0.extend(words.0);
            align = align.or(Some(standing(paragraph.align)));
        }
        if let Some(seen) = aligns
            .get_mut(place.column)
            .filter(|_| place.row >= shape.header_rows)
        {
            seen.extend(align);
        }
        if let Some(row) = rows.get_mut(place.row) {
            row.cells.push(Cell {
                text,
                colspan: u16::try_from(place.columns).unwrap_or(1),
                rowspan: u16::try_from(place.rows).unwrap_or(1),
                align: align.filter(|_| place.row >= shape.header_rows),
            });
        }
    }
    let aligns: Vec<Align> = aligns.iter().map(|seen| commonest(seen)).collect();
    for (row, places) in rows.iter_mut().enumerate() {
        let places_of_row = shape.cells.iter().filter(|place| place.row == row);
        for (cell, place) in places.cells.iter_mut().zip(places_of_row) {
            cell.align = cell
                .align
                .filter(|align| aligns.get(place.column) != Some(align));
        }
    }
    let shares = shares(&shape.widths_pt, columns);
    let columns = shares.into_iter().zip(aligns);
    Table {
        columns: columns
            .map(|(share, align)| TableColumn { share, align })
            .collect(),
        header_rows: shape.header_rows,
        rows,
        trang_ngang: false,
    }
}

fn is_in(paragraph: &Paragraph, index: usize) -> bool {
    matches!(paragraph.place, Place::Cell { table, .. } if table == index)
}

fn at(paragraph: &Paragraph) -> (usize, usize) {
    match paragraph.place {
        Place::Cell { row, column, .. } => (row, column),
        _ => (0, 0),
    }
}

fn standing(align: Stands) -> Align {
    match align {
        Stands::Left => Align::Left,
        Stands::Center => Align::Center,
        Stands::Right => Align::Right,
        Stands::Justify => Align::Justify,
    }
}

fn commonest(seen: &[Align]) -> Align {
    let count = |align: Align| seen.iter().filter(|other| **other == align).count();
    let all = [Align::Justify, Align::Right, Align::Center, Align::Left];
    all.into_iter()
        .max_by_key(|align| count(*align))
        .unwrap_or_default()
}

/// Widths as shares of [`WHOLE`], rounded so that they add up to it.
fn shares(widths_pt: &[f64], columns: usize) -> Vec<u16> {
    let total: f64 = widths_pt.iter().sum();
    if widths_pt.len() != columns || total <= 0.0 {
        return vec![1; columns];
    }
    let mut before = 0.0;
    let mut given = 0;
    widths_pt
        .iter()
        .map(|width| {
            before += width;
            let until = rounded(before / total * f64::from(WHOLE));
            let share = until.saturating_sub(given);
            given = until;
            share.max(1)
        })
        .collect()
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share is between 0 and 1000"
)]
fn rounded(share: f64) -> u16 {
    share.round().clamp(0.0, f64::from(WHOLE)) as u16
}
