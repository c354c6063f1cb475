//! Reading the package: parts, sections, tables, paragraphs and runs.

use std::collections::HashMap;
use std::io::{Cursor, Read as _};

use roxmltree::{Document, Node};
use thethuc_model::FOOTNOTE_MARK;
use zip::ZipArchive;

use super::styles::{Styles, attribute, child, children, twips, value};
use super::{Border, Cell, Docx, Letter, Look, Paragraph, Section, Story};
use crate::CertificateError;
use crate::letters::{Haystack, comparable};

type Package = ZipArchive<Cursor<Vec<u8>>>;

impl Docx {
    /// Reads a file.
    ///
    /// # Errors
    /// When it is no package or a part of it is no XML.
    pub fn read(bytes: &[u8]) -> Result<Self, CertificateError> {
        let mut package =
            ZipArchive::new(Cursor::new(bytes.to_vec())).map_err(CertificateError::Package)?;
        let styles = part(&mut package, "word/styles.xml")?;
        let styles = Styles::read(&Document::parse(&styles)?);
        let relations = part(&mut package, "word/_rels/document.xml.rels")?;
        let targets = targets(&Document::parse(&relations)?);
        let body = part(&mut package, "word/document.xml")?;
        let body = Document::parse(&body)?;

        let mut reader = Reader {
            styles: &styles,
            file: Self::default(),
            story: Story::Body,
            section: 0,
            tables: 0,
        };
        let body = child(body.root_element(), "body").ok_or(CertificateError::NoBody)?;
        reader.file.sections = body
            .descendants()
            .filter(|node| node.tag_name().name() == "sectPr")
            .map(|node| section(node, &targets))
            .collect();
        reader.blocks(body, None);
        for (name, story) in [("word/footnotes.xml", Some(Story::Footnote))]
            .into_iter()
            .chain(margins(&targets))
        {
            let Ok(xml) = part(&mut package, name) else {
                continue;
            };
            let xml = Document::parse(&xml)?;
            reader.section = 0;
            reader.story = story.unwrap_or_else(|| Story::Margin(name.to_owned()));
            match reader.story {
                Story::Footnote => children(xml.root_element(), "footnote")
                    .for_each(|note| reader.blocks(note, None)),
                _ => reader.blocks(xml.root_element(), None),
            }
        }
        let mut file = reader.file;
        file.haystack = Haystack::new(file.letters.iter().map(|letter| letter.letter).collect());
        Ok(file)
    }
}

fn part(package: &mut Package, name: &str) -> Result<String, CertificateError> {
    let part = name.to_owned();
    let mut text = String::new();
    match package.by_name(name) {
        Ok(mut entry) => entry
            .read_to_string(&mut text)
            .map_err(|source| CertificateError::Part { part, source })?,
        Err(source) => return Err(CertificateError::NoPart { part, source }),
    };
    Ok(text)
}

/// Part names by relation.
fn targets(relations: &Document) -> HashMap<String, String> {
    children(relations.root_element(), "Relationship")
        .filter_map(|relation| {
            let target = attribute(relation, "Target")?.trim_start_matches("/word/");
            Some((
                attribute(relation, "Id")?.to_owned(),
                format!("word/{target}"),
            ))
        })
        .collect()
}

fn margins(targets: &HashMap<String, String>) -> impl Iterator<Item = (&str, Option<Story>)> {
    let mut names: Vec<&str> = targets
        .values()
        .map(String::as_str)
        .filter(|name| name.contains("header") || name.contains("footer"))
        .collect();
    names.sort_unstable();
    names.dedup();
    names.into_iter().map(|name| (name, None))
}

fn section(node: Node, targets: &HashMap<String, String>) -> Section {
    let measure = |name, attribute| {
        child(node, name)
            .and_then(|child| twips(child, attribute))
            .unwrap_or(0.0)
    };
    let head = |kind: &str| {
        let reference = children(node, "headerReference")
            .find(|head| attribute(*head, "type") == Some(kind))?;
        targets.get(attribute(reference, "id")?).cloned()
    };
    Section {
        width_pt: measure("pgSz", "w"),
        height_pt: measure("pgSz", "h"),
        top_pt: measure("pgMar", "top"),
        bottom_pt: measure("pgMar", "bottom"),
        left_pt: measure("pgMar", "left"),
        right_pt: measure("pgMar", "right"),
        landscape: child(node, "pgSz").and_then(|size| attribute(size, "orient"))
            == Some("landscape"),
        has_table: false,
        first_page_differs: child(node, "titlePg")
            .is_some_and(|node| attribute(node, "val") != Some("0")),
        starts_from: child(node, "pgNumType")
            .and_then(|numbers| attribute(numbers, "start")?.parse().ok()),
        heads: [head("default"), head("first")],
    }
}

struct Reader<'a> {
    styles: &'a Styles,
    file: Docx,
    story: Story,
    section: usize,
    tables: usize,
}

impl Reader<'_> {
    fn blocks(&mut self, parent: Node, cell: Option<&Cell>) {
        for node in parent.children() {
            match node.tag_name().name() {
                "p" => self.paragraph(node, cell),
                "tbl" => self.table(node, cell),
                "sdt" => {
                    if let Some(content) = child(node, "sdtContent") {
                        self.blocks(content, cell);
                    }
                }
                _ => {}
            }
        }
    }

    fn table(&mut self, table: Node, outer: Option<&Cell>) {
        let index = self.tables;
        self.tables += 1;
        let properties = child(table, "tblPr");
        let border = properties
            .and_then(|properties| child(properties, "tblBorders"))
            .and_then(|borders| child(borders, "top"))
            .and_then(border);
        let grid: Vec<f64> = child(table, "tblGrid")
            .into_iter()
            .flat_map(|grid| children(grid, "gridCol"))
            .map(|column| twips(column, "w").unwrap_or(0.0))
            .collect();
        let is_table = border.is_some() && (grid.len() > 1 || children(table, "tr").count() > 1);
        if is_table
            && self.story == Story::Body
            && let Some(section) = self.file.sections.get_mut(self.section)
        {
            section.has_table = true;
        }
        let indent = properties
            .and_then(|properties| child(properties, "tblInd"))
            .and_then(|indent| twips(indent, "w"))
            .unwrap_or(0.0);
        let start = outer.map_or(0.0, |cell| cell.from_left_pt) + indent;
        for row in children(table, "tr") {
            let height_pt = child(row, "trPr")
                .and_then(|properties| child(properties, "trHeight"))
                .filter(|height| attribute(*height, "hRule") == Some("exact"))
                .and_then(|height| twips(height, "val"));
            let mut column = 0;
            let mut from_left_pt = start;
            for node in children(row, "tc") {
                let span = child(node, "tcPr")
                    .and_then(|properties| value(properties, "gridSpan")?.parse().ok())
                    .unwrap_or(1);
                let width: f64 = grid.iter().skip(column).take(span).sum();
                let padding = paddings(properties, node);
                let cell = Cell {
                    table: index,
                    width_pt: width - padding[0] - padding[1],
                    height_pt,
                    border: cell_border(node).or_else(|| border.clone()),
                    from_left_pt: from_left_pt + padding[0],
                };
                self.blocks(node, Some(&cell));
                from_left_pt += width;
                column += span;
            }
        }
    }

    fn paragraph(&mut self, node: Node, cell: Option<&Cell>) {
        let properties = child(node, "pPr");
        let (look, shape) = self.styles.paragraph(properties);
        let index = self.file.paragraphs.len();
        let top_border = properties
            .and_then(|properties| child(properties, "pBdr"))
            .and_then(|borders| child(borders, "top"))
            .and_then(border);
        self.file.paragraphs.push(Paragraph {
            story: self.story.clone(),
            section: self.section.min(self.file.sections.len().saturating_sub(1)),
            cell: cell.cloned(),
            shape,
            look: look.clone(),
            top_border,
            text: String::new(),
            shows_page_number: false,
        });
        self.runs(node, &look, index);
        if properties.is_some_and(|properties| child(properties, "sectPr").is_some()) {
            self.section += 1;
        }
    }

    fn runs(&mut self, parent: Node, paragraph: &Look, index: usize) {
        for node in parent.children() {
            match node.tag_name().name() {
                "r" => self.run(node, paragraph, index),
                "hyperlink" | "ins" | "smartTag" => self.runs(node, paragraph, index),
                "fldSimple" => {
                    let is_page =
                        attribute(node, "instr").is_some_and(|code| code.contains("PAGE"));
                    self.file.paragraphs[index].shows_page_number |= is_page;
                    self.runs(node, paragraph, index);
                }
                _ => {}
            }
        }
    }

    fn run(&mut self, run: Node, paragraph: &Look, index: usize) {
        let look = self.styles.run(paragraph, child(run, "rPr"));
        for node in run.children() {
            let text = match node.tag_name().name() {
                "t" => node.text().unwrap_or_default().to_owned(),
                "noBreakHyphen" => "-".to_owned(),
                "tab" => "\t".to_owned(),
                "br" | "cr" => "\n".to_owned(),
                "footnoteReference" => FOOTNOTE_MARK.to_string(),
                "instrText" => {
                    let is_page = node.text().is_some_and(|code| code.contains("PAGE"));
                    self.file.paragraphs[index].shows_page_number |= is_page;
                    if is_page {
                        self.look(&look);
                        self.file.paragraphs[index].look = look.clone();
                    }
                    continue;
                }
                _ => continue,
            };
            let look = self.look(&look);
            let before = self.file.paragraphs[index]
                .text
                .trim_end_matches([' ', '\u{A0}']);
            let begins = before.is_empty() || before.ends_with('\n');
            self.file.paragraphs[index].text.push_str(&text);
            let letters = comparable(&text).into_iter().enumerate();
            self.file
                .letters
                .extend(letters.map(|(place, letter)| Letter {
                    paragraph: index,
                    look,
                    letter,
                    begins_line: begins && place == 0,
                }));
        }
    }

    fn look(&mut self, look: &Look) -> usize {
        let looks = &mut self.file.looks;
        looks
            .iter()
            .position(|known| known == look)
            .unwrap_or_else(|| {
                looks.push(look.clone());
                looks.len() - 1
            })
    }
}

fn border(node: Node) -> Option<Border> {
    let kind = attribute(node, "val")?;
    if matches!(kind, "nil" | "none") {
        return None;
    }
    let color = match attribute(node, "color") {
        None | Some("auto") => "000000".to_owned(),
        Some(color) => color.to_uppercase(),
    };
    Some(Border {
        kind: kind.to_owned(),
        color,
    })
}

fn cell_border(cell: Node) -> Option<Border> {
    border(child(child(child(cell, "tcPr")?, "tcBorders")?, "top")?)
}

/// Paddings of a cell on the left and right, pt.
fn paddings(table: Option<Node>, cell: Node) -> [f64; 2] {
    let own = child(cell, "tcPr").and_then(|properties| child(properties, "tcMar"));
    let common = table.and_then(|properties| child(properties, "tblCellMar"));
    [["left", "start"], ["right", "end"]].map(|names| {
        [own, common]
            .into_iter()
            .flatten()
            .find_map(|margins| {
                names
                    .iter()
                    .find_map(|name| twips(child(margins, name)?, "w"))
            })
            // What Word takes where nothing is said: 0.19 cm.
            .unwrap_or(5.4)
    })
}
