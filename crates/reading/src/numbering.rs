//! Labels of automatic numbering, counted as Word counts them.

use std::collections::HashMap;

use roxmltree::Node;
use thethuc_text::roman;

use crate::ReadError;
use crate::package::Package;
use crate::properties::ParagraphProperties;
use crate::xml::{attribute, child, child_val, name, parse};

const LEVELS: usize = 9;

/// The lists of a file, and how far each has been counted.
#[derive(Debug, Default)]
pub(crate) struct Lists {
    lists: HashMap<i64, List>,
    counters: HashMap<i64, [Option<u32>; LEVELS]>,
}

#[derive(Debug, Clone, Default)]
struct List {
    outline: i64,
    levels: Vec<Level>,
    restart: [Option<u32>; LEVELS],
}

#[derive(Debug, Clone)]
struct Level {
    start: u32,
    format: String,
    text: String,
    paragraph: ParagraphProperties,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 1,
            format: "decimal".to_owned(),
            text: String::new(),
            paragraph: ParagraphProperties::default(),
        }
    }
}

impl Lists {
    pub(crate) fn read(package: &Package<'_>, part: Option<&str>) -> Result<Self, ReadError> {
        let Some(part) = part else {
            return Ok(Self::default());
        };
        let Some(text) = package.text(part)? else {
            return Ok(Self::default());
        };
        let xml = parse(part, &text, package.limits.depth)?;
        let mut outlines: HashMap<i64, Vec<Level>> = HashMap::new();
        let mut lists = Self::default();
        for node in xml.root_element().children() {
            let id = |key: &str| attribute(node, key).and_then(|id| id.parse::<i64>().ok());
            match name(node) {
                "abstractNum" => {
                    if let Some(id) = id("abstractNumId") {
                        outlines.insert(id, levels(node));
                    }
                }
                "num" => {
                    let outline = child_val(node, "abstractNumId").and_then(|id| id.parse().ok());
                    if let (Some(id), Some(outline)) = (id("numId"), outline) {
                        lists
                            .lists
                            .insert(id, list(node, outline, outlines.get(&outline)));
                    }
                }
                _ => {}
            }
        }
        Ok(lists)
    }

    /// The label of the next paragraph of a list at a level; none when the list is unknown or its
    /// level shows nothing.
    pub(crate) fn next(&mut self, id: i64, level: usize) -> Option<String> {
        let list = self.lists.get_mut(&id)?;
        let level = level.min(LEVELS - 1);
        let counters = self.counters.entry(list.outline).or_default();
        // A list that counts a shared outline anew does so once, where it is first met.
        for (counter, start) in counters.iter_mut().zip(std::mem::take(&mut list.restart)) {
            if let Some(start) = start {
                *counter = start.checked_sub(1);
            }
        }
        let start = list.levels.get(level)?.start;
        counters[level] = Some(counters[level].map_or(start, |count| count.saturating_add(1)));
        counters[level + 1..].fill(None);
        label(list, level, counters)
    }

    /// The indents that a level of a list gives its paragraphs.
    pub(crate) fn indent(&self, id: i64, level: usize) -> Option<&ParagraphProperties> {
        self.lists
            .get(&id)?
            .levels
            .get(level.min(LEVELS - 1))
            .map(|level| &level.paragraph)
    }
}

fn levels(outline: Node<'_, '_>) -> Vec<Level> {
    let mut levels = vec![Level::default(); LEVELS];
    for node in outline.children().filter(|node| name(*node) == "lvl") {
        let at = attribute(node, "ilvl").and_then(|level| level.parse::<usize>().ok());
        if let Some(level) = at.and_then(|at| levels.get_mut(at)) {
            *level = read_level(node);
        }
    }
    levels
}

fn read_level(node: Node<'_, '_>) -> Level {
    Level {
        start: child_val(node, "start")
            .and_then(|start| start.parse().ok())
            .unwrap_or(1),
        format: child_val(node, "numFmt").unwrap_or("decimal").to_owned(),
        text: child_val(node, "lvlText").unwrap_or_default().to_owned(),
        paragraph: child(node, "pPr")
            .map(ParagraphProperties::read)
            .unwrap_or_default(),
    }
}

fn list(node: Node<'_, '_>, outline: i64, levels: Option<&Vec<Level>>) -> List {
    let mut list = List {
        outline,
        levels: levels
            .cloned()
            .unwrap_or_else(|| vec![Level::default(); LEVELS]),
        restart: [None; LEVELS],
    };
    for change in node.children().filter(|node| name(*node) == "lvlOverride") {
        let at = attribute(change, "ilvl").and_then(|level| level.parse::<usize>().ok());
        let Some(at) = at.filter(|at| *at < LEVELS) else {
            continue;
        };
        if let Some(level) = child(change, "lvl") {
            list.levels[at] = read_level(level);
        }
        list.restart[at] = child_val(change, "startOverride").and_then(|start| start.parse().ok());
    }
    list
}

/// `%1.%2.` with every `%n` replaced by the count of that level.
fn label(list: &List, level: usize, counters: &[Option<u32>; LEVELS]) -> Option<String> {
    let own = list.levels.get(level)?;
    if own.format == "none" && !own.text.contains('%') {
        return (!own.text.is_empty()).then(|| own.text.clone());
    }
    if own.format == "bullet" {
        return Some(bullet(&own.text));
    }
    let mut out = String::new();
    let mut chars = own.text.chars().peekable();
    while let Some(c) = chars.next() {
        let digit = if c == '%' {
            chars.peek().and_then(|d| d.to_digit(10))
        } else {
            None
        };
        match digit {
            Some(digit @ 1..=9) => {
                chars.next();
                let at = digit as usize - 1;
                let format = list
                    .levels
                    .get(at)
                    .map_or("decimal", |level| level.format.as_str());
                let start = list.levels.get(at).map_or(1, |level| level.start);
                out.push_str(&number(counters[at].unwrap_or(start), format));
            }
            _ => out.push(c),
        }
    }
    (!out.is_empty()).then_some(out)
}

/// Bullets of the symbol fonts live in the private area; each stands for a usual one.
fn bullet(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{F0B7}' => '•',
            '\u{F0A7}' => '▪',
            '\u{F0D8}' => '➢',
            '\u{F0FC}' => '✓',
            '\u{F02D}' => '-',
            other => other,
        })
        .collect()
}

fn number(value: u32, format: &str) -> String {
    match format {
        "lowerLetter" => letters(value, b'a'),
        "upperLetter" => letters(value, b'A'),
        "lowerRoman" => roman(value as usize).to_lowercase(),
        "upperRoman" => roman(value as usize),
        "decimalZero" => format!("{value:02}"),
        "none" => String::new(),
        _ => value.to_string(),
    }
}

/// `a` … `z`, `aa`, `bb`: Word doubles the letter.
fn letters(value: u32, first: u8) -> String {
    let index = value.saturating_sub(1);
    let letter = char::from(first + (index % 26) as u8);
    let times = (index / 26 + 1).min(30) as usize;
    std::iter::repeat_n(letter, times).collect()
}
