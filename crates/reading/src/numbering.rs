//! Labels of automatic numbering, counted as Word counts them.

use std::collections::HashMap;

use roxmltree::Node;

use crate::ReadError;
use crate::counting::{bullet, number};
use crate::package::Package;
use crate::properties::{ParagraphProperties, RunProperties};
use crate::styles::Styles;
use crate::xml::{attribute, child, child_val, name, parse, switch};

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
    /// The counts of levels above are shown in Arabic digits.
    legal: bool,
    /// After which level it is counted anew; none is after every one above it.
    restarts_after: Option<usize>,
    /// The paragraph style that stands at this level.
    style: Option<String>,
    paragraph: ParagraphProperties,
    /// How its label looks, where that differs from the end of its paragraph.
    run: RunProperties,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 1,
            format: "decimal".to_owned(),
            text: String::new(),
            legal: false,
            restarts_after: None,
            style: None,
            paragraph: ParagraphProperties::default(),
            run: RunProperties::default(),
        }
    }
}

/// An outline as the file has it: its levels, or the style of list that has them.
struct Outline {
    levels: Vec<Level>,
    link: Option<String>,
}

impl Lists {
    pub(crate) fn read(
        package: &Package<'_>,
        part: Option<&str>,
        styles: &Styles,
    ) -> Result<Self, ReadError> {
        let Some(part) = part else {
            return Ok(Self::default());
        };
        let Some(text) = package.text(part)? else {
            return Ok(Self::default());
        };
        let xml = parse(part, &text, package.limits.depth)?;
        let id = |node, key: &str| attribute(node, key).and_then(|id| id.parse::<i64>().ok());
        let mut outlines = HashMap::new();
        let mut nodes = HashMap::new();
        for node in xml.root_element().children() {
            match name(node) {
                "abstractNum" => {
                    outlines.extend(id(node, "abstractNumId").map(|id| (id, outline(node))));
                }
                "num" => nodes.extend(id(node, "numId").map(|id| (id, node))),
                _ => {}
            }
        }
        let mut lists = Self::default();
        for (id, node) in &nodes {
            let Some(found) = outline_of(*node) else {
                continue;
            };
            let linked = outlines
                .get(&found)
                .and_then(|outline| outline.link.as_deref());
            let list = linked
                .and_then(|style| styles.get(style)?.paragraph.numbering?.list)
                .and_then(|list| outline_of(*nodes.get(&list)?))
                .unwrap_or(found);
            let levels = outlines.get(&list).map(|outline| &outline.levels);
            lists.lists.insert(*id, read_list(*node, list, levels));
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
        for (below, counter) in counters.iter_mut().enumerate().skip(level + 1) {
            let after = list
                .levels
                .get(below)
                .and_then(|below| below.restarts_after);
            if after.is_none_or(|after| level < after) {
                *counter = None;
            }
        }
        label(list, level, counters)
    }

    /// The level of a list at which paragraphs of a style stand: the first, unless a level names it.
    pub(crate) fn level_of(&self, id: i64, style: &str) -> usize {
        let levels = self.lists.get(&id).map_or(&[][..], |list| &list.levels);
        let named = |level: &Level| level.style.as_deref() == Some(style);
        levels.iter().position(named).unwrap_or(0)
    }

    /// The indents that a level of a list gives its paragraphs.
    pub(crate) fn indent(&self, id: i64, level: usize) -> Option<&ParagraphProperties> {
        self.level(id, level).map(|level| &level.paragraph)
    }

    /// How the labels of a level look, as far as the list says it.
    pub(crate) fn letters(&self, id: i64, level: usize) -> Option<&RunProperties> {
        self.level(id, level).map(|level| &level.run)
    }

    fn level(&self, id: i64, level: usize) -> Option<&Level> {
        self.lists.get(&id)?.levels.get(level.min(LEVELS - 1))
    }
}

fn outline_of(list: Node<'_, '_>) -> Option<i64> {
    child_val(list, "abstractNumId")?.parse().ok()
}

fn outline(node: Node<'_, '_>) -> Outline {
    let mut levels = vec![Level::default(); LEVELS];
    for node in node.children().filter(|node| name(*node) == "lvl") {
        if let Some(level) = level_at(node).and_then(|at| levels.get_mut(at)) {
            *level = read_level(node);
        }
    }
    Outline {
        levels,
        link: child_val(node, "numStyleLink").map(str::to_owned),
    }
}

fn level_at(node: Node<'_, '_>) -> Option<usize> {
    attribute(node, "ilvl")?.parse().ok()
}

fn read_level(node: Node<'_, '_>) -> Level {
    let number = |key| child_val(node, key).and_then(|value| value.parse().ok());
    let format = child(node, "numFmt").or_else(|| {
        // A format that old programs do not know stands in an alternate content.
        let branch = crate::shape::branch(child(node, "AlternateContent")?)?;
        child(branch, "numFmt")
    });
    let value = |key| format.and_then(|format| attribute(format, key));
    Level {
        start: number("start").unwrap_or(1),
        format: match value("val") {
            Some("custom") => value("format").unwrap_or("decimal").to_owned(),
            named => named.unwrap_or("decimal").to_owned(),
        },
        text: child_val(node, "lvlText").unwrap_or_default().to_owned(),
        legal: switch(node, "isLgl").unwrap_or(false),
        restarts_after: number("lvlRestart").map(|level| level as usize),
        style: child_val(node, "pStyle").map(str::to_owned),
        paragraph: child(node, "pPr")
            .map(ParagraphProperties::read)
            .unwrap_or_default(),
        run: child(node, "rPr")
            .map(RunProperties::read)
            .unwrap_or_default(),
    }
}

fn read_list(node: Node<'_, '_>, outline: i64, levels: Option<&Vec<Level>>) -> List {
    let mut list = List {
        outline,
        levels: levels
            .cloned()
            .unwrap_or_else(|| vec![Level::default(); LEVELS]),
        restart: [None; LEVELS],
    };
    for change in node.children().filter(|node| name(*node) == "lvlOverride") {
        let Some(at) = level_at(change).filter(|at| *at < LEVELS) else {
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
    if own.format == "bullet" {
        return Some(bullet(&own.text));
    }
    let mut out = String::new();
    let mut chars = own.text.chars().peekable();
    while let Some(c) = chars.next() {
        let digit = chars
            .peek()
            .filter(|_| c == '%')
            .and_then(|next| next.to_digit(10));
        let Some(digit @ 1..=9) = digit else {
            out.push(c);
            continue;
        };
        chars.next();
        let at = digit as usize - 1;
        let Some(shown) = list.levels.get(at) else {
            continue;
        };
        let format = if own.legal { "decimal" } else { &shown.format };
        out.push_str(&number(counters[at].unwrap_or(shown.start), format));
    }
    (!out.is_empty()).then_some(out)
}
