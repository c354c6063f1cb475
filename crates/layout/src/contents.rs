//! Tables of contents: on which pages the headings stand that they name.
//!
//! The room for a number is the same whatever the number is, so pages are made once: the numbers are
//! looked up when lines are drawn.

use std::collections::{HashMap, HashSet};

use thethuc_markup::{Block, Markup};
use thethuc_model::FieldPath;

use crate::paginate::PagePlan;
use crate::set::Arena;
use crate::slab::Mark;
use crate::units::pt;
use crate::{Link, Pages};

/// Where a heading stands.
#[derive(Debug, Clone, Copy)]
struct Place {
    page: usize,
    number: u32,
    y_pt: f64,
}

/// The places of the headings that tables of contents name.
#[derive(Debug, Default)]
pub(crate) struct Numbers<'m>(HashMap<&'m FieldPath, Place>);

impl<'m> Numbers<'m> {
    /// Looks the headings up on the pages.
    pub(crate) fn find(arena: &Arena<'m>, plans: &[PagePlan]) -> Self {
        let targets = arena.paragraphs().iter().filter_map(|set| set.target);
        let wanted: HashSet<&FieldPath> = targets.collect();
        let mut places = HashMap::with_capacity(wanted.len());
        if wanted.is_empty() {
            return Self(places);
        }
        for (page, plan) in plans.iter().enumerate() {
            for op in &plan.ops {
                let Mark::Lines {
                    paragraph, from: 0, ..
                } = op.mark
                else {
                    continue;
                };
                let set = arena.get(paragraph);
                if set.target.is_none() && wanted.contains(&set.source.field) {
                    places.entry(&set.source.field).or_insert(Place {
                        page,
                        number: plan.number,
                        y_pt: pt(op.y),
                    });
                }
            }
        }
        Self(places)
    }

    /// The number of the page of a heading.
    pub(crate) fn page_of(&self, target: &FieldPath) -> Option<u32> {
        self.0.get(target).map(|place| place.number)
    }

    /// Where every line leads.
    pub(crate) fn links(&self, arena: &Arena<'m>) -> Vec<Link> {
        let lines = arena.paragraphs().iter();
        let links = lines.filter_map(|line| {
            let target = line.target?;
            let place = self.0.get(target)?;
            Some(Link {
                tag: line.tags.main,
                target: target.clone(),
                page: place.page,
                number: place.number,
                y_pt: place.y_pt,
            })
        });
        links.collect()
    }
}

/// Tells the tables of contents of a markup the numbers of its pages, for the writing of a DOCX.
pub fn number_contents(markup: &mut Markup, pages: &Pages) {
    let numbers: HashMap<&FieldPath, u32> = pages
        .links
        .iter()
        .map(|link| (&link.target, link.number))
        .collect();
    let blocks = markup
        .sections
        .iter_mut()
        .flat_map(|section| &mut section.blocks);
    for block in blocks {
        if let Block::Contents(contents) = block {
            for entry in &mut contents.entries {
                entry.page = numbers.get(&entry.target).copied();
            }
        }
    }
}
