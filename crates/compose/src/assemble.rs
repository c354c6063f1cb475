//! From the XML that a template produced to sections and blocks.

use thethuc_law::Presentation;
use thethuc_markup::{
    Alignment, Block, Column, Columns, PageNumbering, Rule, RuleLength, Section, Stamp,
    to_twip_grid,
};

use crate::body::{Body, Law};
use crate::element::{Element, length_pt};
use crate::error::{Problem, TemplateError};
use crate::field::Field;
use crate::inline::Footnotes;
use crate::paragraph::{Scope, letters, paragraph};
use crate::picture::{Room, logo};
use crate::styles::page_setup;

const IN_SECTION: &str = "<p>, <columns>, <rule>, <stamp>, <logo>, <flow>, <top>, <bottom>";
const IN_COLUMN: &str = "<p>, <rule>, <stamp>, <logo>";
const IN_MARGIN: &str = "<p>, <columns>, <rule>, <stamp>";

const RULE_THICKNESS_PT: f64 = 0.75;
const RULE_HEIGHT_PT: f64 = 6.0;

/// Builds the sections of a document and of those attached to it.
pub(crate) struct Assembler<'a> {
    pub(crate) law: Law<'a>,
    pub(crate) presentation: Presentation,
    pub(crate) sections: Vec<Section>,
    pub(crate) footnotes: Footnotes,
}

impl Assembler<'_> {
    /// Adds the sections of one document.
    pub(crate) fn document(
        &mut self,
        root: &Element<'_>,
        scope: Scope<'_>,
    ) -> Result<(), TemplateError> {
        if root.name() != "document" {
            return Err(root.unknown("<document>, around everything else"));
        }
        root.allow("")?;
        for element in root.elements()? {
            if element.name() != "section" {
                return Err(element.unknown("<section>"));
            }
            self.section(&element, scope)?;
        }
        Ok(())
    }

    fn section(&mut self, element: &Element<'_>, scope: Scope<'_>) -> Result<(), TemplateError> {
        element.allow("landscape, restart, hide-first, part")?;
        let part = element.path("part").unwrap_or_default();
        let mut open = OpenSection {
            first: self.sections.len(),
            own: element.flag("landscape")?,
            section: Section {
                page: page_setup(&self.presentation, element.flag("landscape")?),
                numbering: PageNumbering {
                    restart: element.flag("restart")?,
                    hide_first: element.flag("hide-first")?,
                },
                part: scope.base.join(&part),
                first_page_top: Vec::new(),
                first_page_bottom: Vec::new(),
                blocks: Vec::new(),
            },
        };
        for child in element.elements()? {
            match child.name() {
                "top" => {
                    let blocks = self.margin(&child, &open, scope)?;
                    self.first_part(&mut open).first_page_top = blocks;
                }
                "bottom" => {
                    let blocks = self.margin(&child, &open, scope)?;
                    self.first_part(&mut open).first_page_bottom = blocks;
                }
                "flow" => self.flow(&child, &mut open, scope)?,
                _ => {
                    let width_pt = open.section.page.text_width_pt();
                    let before = open.section.blocks.last();
                    let block = self.block(&child, before, width_pt, scope)?;
                    let block = block.ok_or_else(|| child.unknown(IN_SECTION))?;
                    open.section.blocks.push(block);
                }
            }
        }
        self.sections.push(open.section);
        Ok(())
    }

    /// The section that has the first page: a table lying across may have parted the pages since.
    fn first_part<'s>(&'s mut self, open: &'s mut OpenSection) -> &'s mut Section {
        self.sections
            .get_mut(open.first)
            .unwrap_or(&mut open.section)
    }

    fn margin(
        &mut self,
        element: &Element<'_>,
        open: &OpenSection,
        scope: Scope<'_>,
    ) -> Result<Vec<Block>, TemplateError> {
        element.allow("")?;
        let width_pt = page_setup(&self.presentation, open.own).text_width_pt();
        self.blocks(element, width_pt, IN_MARGIN, scope)
    }

    fn blocks(
        &mut self,
        element: &Element<'_>,
        width_pt: f64,
        known: &'static str,
        scope: Scope<'_>,
    ) -> Result<Vec<Block>, TemplateError> {
        let mut blocks = Vec::new();
        for child in element.elements()? {
            // Columns hold no columns, and a header part of a Word file no pictures of ours.
            let strange = match child.name() {
                "columns" => known == IN_COLUMN,
                "logo" => known == IN_MARGIN,
                _ => false,
            };
            let block = if strange {
                None
            } else {
                self.block(&child, blocks.last(), width_pt, scope)?
            };
            blocks.push(block.ok_or_else(|| child.unknown(known))?);
        }
        Ok(blocks)
    }

    /// A block that may stand anywhere; none when the element is no such block.
    fn block(
        &mut self,
        element: &Element<'_>,
        before: Option<&Block>,
        width_pt: f64,
        scope: Scope<'_>,
    ) -> Result<Option<Block>, TemplateError> {
        Ok(Some(match element.name() {
            "p" => Block::Paragraph(paragraph(element, scope, &self.law, &mut self.footnotes)?),
            "rule" => Block::Rule(self.rule(element, before)?),
            "stamp" => Block::Stamp(self.stamp(element, scope)?),
            "columns" => Block::Columns(self.columns(element, width_pt, scope)?),
            "logo" => {
                element.allow("align, space-before")?;
                let Some(model) = &scope.kind.logo else {
                    return Err(element.unknown("<logo> where kind.toml has a table [logo]"));
                };
                let align = element.align()?.unwrap_or(Alignment::Center);
                let space_before_pt = element.length_pt("space-before")?;
                Block::Picture(logo(model, width_pt, align, space_before_pt))
            }
            _ => return Ok(None),
        }))
    }

    /// Without a length of its own a rule has the share of the paragraph above it that the law
    /// gives to that paragraph's style.
    fn rule(&self, element: &Element<'_>, before: Option<&Block>) -> Result<Rule, TemplateError> {
        element.allow("length, align, height, space-before, keep-with-next")?;
        let length = match element.attribute("length") {
            Some("full") => RuleLength::Full,
            Some(value) => rule_length(value).ok_or_else(|| {
                element.bad_value(
                    "length",
                    value,
                    "full, a length such as 40mm, or a share such as 40% of the text above",
                )
            })?,
            None => self.share_of(before).ok_or_else(|| {
                element.error(Problem::MissingAttribute {
                    element: "rule".to_owned(),
                    attribute: "length",
                })
            })?,
        };
        Ok(Rule {
            length,
            length_pt: 0.0,
            align: element.align()?.unwrap_or(Alignment::Center),
            thickness_pt: RULE_THICKNESS_PT,
            height_pt: element.length_pt("height")?.unwrap_or(RULE_HEIGHT_PT),
            space_before_pt: element.length_pt("space-before")?.unwrap_or(0.0),
            keep_with_next: element.flag("keep-with-next")?,
        })
    }

    fn share_of(&self, before: Option<&Block>) -> Option<RuleLength> {
        let Some(Block::Paragraph(paragraph)) = before else {
            return None;
        };
        let share = self.law.decree.style(&paragraph.style)?.rule?;
        Some(RuleLength::OfTextAbove(share.default))
    }

    fn stamp(&mut self, element: &Element<'_>, scope: Scope<'_>) -> Result<Stamp, TemplateError> {
        element.allow("style, field, width, height, align, color, space-before")?;
        Ok(Stamp {
            paragraph: letters(element, scope, &self.law, &mut self.footnotes)?,
            width_pt: element.length_pt("width")?.unwrap_or(0.0),
            height_pt: element.length_pt("height")?.ok_or_else(|| {
                element.error(Problem::MissingAttribute {
                    element: "stamp".to_owned(),
                    attribute: "height",
                })
            })?,
            align: element.align()?.unwrap_or(Alignment::Center),
            color: element.color()?,
            space_before_pt: element.length_pt("space-before")?.unwrap_or(0.0),
        })
    }

    fn columns(
        &mut self,
        element: &Element<'_>,
        width_pt: f64,
        scope: Scope<'_>,
    ) -> Result<Columns, TemplateError> {
        element.allow("space-before, keep-with-previous")?;
        let parts = element.elements()?;
        let mut widths = Vec::with_capacity(parts.len());
        for part in &parts {
            if part.name() != "column" {
                return Err(part.unknown("<column>"));
            }
            part.allow("width")?;
            widths.push(column_width(part, width_pt)?);
        }
        let mut columns = Vec::with_capacity(parts.len());
        for (part, width_pt) in parts.iter().zip(share_out(&widths, width_pt)) {
            let blocks = self.blocks(part, width_pt, IN_COLUMN, scope)?;
            columns.push(Column { width_pt, blocks });
        }
        Ok(Columns {
            columns,
            space_before_pt: element.length_pt("space-before")?.unwrap_or(0.0),
            keep_with_previous: element.flag("keep-with-previous")?,
        })
    }

    /// The body. A table that asks for pages lying across gets a section of its own; what follows
    /// it goes back, but the end of the flow does not, so that a signature is not left alone.
    fn flow(
        &mut self,
        element: &Element<'_>,
        open: &mut OpenSection,
        scope: Scope<'_>,
    ) -> Result<(), TemplateError> {
        element.allow("path, end")?;
        let path = element.path("path").unwrap_or_default();
        let Some(Field::Blocks(blocks)) = scope.field(&path) else {
            element.required("path")?;
            return Err(element.error(scope.unknown_field(&path)));
        };
        let end = element.attribute("end").unwrap_or_default();
        let mut body = Body::new(blocks, scope.base.join(&path), end);
        for index in 0..body.len() {
            let across = open.own || body.lies_across(index);
            if across != open.section.page.is_landscape() {
                let next = open.turned(&self.presentation, across);
                self.sections
                    .push(std::mem::replace(&mut open.section, next));
            }
            let room = Room {
                width_pt: open.section.page.text_width_pt(),
                height_pt: open.section.page.text_height_pt(),
            };
            let blocks = body.block(index, room, &self.law, &mut self.footnotes);
            open.section.blocks.extend(blocks);
        }
        Ok(())
    }
}

/// The section that blocks are added to.
struct OpenSection {
    section: Section,
    /// How many sections stood before it: the place of its own first part.
    first: usize,
    /// The template itself asked for pages lying across.
    own: bool,
}

impl OpenSection {
    /// The section that goes on with the other orientation.
    fn turned(&self, presentation: &Presentation, landscape: bool) -> Section {
        Section {
            page: page_setup(presentation, landscape),
            numbering: PageNumbering {
                restart: false,
                hide_first: false,
            },
            part: self.section.part.clone(),
            first_page_top: Vec::new(),
            first_page_bottom: Vec::new(),
            blocks: Vec::new(),
        }
    }
}

fn rule_length(value: &str) -> Option<RuleLength> {
    let above = |length: &f64| *length > 0.0;
    match value.strip_suffix('%') {
        Some(percent) => percent
            .trim()
            .parse()
            .ok()
            .filter(above)
            .filter(|percent| *percent <= 100.0)
            .map(|percent: f64| RuleLength::OfTextAbove(percent / 100.0)),
        None => length_pt(value).filter(above).map(RuleLength::Fixed),
    }
}

fn column_width(column: &Element<'_>, width_pt: f64) -> Result<Option<f64>, TemplateError> {
    let Some(value) = column.attribute("width") else {
        return Ok(None);
    };
    let width = match value.strip_suffix('%') {
        Some(percent) => percent
            .trim()
            .parse::<f64>()
            .ok()
            .map(|percent| to_twip_grid(width_pt * percent / 100.0)),
        None => length_pt(value),
    };
    width
        .filter(|width| *width > 0.0 && *width <= width_pt)
        .map(Some)
        .ok_or_else(|| {
            column.bad_value(
                "width",
                value,
                "a share such as 40%, or a length such as 66mm, of the text width",
            )
        })
}

/// Columns without a width share what the others leave; the last one takes what rounding left.
fn share_out(widths: &[Option<f64>], width_pt: f64) -> Vec<f64> {
    let given: f64 = widths.iter().flatten().sum();
    let open = widths.iter().filter(|width| width.is_none()).count();
    let share = if open == 0 {
        0.0
    } else {
        to_twip_grid((width_pt - given).max(0.0) / open as f64)
    };
    let mut widths: Vec<f64> = widths.iter().map(|width| width.unwrap_or(share)).collect();
    if let Some((last, others)) = widths.split_last_mut() {
        *last = to_twip_grid((width_pt - others.iter().sum::<f64>()).max(0.0));
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_add_up_to_the_text_width() {
        assert_eq!(share_out(&[Some(187.1), None], 467.7), [187.1, 280.6]);
        assert_eq!(share_out(&[None, None, None], 100.0), [33.35, 33.35, 33.3]);
        assert_eq!(share_out(&[Some(10.0)], 100.0), [100.0]);
        assert!(share_out(&[], 100.0).is_empty());
    }
}
