//! Properties of runs and paragraphs as the file states them: each may be unsaid.

use roxmltree::Node;

use crate::xml::{attribute, child, child_val, measure, name, switch, twips};
use crate::{Align, Drawn, DrawnKind, LineSpacing};

/// What a `w:rPr` says.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct RunProperties {
    pub(crate) style: Option<String>,
    pub(crate) font: Option<Font>,
    pub(crate) size_pt: Option<f64>,
    pub(crate) bold: Option<bool>,
    pub(crate) italic: Option<bool>,
    pub(crate) underline: Option<bool>,
    pub(crate) caps: Option<bool>,
    pub(crate) color: Option<Option<String>>,
    pub(crate) spacing_pt: Option<f64>,
    pub(crate) raised: Option<bool>,
    pub(crate) hidden: Option<bool>,
}

/// A font, by name or by its place in the theme.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Font {
    Named(String),
    Theme(String),
}

impl RunProperties {
    pub(crate) fn read(node: Node<'_, '_>) -> Self {
        Self {
            style: child_val(node, "rStyle").map(str::to_owned),
            font: child(node, "rFonts").and_then(font),
            size_pt: child_val(node, "sz").and_then(|size| measure(size, 0.5)),
            bold: switch(node, "b"),
            italic: switch(node, "i"),
            underline: switch(node, "u"),
            caps: switch(node, "caps"),
            color: child_val(node, "color").map(colour),
            spacing_pt: child_val(node, "spacing").and_then(twips),
            raised: child_val(node, "vertAlign").map(|place| place != "baseline"),
            hidden: switch(node, "vanish"),
        }
    }

    /// What `self` leaves unsaid is as in `below`.
    pub(crate) fn over(&self, below: &Self) -> Self {
        Self {
            style: self.style.clone().or_else(|| below.style.clone()),
            font: self.font.clone().or_else(|| below.font.clone()),
            size_pt: self.size_pt.or(below.size_pt),
            bold: self.bold.or(below.bold),
            italic: self.italic.or(below.italic),
            underline: self.underline.or(below.underline),
            caps: self.caps.or(below.caps),
            color: self.color.clone().or_else(|| below.color.clone()),
            spacing_pt: self.spacing_pt.or(below.spacing_pt),
            raised: self.raised.or(below.raised),
            hidden: self.hidden.or(below.hidden),
        }
    }
}

/// `hAnsi` first: Vietnamese letters with marks are not ASCII, and where the two differ Word takes
/// this one for them. A font of the theme stands before a named one.
fn font(node: Node<'_, '_>) -> Option<Font> {
    ["hAnsiTheme", "asciiTheme"]
        .iter()
        .find_map(|key| attribute(node, key).map(|theme| Font::Theme(theme.to_owned())))
        .or_else(|| {
            ["hAnsi", "ascii", "cs"]
                .iter()
                .find_map(|key| attribute(node, key).map(|font| Font::Named(font.to_owned())))
        })
}

fn colour(value: &str) -> Option<String> {
    let is_rgb = value.len() == 6 && value.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_rgb.then(|| value.to_ascii_uppercase())
}

/// What a `w:pPr` says.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct ParagraphProperties {
    pub(crate) style: Option<String>,
    pub(crate) align: Option<Align>,
    pub(crate) left_pt: Option<f64>,
    pub(crate) right_pt: Option<f64>,
    pub(crate) first_line_pt: Option<f64>,
    pub(crate) before_pt: Option<f64>,
    pub(crate) after_pt: Option<f64>,
    pub(crate) line: Option<LineSpacing>,
    pub(crate) keep_next: Option<bool>,
    pub(crate) numbering: Option<Numbering>,
    pub(crate) borders: Option<Vec<Drawn>>,
    pub(crate) frame_align: Option<Align>,
    /// Tab stops from left to right: how text stands at each.
    pub(crate) tab_stops: Option<Vec<Align>>,
}

/// A reference to a numbering; `list` 0 switches it off.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Numbering {
    pub(crate) list: Option<i64>,
    pub(crate) level: Option<usize>,
}

impl Numbering {
    /// What `self` leaves unsaid is as in `below`.
    pub(crate) fn over(self, below: Option<Self>) -> Self {
        let below = below.unwrap_or_default();
        Self {
            list: self.list.or(below.list),
            level: self.level.or(below.level),
        }
    }
}

impl ParagraphProperties {
    pub(crate) fn read(node: Node<'_, '_>) -> Self {
        let indent = child(node, "ind");
        let indent_of = |keys: &[&str]| {
            indent.and_then(|node| {
                keys.iter()
                    .find_map(|key| attribute(node, key).and_then(twips))
            })
        };
        let hanging = indent_of(&["hanging"]).map(|pt| -pt);
        let spacing = child(node, "spacing");
        Self {
            style: child_val(node, "pStyle").map(str::to_owned),
            align: child_val(node, "jc").map(align),
            left_pt: indent_of(&["left", "start"]),
            right_pt: indent_of(&["right", "end"]),
            first_line_pt: hanging.or_else(|| indent_of(&["firstLine"])),
            before_pt: spacing.and_then(|node| gap(node, "before")),
            after_pt: spacing.and_then(|node| gap(node, "after")),
            line: spacing.and_then(line_spacing),
            keep_next: switch(node, "keepNext"),
            numbering: child(node, "numPr").map(|node| Numbering {
                list: child_val(node, "numId").and_then(|id| id.parse().ok()),
                level: child_val(node, "ilvl").and_then(|level| level.parse().ok()),
            }),
            borders: child(node, "pBdr").map(borders),
            frame_align: child(node, "framePr")
                .and_then(|frame| attribute(frame, "xAlign"))
                .map(align),
            tab_stops: child(node, "tabs").map(tab_stops),
        }
    }

    /// What `self` leaves unsaid is as in `below`.
    pub(crate) fn over(&self, below: &Self) -> Self {
        let numbering = match self.numbering {
            Some(own) => Some(own.over(below.numbering)),
            None => below.numbering,
        };
        Self {
            style: self.style.clone().or_else(|| below.style.clone()),
            align: self.align.or(below.align),
            left_pt: self.left_pt.or(below.left_pt),
            right_pt: self.right_pt.or(below.right_pt),
            first_line_pt: self.first_line_pt.or(below.first_line_pt),
            before_pt: self.before_pt.or(below.before_pt),
            after_pt: self.after_pt.or(below.after_pt),
            line: self.line.or(below.line),
            keep_next: self.keep_next.or(below.keep_next),
            numbering,
            borders: self.borders.clone().or_else(|| below.borders.clone()),
            frame_align: self.frame_align.or(below.frame_align),
            tab_stops: self.tab_stops.clone().or_else(|| below.tab_stops.clone()),
        }
    }
}

fn tab_stops(tabs: Node<'_, '_>) -> Vec<Align> {
    let mut stops: Vec<(f64, Align)> = tabs
        .children()
        .filter_map(|tab| {
            let kind = attribute(tab, "val").filter(|kind| !matches!(*kind, "clear" | "bar"))?;
            Some((attribute(tab, "pos").and_then(twips)?, align(kind)))
        })
        .collect();
    stops.sort_by(|a, b| a.0.total_cmp(&b.0));
    stops.into_iter().map(|(_, align)| align).collect()
}

pub(crate) fn align(value: &str) -> Align {
    match value {
        "center" => Align::Center,
        "right" | "end" => Align::Right,
        "both" | "distribute" | "lowKashida" | "mediumKashida" | "highKashida" => Align::Justify,
        _ => Align::Left,
    }
}

/// An automatic gap is 14 pt, as Word sets it outside HTML; a gap in lines counts 12 pt a line.
fn gap(node: Node<'_, '_>, side: &str) -> Option<f64> {
    if matches!(
        attribute(node, &format!("{side}Autospacing")),
        Some("1" | "true" | "on")
    ) {
        return Some(14.0);
    }
    attribute(node, &format!("{side}Lines"))
        .and_then(|lines| lines.parse::<f64>().ok())
        .filter(|lines| *lines > 0.0)
        .map(|hundredths| hundredths * 0.12)
        .or_else(|| attribute(node, side).and_then(twips))
}

fn line_spacing(node: Node<'_, '_>) -> Option<LineSpacing> {
    let line = attribute(node, "line")?;
    match attribute(node, "lineRule") {
        Some("exact") => twips(line).map(LineSpacing::Exact),
        Some("atLeast") => twips(line).map(LineSpacing::AtLeast),
        _ => measure(line, 1.0 / 240.0).map(LineSpacing::Multiple),
    }
}

fn borders(node: Node<'_, '_>) -> Vec<Drawn> {
    node.children()
        .filter_map(|side| {
            let kind = match name(side) {
                "bottom" => DrawnKind::BorderBelow,
                "top" => DrawnKind::BorderAbove,
                _ => return None,
            };
            let value = attribute(side, "val")?;
            (!matches!(value, "nil" | "none")).then(|| Drawn {
                kind,
                length_pt: None,
                color: attribute(side, "color").and_then(colour),
                solid: matches!(value, "single" | "thick" | "double"),
            })
        })
        .collect()
}
