//! Walks the parts of a file in reading order.

use std::collections::HashMap;

use roxmltree::Node;

use crate::look::Looks;
use crate::numbering::Lists;
use crate::package::{Package, Relation};
use crate::paragraph::{self, Context};
use crate::section::{self, Reference, SectionProperties};
use crate::styles::{Style, Styles, shows_borders};
use crate::theme::Theme;
use crate::xml::{attribute, child, child_val, name, parse, switch, twips};
use crate::{
    Align, Note, Origin, PageNumber, Paragraph, Place, ReadError, Reading, SectionPage, Source,
    SourcePart, Table,
};

/// Reads the main document and all that it refers to; notes in `source` where its letters stand.
pub(crate) fn read(
    package: &Package<'_>,
    source: Option<&mut Source>,
) -> Result<Reading, ReadError> {
    let root = package.relations("")?;
    let main = part_of(&root, "officeDocument").unwrap_or("word/document.xml");
    let relations = package.relations(main)?;
    let settings = Settings::read(package, part_of(&relations, "settings"))?;
    let styles = Styles::read(package, part_of(&relations, "styles"))?;
    let theme = Theme::read(package, part_of(&relations, "theme"))?;
    let lists = Lists::read(package, part_of(&relations, "numbering"))?;
    let looks = Looks {
        styles: &styles,
        theme: &theme,
        vietnamese: settings.vietnamese,
    };
    let mut walker = Walker {
        looks,
        lists,
        reading: Reading::default(),
        section: 0,
        runs: 0,
        source,
    };
    walker.reading.protected = settings.protected;
    walker.reading.signed =
        package.has_prefix("_xmlsignatures/") || part_of(&root, "origin").is_some();
    walker.reading.application = application(package, &root)?;
    let sections = walker.main(package, main)?;
    for (kind, end) in [("footnotes", false), ("endnotes", true)] {
        if let Some(part) = part_of(&relations, kind) {
            walker.notes(package, part, end)?;
        }
    }
    if let Some(part) = part_of(&relations, "comments") {
        walker.reading.comments = count(package, part, "comment")?;
    }
    walker.headers(package, &relations, sections)?;
    Ok(walker.reading)
}

fn part_of<'r>(relations: &'r HashMap<String, Relation>, kind: &str) -> Option<&'r str> {
    relations
        .values()
        .find(|relation| relation.kind == kind)
        .map(|relation| relation.part.as_str())
}

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

fn count(package: &Package<'_>, part: &str, element: &str) -> Result<usize, ReadError> {
    let Some(text) = package.text(part)? else {
        return Ok(0);
    };
    let xml = parse(part, &text, package.limits.depth)?;
    Ok(xml
        .root_element()
        .children()
        .filter(|node| name(*node) == element)
        .count())
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

struct Walker<'s> {
    looks: Looks<'s>,
    lists: Lists,
    reading: Reading,
    section: usize,
    runs: usize,
    /// Where letters stand, when that was asked for; its last part is the one at hand.
    source: Option<&'s mut Source>,
}

impl Walker<'_> {
    fn main(
        &mut self,
        package: &Package<'_>,
        part: &str,
    ) -> Result<Vec<SectionProperties>, ReadError> {
        let missing = || ReadError::MissingPart(part.to_owned());
        let text = package.text(part)?.ok_or_else(missing)?;
        let xml = parse(part, &text, package.limits.depth)?;
        let body = child(xml.root_element(), "body").ok_or_else(missing)?;
        let mut sections = Vec::new();
        self.enter(part, &text);
        self.blocks(
            body,
            &|section| Place::Body { section },
            None,
            &mut sections,
        );
        if let Some(properties) = child(body, "sectPr") {
            sections.push(section::read(properties));
        }
        if sections.is_empty() {
            sections.push(SectionProperties {
                page: SectionPage::default(),
                references: Vec::new(),
                source: None,
            });
        }
        if let Some(source) = &mut self.source {
            source.sections = sections
                .iter()
                .map(|section| section.source.clone())
                .collect();
        }
        Ok(sections)
    }

    /// Notes that what follows stands in this part.
    fn enter(&mut self, part: &str, text: &str) {
        if let Some(source) = &mut self.source {
            source.parts.push(SourcePart {
                name: part.to_owned(),
                xml: text.to_owned(),
            });
        }
    }

    /// Blocks of a body, cell, text box, header or note.
    fn blocks(
        &mut self,
        parent: Node<'_, '_>,
        place: &dyn Fn(usize) -> Place,
        table: Option<&Style>,
        sections: &mut Vec<SectionProperties>,
    ) {
        for node in parent.children().filter(Node::is_element) {
            match name(node) {
                "p" => self.paragraph(node, place, table, sections),
                "tbl" => self.table(node, sections),
                "sdt" => {
                    if let Some(content) = child(node, "sdtContent") {
                        self.blocks(content, place, table, sections);
                    }
                }
                "ins" | "moveTo" | "customXml" | "smartTag" => {
                    self.blocks(node, place, table, sections)
                }
                "AlternateContent" => {
                    if let Some(branch) = crate::shape::branch(node) {
                        self.blocks(branch, place, table, sections);
                    }
                }
                _ => {}
            }
        }
    }

    fn paragraph(
        &mut self,
        node: Node<'_, '_>,
        place: &dyn Fn(usize) -> Place,
        table: Option<&Style>,
        sections: &mut Vec<SectionProperties>,
    ) {
        let context = Context {
            looks: &self.looks,
            table,
            traced: self.source.is_some(),
        };
        let read = paragraph::read(node, &context, &mut self.lists, &mut self.runs);
        self.reading.revisions += read.revisions;
        self.reading.paragraphs.push(Paragraph {
            place: place(self.section),
            ..read.paragraph
        });
        if let Some(source) = &mut self.source {
            source.paragraphs.push(Origin {
                part: source.parts.len() - 1,
                element: node.range(),
                atoms: read.atoms,
            });
        }
        for content in read.boxes {
            self.blocks(
                content,
                &|section| Place::TextBox { section },
                None,
                sections,
            );
        }
        if let Some(properties) = child(node, "pPr").and_then(|p| child(p, "sectPr")) {
            sections.push(section::read(properties));
            self.section += 1;
        }
    }

    fn table(&mut self, node: Node<'_, '_>, sections: &mut Vec<SectionProperties>) {
        let properties = child(node, "tblPr");
        let style = properties
            .and_then(|found| child_val(found, "tblStyle"))
            .and_then(|id| self.looks.styles.get(id))
            .or_else(|| self.looks.styles.default_table())
            .cloned();
        let index = self.reading.tables.len();
        let widths_pt = child(node, "tblGrid")
            .map(|grid| {
                let widths = grid.children().filter(|column| name(*column) == "gridCol");
                widths
                    .map(|column| attribute(column, "w").and_then(twips).unwrap_or(0.0))
                    .collect()
            })
            .unwrap_or_default();
        let bordered = properties
            .and_then(shows_borders)
            .unwrap_or_else(|| style.as_ref().is_some_and(|style| style.bordered));
        self.reading.tables.push(Table {
            widths_pt,
            rows: 0,
            bordered,
            section: self.section,
        });
        let mut row = 0;
        for node in contents(node, "tr") {
            self.row(node, index, row, style.as_ref(), sections);
            row += 1;
        }
        self.reading.tables[index].rows = row;
    }

    fn row(
        &mut self,
        node: Node<'_, '_>,
        table: usize,
        row: usize,
        style: Option<&Style>,
        sections: &mut Vec<SectionProperties>,
    ) {
        let skipped = |key: &str| {
            child(node, "trPr")
                .and_then(|p| child_val(p, key))
                .and_then(|n| n.parse::<usize>().ok())
        };
        let mut column = skipped("gridBefore").unwrap_or(0).min(63);
        for cell in contents(node, "tc") {
            let place = |section| Place::Cell {
                table,
                row,
                column,
                section,
            };
            self.blocks(cell, &place, style, sections);
            let span = child(cell, "tcPr").and_then(|p| child_val(p, "gridSpan"));
            column += span
                .and_then(|n| n.parse::<usize>().ok())
                .unwrap_or(1)
                .clamp(1, 63);
        }
    }

    fn notes(&mut self, package: &Package<'_>, part: &str, end: bool) -> Result<(), ReadError> {
        let Some(text) = package.text(part)? else {
            return Ok(());
        };
        let xml = parse(part, &text, package.limits.depth)?;
        self.enter(part, &text);
        for node in xml.root_element().children().filter(Node::is_element) {
            if matches!(attribute(node, "type"), Some(kind) if kind != "normal") {
                continue;
            }
            let id = attribute(node, "id")
                .and_then(|id| id.parse().ok())
                .unwrap_or(0);
            let before = self.reading.paragraphs.len();
            self.blocks(node, &|_| Place::Note, None, &mut Vec::new());
            let paragraphs = self.reading.paragraphs.split_off(before);
            if let Some(source) = &mut self.source {
                let origins = source.paragraphs.split_off(before);
                source.notes.push(origins);
            }
            self.reading.notes.push(Note {
                id,
                end,
                paragraphs,
            });
        }
        Ok(())
    }

    /// Headers and footers of every section; a section that names none has those of the one before.
    fn headers(
        &mut self,
        package: &Package<'_>,
        relations: &HashMap<String, Relation>,
        sections: Vec<SectionProperties>,
    ) -> Result<(), ReadError> {
        for (index, section) in sections.into_iter().enumerate() {
            let mut page = section.page;
            let inherited = index
                .checked_sub(1)
                .map(|last| self.reading.sections[last].page_numbers.clone());
            let named = |number: &PageNumber| {
                let same =
                    |r: &Reference| r.in_header == number.in_header && r.pages == number.pages;
                section.references.iter().any(same)
            };
            page.page_numbers = inherited.unwrap_or_default();
            page.page_numbers.retain(|number| !named(number));
            for reference in &section.references {
                if let Some(relation) = relations.get(&reference.relation) {
                    let numbers = self.header(package, &relation.part, reference, index)?;
                    page.page_numbers.extend(numbers);
                }
            }
            self.reading.sections.push(page);
        }
        Ok(())
    }

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
        let pages = reference.pages;
        let before = self.reading.paragraphs.len();
        let place = |_| {
            if reference.in_header {
                Place::Header { section, pages }
            } else {
                Place::Footer { section, pages }
            }
        };
        self.blocks(xml.root_element(), &place, None, &mut Vec::new());
        Ok(self.reading.paragraphs[before..]
            .iter()
            .filter_map(|paragraph| page_number(paragraph, reference))
            .collect())
    }
}

fn page_number(paragraph: &Paragraph, reference: &Reference) -> Option<PageNumber> {
    let run = paragraph.runs.iter().find(|run| run.page_field)?;
    Some(PageNumber {
        in_header: reference.in_header,
        pages: reference.pages,
        align: tabbed(paragraph, run.range.start).unwrap_or(paragraph.align),
        look: run.look.clone(),
    })
}

/// In a header, the first tab goes to the centre and the second to the right, unless the file sets
/// other stops.
fn tabbed(paragraph: &Paragraph, at: usize) -> Option<Align> {
    match paragraph.text.get(..at)?.matches('\t').count() {
        0 => None,
        1 => Some(Align::Center),
        _ => Some(Align::Right),
    }
}

/// Rows or cells, also inside content controls and revisions.
fn contents<'a, 'i>(parent: Node<'a, 'i>, wanted: &str) -> Vec<Node<'a, 'i>> {
    let mut found = Vec::new();
    for node in parent.children().filter(Node::is_element) {
        match name(node) {
            found_name if found_name == wanted => {
                let deleted = child(node, "trPr")
                    .and_then(|p| switch(p, "del"))
                    .unwrap_or(false);
                if !deleted {
                    found.push(node);
                }
            }
            "sdt" => {
                if let Some(content) = child(node, "sdtContent") {
                    found.extend(contents(content, wanted));
                }
            }
            "ins" | "customXml" => found.extend(contents(node, wanted)),
            _ => {}
        }
    }
    found
}
