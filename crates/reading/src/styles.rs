//! Styles: defaults of the document, styles and what they are based on.

use std::collections::HashMap;

use roxmltree::Node;

use crate::ReadError;
use crate::package::Package;
use crate::properties::{ParagraphProperties, RunProperties};
use crate::xml::{attribute, child, child_val, name, parse};

/// How many styles may be based on one another; Word itself stops at eleven.
const MAX_CHAIN: usize = 24;

/// All styles of a file, with what they inherit worked out.
#[derive(Debug, Default)]
pub(crate) struct Styles {
    styles: HashMap<String, Style>,
    default_paragraph: Option<String>,
    default_table: Option<String>,
    defaults: Style,
}

/// A style.
#[derive(Debug, Clone, Default)]
pub(crate) struct Style {
    pub(crate) id: String,
    pub(crate) title: String,
    based_on: Option<String>,
    pub(crate) run: RunProperties,
    pub(crate) paragraph: ParagraphProperties,
    pub(crate) bordered: bool,
}

impl Styles {
    pub(crate) fn read(package: &Package<'_>, part: Option<&str>) -> Result<Self, ReadError> {
        let Some(part) = part else {
            return Ok(Self::default());
        };
        let Some(text) = package.text(part)? else {
            return Ok(Self::default());
        };
        let xml = parse(part, &text, package.limits.depth)?;
        let mut styles = Self::default();
        for node in xml.root_element().children() {
            match name(node) {
                "docDefaults" => styles.defaults = defaults(node),
                "style" => styles.add(node),
                _ => {}
            }
        }
        styles.work_out();
        Ok(styles)
    }

    fn add(&mut self, node: Node<'_, '_>) {
        let Some(id) = attribute(node, "styleId") else {
            return;
        };
        let is_default = matches!(attribute(node, "default"), Some("1" | "true" | "on"));
        match attribute(node, "type") {
            Some("paragraph") if is_default => self.default_paragraph = Some(id.to_owned()),
            Some("table") if is_default => self.default_table = Some(id.to_owned()),
            _ => {}
        }
        self.styles.insert(
            id.to_owned(),
            Style {
                id: id.to_owned(),
                title: child_val(node, "name").unwrap_or(id).to_owned(),
                based_on: child_val(node, "basedOn").map(str::to_owned),
                run: child(node, "rPr")
                    .map(RunProperties::read)
                    .unwrap_or_default(),
                paragraph: child(node, "pPr")
                    .map(ParagraphProperties::read)
                    .unwrap_or_default(),
                bordered: child(node, "tblPr")
                    .is_some_and(|table| shows_borders(table) == Some(true)),
            },
        );
    }

    /// Gives every style what it inherits.
    fn work_out(&mut self) {
        let whole: HashMap<String, Style> = self
            .styles
            .keys()
            .map(|id| (id.clone(), self.inherit(id)))
            .collect();
        self.styles = whole;
    }

    fn inherit(&self, id: &str) -> Style {
        let mut chain = Vec::new();
        let mut next = Some(id);
        while let Some(style) = next.and_then(|id| self.styles.get(id)) {
            chain.push(style);
            next = style
                .based_on
                .as_deref()
                .filter(|_| chain.len() < MAX_CHAIN);
        }
        let mut whole = Style::default();
        for style in &chain {
            whole.run = whole.run.over(&style.run);
            whole.paragraph = whole.paragraph.over(&style.paragraph);
            whole.bordered |= style.bordered;
        }
        if let Some(own) = chain.first() {
            whole.id.clone_from(&own.id);
            whole.title.clone_from(&own.title);
        }
        whole
    }

    pub(crate) fn get(&self, id: &str) -> Option<&Style> {
        self.styles.get(id)
    }

    /// The style of a paragraph that names none.
    pub(crate) fn default_paragraph(&self) -> Option<&Style> {
        self.default_paragraph
            .as_deref()
            .and_then(|id| self.get(id))
    }

    /// The style of a table that names none.
    pub(crate) fn default_table(&self) -> Option<&Style> {
        self.default_table.as_deref().and_then(|id| self.get(id))
    }

    /// The defaults of the document.
    pub(crate) fn defaults(&self) -> &Style {
        &self.defaults
    }
}

fn defaults(node: Node<'_, '_>) -> Style {
    let part = |outer: &str, inner: &str| child(node, outer).and_then(|found| child(found, inner));
    Style {
        run: part("rPrDefault", "rPr")
            .map(RunProperties::read)
            .unwrap_or_default(),
        paragraph: part("pPrDefault", "pPr")
            .map(ParagraphProperties::read)
            .unwrap_or_default(),
        ..Style::default()
    }
}

/// Whether table properties show borders; none when they do not say.
pub(crate) fn shows_borders(properties: Node<'_, '_>) -> Option<bool> {
    let borders = child(properties, "tblBorders")?;
    Some(
        borders
            .children()
            .filter(Node::is_element)
            .any(|side| !matches!(attribute(side, "val"), None | Some("nil" | "none"))),
    )
}
