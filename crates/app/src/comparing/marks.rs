//! Letters that are gone are struck, those that are new are boxed, on the pages as they would be
//! signed.

use std::ops::Range;
use std::sync::Arc;

use thethuc_compare::Mark;
use thethuc_layout::{FontSet, Item, Line, Page, Pages, Rect, TextItem};
use thethuc_model::FieldPath;

/// Dark red.
const GONE: [u8; 3] = [0x9c, 0x2a, 0x1c];
/// Dark blue.
const COME: [u8; 3] = [0x17, 0x50, 0x5e];
const THICKNESS_PT: f64 = 0.9;
/// Where letters are struck, above the line, in sizes of the letters.
const STRIKE_EM: f64 = 0.27;
/// How far letters stand up and hang down, in their sizes.
const ABOVE_EM: f64 = 0.82;
const BELOW_EM: f64 = 0.24;
/// Room between letters and their box.
const ROOM_PT: f64 = 0.8;

/// The same pages with those letters marked.
pub(super) fn draw(pages: &Pages, fonts: &FontSet, struck: &[Mark], boxed: &[Mark]) -> Pages {
    let page = |page: &Arc<Page>| {
        let mut marked = Page::clone(page);
        for item in &page.items {
            let Item::Text(text) = item else { continue };
            let gone = spans(text, fonts, struck).into_iter();
            marked
                .items
                .extend(gone.map(|span| Item::Line(strike(text, &span))));
            let come = spans(text, fonts, boxed).into_iter();
            marked
                .items
                .extend(come.map(|span| Item::Rect(frame(text, &span))));
        }
        Arc::new(marked)
    };
    Pages {
        pages: pages.pages.iter().map(page).collect(),
        ..pages.clone()
    }
}

/// From where to where letters of an item are marked, pt from the left edge of the sheet.
fn spans(item: &TextItem, fonts: &FontSet, marks: &[Mark]) -> Vec<Range<f64>> {
    let whole = || item.x_pt..item.x_pt + item.width_pt;
    let mut found = Vec::new();
    for mark in marks {
        match (&mark.range, &item.source) {
            (Some(range), Some(source)) if source.field == mark.field => {
                let from = range.start.max(source.offset) - source.offset;
                let to = range.end.saturating_sub(source.offset).min(item.text.len());
                if from < to && item.text.is_char_boundary(from) && item.text.is_char_boundary(to) {
                    let start = item.x_pt + width(item, fonts, &item.text[..from]);
                    found.push(start..start + width(item, fonts, &item.text[from..to]));
                }
            }
            (None, source) => {
                let field = source
                    .as_ref()
                    .map(|source| &source.field)
                    .or(item.field.as_ref());
                if field.is_some_and(|field| is_inside(field, &mark.field)) {
                    found.push(whole());
                }
            }
            _ => {}
        }
    }
    found
}

fn is_inside(field: &FieldPath, outer: &FieldPath) -> bool {
    field.segments().starts_with(outer.segments())
}

fn width(item: &TextItem, fonts: &FontSet, letters: &str) -> f64 {
    letters
        .chars()
        .map(|letter| {
            let blank = if letter == ' ' {
                item.blank_extra_pt
            } else {
                0.0
            };
            fonts.advance_pt(item.face, letter, item.size_pt) + blank
        })
        .sum()
}

fn strike(item: &TextItem, span: &Range<f64>) -> Line {
    let y_pt = item.baseline_pt - STRIKE_EM * item.size_pt;
    Line {
        x1_pt: span.start,
        y1_pt: y_pt,
        x2_pt: span.end,
        y2_pt: y_pt,
        thickness_pt: THICKNESS_PT,
        color: GONE,
    }
}

fn frame(item: &TextItem, span: &Range<f64>) -> Rect {
    Rect {
        x_pt: span.start - ROOM_PT,
        y_pt: item.baseline_pt - ABOVE_EM * item.size_pt,
        width_pt: span.end - span.start + 2.0 * ROOM_PT,
        height_pt: (ABOVE_EM + BELOW_EM) * item.size_pt,
        thickness_pt: THICKNESS_PT,
        color: COME,
        field: None,
    }
}
