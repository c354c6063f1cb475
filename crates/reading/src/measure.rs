//! Lengths of lines that a file gives only through others: a border is as wide as its paragraph.

use crate::body::Aside;
use crate::{Drawn, DrawnKind, Paragraph, Place, Reading};

/// Gives borders the width of their paragraph's column less its indents.
pub(crate) fn lines(reading: &mut Reading, asides: &[Aside]) {
    let Reading {
        paragraphs,
        sections,
        ..
    } = reading;
    for (paragraph, aside) in paragraphs.iter_mut().zip(asides) {
        let column_pt = match paragraph.place {
            Place::Body { section }
            | Place::Header { section, .. }
            | Place::Footer { section, .. } => sections
                .get(section)
                .map(|page| page.width_pt - page.left_pt - page.right_pt),
            Place::Cell { .. } => aside.column_pt,
            Place::TextBox { .. } | Place::Note => None,
        };
        if let Some(column_pt) = column_pt {
            measure(paragraph, column_pt);
        }
    }
}

fn measure(paragraph: &mut Paragraph, column_pt: f64) {
    let length_pt = column_pt - paragraph.left_pt - paragraph.right_pt;
    let is_border =
        |line: &&mut Drawn| matches!(line.kind, DrawnKind::BorderBelow | DrawnKind::BorderAbove);
    for line in paragraph.drawn.iter_mut().filter(is_border) {
        line.length_pt = Some(length_pt).filter(|length| *length > 0.0);
    }
}
