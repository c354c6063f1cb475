//! Links: the lines of a table of contents lead to their headings.

use std::collections::BTreeMap;

use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::destination::XyzDestination;
use krilla::geom::{Point, Rect};
use krilla::page::Page as Sheet;
use thethuc_layout::{Item, Link, Page, TagId, TextItem};

use crate::draw::coordinate;
use crate::metadata::cleaned;
use crate::tags::Tags;

/// How far letters reach above and below their baseline, as shares of their size.
const ABOVE: f64 = 0.9;
const BELOW: f64 = 0.25;

/// The letters of one link on a page.
struct Area {
    left_pt: f64,
    top_pt: f64,
    right_pt: f64,
    bottom_pt: f64,
    words: String,
}

/// Adds the links of a page that was drawn.
pub(crate) fn add_links(sheet: &mut Sheet<'_>, page: &Page, links: &[&Link], tags: &mut Tags<'_>) {
    for (tag, area) in areas(page, tags) {
        let Some(link) = links.iter().find(|link| link.tag == tag) else {
            continue;
        };
        let [left, top, right, bottom] =
            [area.left_pt, area.top_pt, area.right_pt, area.bottom_pt].map(coordinate);
        let Some(rect) = Rect::from_ltrb(left, top, right, bottom) else {
            continue;
        };
        let place = Point::from_xy(0.0, coordinate(link.y_pt));
        let target = Target::Destination(XyzDestination::new(link.page, place).into());
        let words = Some(cleaned(&area.words)).filter(|words| !words.is_empty());
        let annotation = Annotation::new_link(LinkAnnotation::new(rect, target), words);
        let id = sheet.add_tagged_annotation(annotation);
        tags.add(tag, id, std::iter::empty());
    }
}

fn areas(page: &Page, tags: &Tags<'_>) -> BTreeMap<TagId, Area> {
    let mut areas: BTreeMap<TagId, Area> = BTreeMap::new();
    for item in &page.items {
        if let Item::Text(text) = item
            && let Some(tag) = text.tag.filter(|&tag| tags.is_link(tag))
        {
            let area = areas.entry(tag).or_insert_with(|| Area::at(text));
            area.add(text);
        }
    }
    areas
}

impl Area {
    fn at(text: &TextItem) -> Self {
        Self {
            left_pt: text.x_pt,
            top_pt: text.baseline_pt,
            right_pt: text.x_pt,
            bottom_pt: text.baseline_pt,
            words: String::new(),
        }
    }

    fn add(&mut self, text: &TextItem) {
        self.left_pt = self.left_pt.min(text.x_pt);
        self.right_pt = self.right_pt.max(text.x_pt + text.width_pt);
        self.top_pt = self.top_pt.min(text.baseline_pt - ABOVE * text.size_pt);
        self.bottom_pt = self.bottom_pt.max(text.baseline_pt + BELOW * text.size_pt);
        self.words.push_str(&text.text);
        self.words.push(' ');
    }
}
