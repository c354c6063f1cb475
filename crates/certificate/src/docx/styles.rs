//! How letters and paragraphs of a DOCX look, resolved from defaults, styles and direct formatting.

use std::collections::HashMap;

use roxmltree::{Document, Node};

/// Points in a twip.
const PT_PER_TWIP: f64 = 1.0 / 20.0;

/// The look of letters. Blank is what nothing has said yet.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Look {
    /// Size, pt.
    pub size_pt: Option<f64>,
    /// Đậm.
    pub bold: Option<bool>,
    /// Nghiêng.
    pub italic: Option<bool>,
    /// Gạch chân.
    pub underline: Option<bool>,
    /// Six hexadecimal digits; `auto` counts as black.
    pub color: Option<String>,
    /// Fonts for ascii, hAnsi, eastAsia and cs letters.
    pub fonts: [Option<String>; 4],
    /// Language.
    pub language: Option<String>,
}

/// Distance between lines.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Pitch {
    /// Points.
    Exact(f64),
    /// Single lines.
    Lines(f64),
}

/// The shape of a paragraph. Blank is what nothing has said yet.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shape {
    /// `left`, `center`, `right`, `both`.
    pub align: Option<String>,
    /// Indent of all lines from the left, pt.
    pub left_pt: Option<f64>,
    /// Indent of all lines from the right, pt.
    pub right_pt: Option<f64>,
    /// Indent of the first line in addition; negative where it hangs out, pt.
    pub first_line_pt: Option<f64>,
    /// Space above, pt.
    pub before_pt: Option<f64>,
    /// Space below, pt.
    pub after_pt: Option<f64>,
    /// Distance between lines.
    pub pitch: Option<Pitch>,
}

impl Look {
    /// `over` where it says something, else this.
    #[must_use]
    pub fn under(&self, over: &Self) -> Self {
        let font = |index: usize| {
            over.fonts[index]
                .clone()
                .or_else(|| self.fonts[index].clone())
        };
        Self {
            size_pt: over.size_pt.or(self.size_pt),
            bold: over.bold.or(self.bold),
            italic: over.italic.or(self.italic),
            underline: over.underline.or(self.underline),
            color: over.color.clone().or_else(|| self.color.clone()),
            fonts: [font(0), font(1), font(2), font(3)],
            language: over.language.clone().or_else(|| self.language.clone()),
        }
    }

    fn read(properties: Option<Node>) -> Self {
        let Some(properties) = properties else {
            return Self::default();
        };
        let fonts = child(properties, "rFonts");
        let font = |name| {
            fonts
                .and_then(|fonts| attribute(fonts, name))
                .map(str::to_owned)
        };
        Self {
            size_pt: value(properties, "sz")
                .and_then(|half| half.parse::<f64>().ok())
                .map(|half| half / 2.0),
            bold: switch(properties, "b"),
            italic: switch(properties, "i"),
            underline: value(properties, "u").map(|kind| kind != "none"),
            color: value(properties, "color").map(|color| match color {
                "auto" => "000000".to_owned(),
                other => other.to_uppercase(),
            }),
            fonts: [font("ascii"), font("hAnsi"), font("eastAsia"), font("cs")],
            language: child(properties, "lang")
                .and_then(|lang| attribute(lang, "val"))
                .map(str::to_owned),
        }
    }
}

impl Shape {
    /// `over` where it says something, else this.
    #[must_use]
    pub fn under(&self, over: &Self) -> Self {
        Self {
            align: over.align.clone().or_else(|| self.align.clone()),
            left_pt: over.left_pt.or(self.left_pt),
            right_pt: over.right_pt.or(self.right_pt),
            first_line_pt: over.first_line_pt.or(self.first_line_pt),
            before_pt: over.before_pt.or(self.before_pt),
            after_pt: over.after_pt.or(self.after_pt),
            pitch: over.pitch.or(self.pitch),
        }
    }

    fn read(properties: Option<Node>) -> Self {
        let Some(properties) = properties else {
            return Self::default();
        };
        let indent = |names: [&str; 2]| {
            let indent = child(properties, "ind")?;
            names.iter().find_map(|name| twips(indent, name))
        };
        let spacing = child(properties, "spacing");
        let hanging = indent(["hanging", "hanging"]).map(|hanging| -hanging);
        Self {
            align: value(properties, "jc").map(|align| match align {
                "start" => "left".to_owned(),
                "end" => "right".to_owned(),
                other => other.to_owned(),
            }),
            left_pt: indent(["left", "start"]),
            right_pt: indent(["right", "end"]),
            first_line_pt: hanging.or_else(|| indent(["firstLine", "firstLine"])),
            before_pt: spacing.and_then(|spacing| twips(spacing, "before")),
            after_pt: spacing.and_then(|spacing| twips(spacing, "after")),
            pitch: spacing.and_then(|spacing| {
                let line: f64 = attribute(spacing, "line")?.parse().ok()?;
                Some(match attribute(spacing, "lineRule") {
                    Some("exact" | "atLeast") => Pitch::Exact(line * PT_PER_TWIP),
                    _ => Pitch::Lines(line / 240.0),
                })
            }),
        }
    }
}

struct Style {
    based_on: Option<String>,
    look: Look,
    shape: Shape,
}

/// The styles of a file.
#[derive(Default)]
pub(super) struct Styles {
    defaults: (Look, Shape),
    styles: HashMap<String, Style>,
    default_paragraph: Option<String>,
}

impl Styles {
    /// Reads `word/styles.xml`.
    pub(super) fn read(xml: &Document) -> Self {
        let root = xml.root_element();
        let default = |group: &str, inner: &str| {
            child(root, "docDefaults")
                .and_then(|defaults| child(defaults, group))
                .and_then(|group| child(group, inner))
        };
        let defaults = (
            Look::read(default("rPrDefault", "rPr")),
            Shape::read(default("pPrDefault", "pPr")),
        );
        let mut out = Self {
            defaults,
            ..Self::default()
        };
        for node in children(root, "style") {
            let Some(id) = attribute(node, "styleId") else {
                continue;
            };
            if attribute(node, "type") == Some("paragraph")
                && matches!(attribute(node, "default"), Some("1" | "true"))
            {
                out.default_paragraph = Some(id.to_owned());
            }
            let style = Style {
                based_on: value(node, "basedOn").map(str::to_owned),
                look: Look::read(child(node, "rPr")),
                shape: Shape::read(child(node, "pPr")),
            };
            out.styles.insert(id.to_owned(), style);
        }
        out
    }

    fn chain(&self, id: Option<&str>) -> (Look, Shape) {
        let mut levels = Vec::new();
        let mut next = id;
        while let Some(style) = next.and_then(|id| self.styles.get(id)) {
            levels.push(style);
            next = style.based_on.as_deref().filter(|_| levels.len() < 20);
        }
        levels
            .iter()
            .rev()
            .fold(Default::default(), |(look, shape): (Look, Shape), style| {
                (look.under(&style.look), shape.under(&style.shape))
            })
    }

    /// The look and shape that a paragraph's properties give it.
    pub(super) fn paragraph(&self, properties: Option<Node>) -> (Look, Shape) {
        let id = properties.and_then(|properties| value(properties, "pStyle"));
        let (look, shape) = self.chain(id.or(self.default_paragraph.as_deref()));
        let direct = Shape::read(properties);
        (
            self.defaults.0.under(&look),
            self.defaults.1.under(&shape).under(&direct),
        )
    }

    /// The look of a run inside a paragraph of that look.
    pub(super) fn run(&self, paragraph: &Look, properties: Option<Node>) -> Look {
        let id = properties.and_then(|properties| value(properties, "rStyle"));
        let (style, _) = self.chain(id);
        paragraph.under(&style).under(&Look::read(properties))
    }
}

/// The first child element of that local name.
pub(super) fn child<'a, 'x>(node: Node<'a, 'x>, name: &str) -> Option<Node<'a, 'x>> {
    node.children()
        .find(|child| child.tag_name().name() == name)
}

/// All child elements of that local name.
pub(super) fn children<'a, 'x>(
    node: Node<'a, 'x>,
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 'x>> {
    node.children()
        .filter(move |child| child.tag_name().name() == name)
}

/// An attribute by its local name.
pub(super) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes()
        .find(|attribute| attribute.name() == name)
        .map(|attribute| attribute.value())
}

/// The `val` of a child element.
pub(super) fn value<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    child(node, name).and_then(|child| attribute(child, "val"))
}

/// A measure of a child in points.
pub(super) fn twips(node: Node, name: &str) -> Option<f64> {
    attribute(node, name)?
        .parse::<f64>()
        .ok()
        .map(|twips| twips * PT_PER_TWIP)
}

fn switch(properties: Node, name: &str) -> Option<bool> {
    child(properties, name)
        .map(|node| !matches!(attribute(node, "val"), Some("0" | "false" | "off")))
}
