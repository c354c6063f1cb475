//! Layout again and again: what did not change is not done again.

use std::collections::HashMap;
use std::sync::Arc;

use thethuc_markup::{Markup, StyleSheet};

use crate::contents::Numbers;
use crate::draw::Drawer;
use crate::look::Look;
use crate::paginate::{PagePlan, Paginator};
use crate::set::{LineCache, ParagraphId, Setter};
use crate::slab::Mark;
use crate::tags::{Bookmark, TagTree};
use crate::units::{Twips, pt, twips};
use crate::{Face, FontSet, OutlineEntry, Page, Pages};

/// Style of page numbers — PL I/I.7.
const NUMBER_STYLE: &str = "so_trang";
/// Style of the body, whose size unstyled lines of the DOCX have: the separator of footnotes.
const BODY_STYLE: &str = "noi_dung";

/// Sets markups in pages, one after the other. Paragraphs and pages that did not change since the
/// run before are taken from it, so a run after a keystroke costs little more than the changed page.
#[derive(Debug)]
pub struct Layouter {
    fonts: FontSet,
    /// Height of the line between text and footnotes, where it is not that of the body.
    separator: Option<Twips>,
    lines: LineCache,
    pages: HashMap<u64, Arc<Page>>,
}

impl Layouter {
    /// A layouter that sets with these fonts.
    #[must_use]
    pub fn new(fonts: FontSet) -> Self {
        Self {
            fonts,
            separator: None,
            lines: LineCache::default(),
            pages: HashMap::new(),
        }
    }

    /// The same with a line of that height between text and footnotes. Word and newer LibreOffice
    /// make it as high as a line of the body, LibreOffice 7.4 always 6.2 pt.
    #[must_use]
    pub fn with_note_separator(self, height_pt: f64) -> Self {
        Self {
            separator: Some(twips(height_pt)),
            ..self
        }
    }

    /// Sets a fitted markup in pages. Never fails: what cannot be set as wished is set as well as
    /// can be and stands in [`Pages::findings`].
    pub fn paginate(&mut self, markup: &Markup) -> Pages {
        let mut setter = Setter::new(&self.fonts, &markup.styles, &mut self.lines);
        let sections = setter.markup(markup);
        let (arena, tags, mut findings) = setter.finish();
        self.lines.end_run();

        let number_look = Look::of_style(NUMBER_STYLE, &markup.styles);
        let separator = self
            .separator
            .unwrap_or_else(|| plain_line(&self.fonts, &markup.styles));
        let mut paginator = Paginator::new(&arena, separator, number_look.pitch);
        for section in &sections {
            paginator.section(section);
        }
        let (plans, too_high) = paginator.finish();
        findings.extend(too_high);

        let drawer = Drawer {
            fonts: &self.fonts,
            arena: &arena,
            numbers: Numbers::find(&arena, &plans),
            number_look,
            number_face: number_face(&markup.styles),
        };
        let pages = draw(&drawer, &plans, &mut self.pages);
        let (nodes, bookmarks) = TagTree::into_nodes(tags);
        let outline = outline(bookmarks, &plans);
        let links = drawer.numbers.links(&arena);
        Pages {
            pages,
            tags: nodes,
            outline,
            links,
            findings,
        }
    }
}

/// Draws the plans, and keeps the pages for the next run.
fn draw(
    drawer: &Drawer<'_, '_>,
    plans: &[PagePlan],
    kept: &mut HashMap<u64, Arc<Page>>,
) -> Vec<Arc<Page>> {
    let old = std::mem::take(kept);
    let mut pages = Vec::with_capacity(plans.len());
    for plan in plans {
        let key = drawer.key(plan);
        let page = old
            .get(&key)
            .map_or_else(|| Arc::new(drawer.page(plan)), Arc::clone);
        kept.insert(key, Arc::clone(&page));
        pages.push(page);
    }
    pages
}

/// Height of a line without an exact pitch, in the size of the body: the separator of footnotes.
fn plain_line(fonts: &FontSet, styles: &StyleSheet) -> Twips {
    let size = Look::of_style(BODY_STYLE, styles).size;
    let metrics = fonts.metrics(Face::Regular);
    twips((metrics.ascent_em - metrics.descent_em + metrics.line_gap_em) * pt(size))
}

fn number_face(styles: &StyleSheet) -> Face {
    styles
        .get(NUMBER_STYLE)
        .map_or(Face::Regular, |style| Face::of(style.bold, style.italic))
}

/// Where the titles and headings stand.
fn outline(bookmarks: Vec<Bookmark>, plans: &[PagePlan]) -> Vec<OutlineEntry> {
    let wanted: HashMap<ParagraphId, usize> = bookmarks
        .iter()
        .enumerate()
        .map(|(index, one)| (one.paragraph, index))
        .collect();
    let mut places = vec![None; bookmarks.len()];
    for (page, plan) in plans.iter().enumerate() {
        for op in &plan.ops {
            if let Mark::Lines {
                paragraph,
                from: 0,
                repeated: false,
                ..
            } = op.mark
                && let Some(&index) = wanted.get(&paragraph)
            {
                places[index] = Some((page, pt(op.y)));
            }
        }
    }
    bookmarks
        .into_iter()
        .zip(places)
        .filter_map(|(one, place)| {
            let (page, y_pt) = place?;
            Some(OutlineEntry {
                level: one.level,
                title: one.title,
                page,
                y_pt,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests;
