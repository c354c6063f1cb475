//! Bookmarks.

use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::outline::{Outline, OutlineNode};
use thethuc_layout::{OutlineEntry, Pages};

use crate::draw::coordinate;
use crate::metadata::cleaned;

/// The bookmarks of the pages. A document without any gets one to its first page: PDF/UA-1 wants
/// bookmarks.
pub(crate) fn outline(pages: &Pages, title: &str) -> Outline {
    let mut outline = Outline::new();
    let mut entries = pages
        .outline
        .iter()
        .filter(|entry| entry.page < pages.pages.len() && !cleaned(&entry.title).is_empty())
        .peekable();
    if entries.peek().is_none() {
        outline.push_child(OutlineNode::new(title.to_owned(), to(0, 0.0)));
    }
    // The entries that are still open, from the outside in: level and bookmark.
    let mut open: Vec<(u8, OutlineNode)> = Vec::new();
    for entry in entries {
        while open.last().is_some_and(|(level, _)| *level >= entry.level) {
            close_innermost(&mut open, &mut outline);
        }
        open.push((entry.level, node(entry)));
    }
    while !open.is_empty() {
        close_innermost(&mut open, &mut outline);
    }
    outline
}

fn close_innermost(open: &mut Vec<(u8, OutlineNode)>, outline: &mut Outline) {
    let Some((_, node)) = open.pop() else { return };
    match open.last_mut() {
        Some((_, parent)) => parent.push_child(node),
        None => outline.push_child(node),
    }
}

fn node(entry: &OutlineEntry) -> OutlineNode {
    OutlineNode::new(cleaned(&entry.title), to(entry.page, entry.y_pt)).with_open(true)
}

fn to(page: usize, y_pt: f64) -> XyzDestination {
    XyzDestination::new(page, Point::from_xy(0.0, coordinate(y_pt)))
}
