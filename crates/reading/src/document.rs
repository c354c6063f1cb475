//! The main document and all that it refers to.

use std::collections::HashMap;

use crate::body::{Spot, Walker};
use crate::headers;
use crate::look::Looks;
use crate::measure;
use crate::notes::{self, CommentTexts};
use crate::numbering::Lists;
use crate::package::{Package, Relation};
use crate::paragraph::Paragraphs;
use crate::section::{self, SectionProperties};
use crate::styles::Styles;
use crate::theme::Theme;
use crate::xml::{attribute, child, child_val, parse};
use crate::{Place, ReadError, Reading, Source, SourcePart};

/// Reads the main document and all that it refers to; notes in `source` where its letters stand.
pub(crate) fn read(
    package: &Package<'_>,
    source: Option<&mut Source>,
) -> Result<Reading, ReadError> {
    let root = package.relations("")?;
    let main = part_of(&root, "officeDocument").unwrap_or("word/document.xml");
    let relations = package.relations(main)?;
    let part = |kind| part_of(&relations, kind);
    let settings = Settings::read(package, part("settings"))?;
    let styles = Styles::read(package, part("styles"))?;
    let theme = Theme::read(package, part("theme"))?;
    let mut walker = Walker {
        paragraphs: Paragraphs {
            looks: Looks {
                styles: &styles,
                theme: &theme,
                vietnamese: settings.vietnamese,
            },
            lists: Lists::read(package, part("numbering"), &styles)?,
            comments: CommentTexts::read(package, part("comments"))?,
            runs: 0,
            traced: source.is_some(),
        },
        reading: Reading {
            protected: settings.protected,
            signed: package.has_prefix("_xmlsignatures/") || part_of(&root, "origin").is_some(),
            application: application(package, &root)?,
            ..Reading::default()
        },
        sections: Vec::new(),
        asides: Vec::new(),
        source,
    };
    walker.main(package, main)?;
    for (kind, end) in [("footnotes", false), ("endnotes", true)] {
        if let Some(part) = part(kind) {
            walker.notes(package, part, end)?;
        }
    }
    headers::read(&mut walker, package, &relations)?;
    notes::resolve(&mut walker.reading, &walker.asides);
    measure::lines(&mut walker.reading, &walker.asides);
    Ok(walker.reading)
}

fn part_of<'r>(relations: &'r HashMap<String, Relation>, kind: &str) -> Option<&'r str> {
    relations
        .values()
        .find(|relation| relation.kind == kind)
        .map(|relation| relation.part.as_str())
}

/// The program that wrote the file.
fn application(
    package: &Package<'_>,
    root: &HashMap<String, Relation>,
) -> Result<Option<String>, ReadError> {
    let Some(part) = part_of(root, "extended-properties") else {
        return Ok(None);
    };
    let Some(text) = package.text(part)? else {
        return Ok(None);
    };
    let xml = parse(part, &text, package.limits.depth)?;
    Ok(child(xml.root_element(), "Application")
        .and_then(|node| node.text())
        .map(str::to_owned))
}

/// What `settings.xml` says that matters here.
#[derive(Default)]
struct Settings {
    vietnamese: bool,
    protected: bool,
}

impl Settings {
    fn read(package: &Package<'_>, part: Option<&str>) -> Result<Self, ReadError> {
        let Some(part) = part else {
            return Ok(Self::default());
        };
        let Some(text) = package.text(part)? else {
            return Ok(Self::default());
        };
        let xml = parse(part, &text, package.limits.depth)?;
        let root = xml.root_element();
        Ok(Self {
            vietnamese: child_val(root, "themeFontLang").is_some_and(|lang| lang.starts_with("vi")),
            protected: child(root, "documentProtection").is_some_and(|protection| {
                matches!(
                    attribute(protection, "enforcement"),
                    Some("1" | "true" | "on")
                )
            }),
        })
    }
}

impl Walker<'_> {
    fn main(&mut self, package: &Package<'_>, part: &str) -> Result<(), ReadError> {
        let missing = || ReadError::MissingPart(part.to_owned());
        let text = package.text(part)?.ok_or_else(missing)?;
        let xml = parse(part, &text, package.limits.depth)?;
        let body = child(xml.root_element(), "body").ok_or_else(missing)?;
        self.enter(part, &text);
        self.blocks(
            body,
            Spot::outside_tables(&|section| Place::Body { section }),
        );
        match child(body, "sectPr") {
            Some(properties) => self.sections.push(section::read(properties)),
            None if self.sections.is_empty() => self.sections.push(SectionProperties::default()),
            None => {}
        }
        if let Some(source) = &mut self.source {
            let sections = self.sections.iter();
            source.sections = sections.map(|section| section.source.clone()).collect();
        }
        Ok(())
    }

    /// Notes that what follows stands in this part.
    pub(crate) fn enter(&mut self, part: &str, text: &str) {
        if let Some(source) = &mut self.source {
            source.parts.push(SourcePart {
                name: part.to_owned(),
                xml: text.to_owned(),
            });
        }
    }
}
