//! Headers and footers, and the page numbers in them.

use std::collections::HashMap;

use crate::body::{Aside, Spot, Walker};
use crate::package::{Package, Relation};
use crate::section::Reference;
use crate::xml::parse;
use crate::{PageNumber, Paragraph, Place, ReadError};

/// Reads those of every section; a section that names none has those of the one before.
pub(crate) fn read(
    walker: &mut Walker<'_>,
    package: &Package<'_>,
    relations: &HashMap<String, Relation>,
) -> Result<(), ReadError> {
    for (index, section) in std::mem::take(&mut walker.sections).into_iter().enumerate() {
        let before = walker.reading.sections.last();
        let mut numbers = before
            .map(|last| last.page_numbers.clone())
            .unwrap_or_default();
        numbers.retain(|number| {
            let replaces =
                |r: &Reference| r.in_header == number.in_header && r.pages == number.pages;
            !section.references.iter().any(replaces)
        });
        for reference in &section.references {
            if let Some(relation) = relations.get(&reference.relation) {
                numbers.extend(walker.header(package, &relation.part, reference, index)?);
            }
        }
        let mut page = section.page;
        page.page_numbers = numbers;
        walker.reading.sections.push(page);
    }
    Ok(())
}

impl Walker<'_> {
    fn header(
        &mut self,
        package: &Package<'_>,
        part: &str,
        reference: &Reference,
        section: usize,
    ) -> Result<Vec<PageNumber>, ReadError> {
        let Some(text) = package.text(part)? else {
            return Ok(Vec::new());
        };
        let xml = parse(part, &text, package.limits.depth)?;
        self.enter(part, &text);
        let (pages, first) = (reference.pages, self.asides.len());
        let place = |_| {
            if reference.in_header {
                Place::Header { section, pages }
            } else {
                Place::Footer { section, pages }
            }
        };
        self.blocks(xml.root_element(), Spot::outside_tables(&place));
        let paragraphs = self.reading.paragraphs[first..].iter();
        Ok(paragraphs
            .zip(&self.asides[first..])
            .filter_map(|(paragraph, aside)| page_number(paragraph, aside, reference))
            .collect())
    }
}

fn page_number(paragraph: &Paragraph, aside: &Aside, reference: &Reference) -> Option<PageNumber> {
    let run = paragraph.runs.iter().find(|run| run.page_field)?;
    Some(PageNumber {
        in_header: reference.in_header,
        pages: reference.pages,
        align: aside.page_align.unwrap_or(paragraph.align),
        look: run.look.clone(),
    })
}
