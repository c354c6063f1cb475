//! Drawn lines and text boxes, in DrawingML and in VML.

use roxmltree::Node;

use crate::properties::align;
use crate::xml::{attribute, child, measure, name};
use crate::{Align, Drawn, DrawnKind};

const EMU_PER_PT: f64 = 12_700.0;

/// What a drawing holds that matters here.
#[derive(Debug, Default)]
pub(crate) struct Shapes<'a, 'i> {
    /// Its lines.
    pub(crate) lines: Vec<Drawn>,
    /// Its text boxes.
    pub(crate) boxes: Vec<TextBox<'a, 'i>>,
}

/// A text box.
#[derive(Debug)]
pub(crate) struct TextBox<'a, 'i> {
    /// Its paragraphs (`w:txbxContent`).
    pub(crate) content: Node<'a, 'i>,
    /// Where it stands across the page, when the file says it in words.
    pub(crate) align: Option<Align>,
}

impl<'a, 'i> Shapes<'a, 'i> {
    /// How many there are, for [`Shapes::truncate`].
    pub(crate) fn count(&self) -> (usize, usize) {
        (self.lines.len(), self.boxes.len())
    }

    /// Drops what came after a count.
    pub(crate) fn truncate(&mut self, (lines, boxes): (usize, usize)) {
        self.lines.truncate(lines);
        self.boxes.truncate(boxes);
    }

    /// Looks into a `w:drawing`, `w:pict` or `w:object`.
    pub(crate) fn look(&mut self, node: Node<'a, 'i>) {
        self.look_within(node, None);
    }

    fn look_within(&mut self, node: Node<'a, 'i>, align: Option<Align>) {
        match name(node) {
            "txbxContent" => {
                self.boxes.push(TextBox {
                    content: node,
                    align,
                });
                return;
            }
            "AlternateContent" => {
                if let Some(branch) = branch(node) {
                    self.look_within(branch, align);
                }
                return;
            }
            "wsp" | "cxnSp" => self.lines.extend(drawing_line(node)),
            "line" => self.lines.extend(vml_line(node)),
            "shape" if attribute(node, "type").is_some_and(|kind| kind.ends_with("_t32")) => {
                self.lines.extend(vml_connector(node));
            }
            _ => {}
        }
        let align = position(node).or(align);
        for inner in node.children().filter(Node::is_element) {
            self.look_within(inner, align);
        }
    }
}

/// Where a drawing or a VML shape says that it stands across the page.
fn position(node: Node<'_, '_>) -> Option<Align> {
    if let Some(place) = child(node, "positionH").and_then(|place| child(place, "align")) {
        return place.text().map(align);
    }
    style(node, "mso-position-horizontal").map(align)
}

/// The value of a key in a VML shape's style.
fn style<'a>(shape: Node<'a, '_>, key: &str) -> Option<&'a str> {
    let rules = attribute(shape, "style")?.split(';');
    let found = rules
        .filter_map(|rule| rule.split_once(':'))
        .find(|(name, _)| name.trim() == key);
    found.map(|(_, value)| value.trim())
}

/// The one branch of an `mc:AlternateContent` that is read: the first choice made of parts that are
/// known here, else the fallback. The other says the same once more.
pub(crate) fn branch<'a, 'i>(node: Node<'a, 'i>) -> Option<Node<'a, 'i>> {
    const KNOWN: [&str; 9] = [
        "wps", "wpg", "wpc", "w14", "w15", "w16", "wp14", "a14", "pic",
    ];
    node.children()
        .filter(|choice| name(*choice) == "Choice")
        .find(|choice| {
            attribute(*choice, "Requires")
                .is_some_and(|needs| needs.split_whitespace().all(|need| KNOWN.contains(&need)))
        })
        .or_else(|| child(node, "Fallback"))
}

/// A DrawingML shape that is a line: `line`, or one of the straight connectors.
fn drawing_line(shape: Node<'_, '_>) -> Option<Drawn> {
    let properties = child(shape, "spPr")?;
    let geometry = child(properties, "prstGeom").and_then(|node| attribute(node, "prst"))?;
    if !matches!(geometry, "line" | "straightConnector1") {
        return None;
    }
    let extent = child(properties, "xfrm").and_then(|frame| child(frame, "ext"));
    let side = |key: &str| {
        extent
            .and_then(|node| attribute(node, key))
            .and_then(|emu| emu.parse::<f64>().ok())
    };
    let length_pt = side("cx")
        .zip(side("cy"))
        .map(|(x, y)| x.hypot(y) / EMU_PER_PT);
    let outline = child(properties, "ln");
    let dash = outline
        .and_then(|node| child(node, "prstDash"))
        .and_then(|node| attribute(node, "val"));
    Some(Drawn {
        kind: DrawnKind::Shape,
        length_pt: length_pt.filter(|length| length.is_finite()),
        color: outline.and_then(solid_colour),
        solid: matches!(dash, None | Some("solid")),
    })
}

/// The colour of an outline; black, and what the theme's text colour gives, count as automatic.
fn solid_colour(outline: Node<'_, '_>) -> Option<String> {
    let fill = child(outline, "solidFill")?;
    if let Some(rgb) = child(fill, "srgbClr").and_then(|node| attribute(node, "val")) {
        return Some(rgb.to_ascii_uppercase()).filter(|rgb| rgb != "000000");
    }
    let scheme = child(fill, "schemeClr").and_then(|node| attribute(node, "val"))?;
    (!matches!(scheme, "tx1" | "dk1" | "tx2")).then(|| format!("theme {scheme}"))
}

fn vml_line(line: Node<'_, '_>) -> Option<Drawn> {
    let from = point(attribute(line, "from")?)?;
    let to = point(attribute(line, "to")?)?;
    Some(vml(line, Some((to.0 - from.0).hypot(to.1 - from.1))))
}

fn vml_connector(shape: Node<'_, '_>) -> Option<Drawn> {
    let side = |key: &str| style(shape, key).and_then(|value| measure(value, 1.0));
    let length = side("width").map(|width| width.hypot(side("height").unwrap_or(0.0)));
    Some(vml(shape, length))
}

fn vml(node: Node<'_, '_>, length_pt: Option<f64>) -> Drawn {
    let dash = child(node, "stroke").and_then(|stroke| attribute(stroke, "dashstyle"));
    let color = attribute(node, "strokecolor").map(|color| {
        color
            .split_whitespace()
            .next()
            .unwrap_or(color)
            .trim_start_matches('#')
            .to_ascii_uppercase()
    });
    Drawn {
        kind: DrawnKind::Vml,
        length_pt,
        color: color
            .filter(|color| !matches!(color.as_str(), "BLACK" | "000000" | "000" | "WINDOWTEXT")),
        solid: matches!(dash, None | Some("solid")),
    }
}

fn point(text: &str) -> Option<(f64, f64)> {
    let (x, y) = text.split_once(',')?;
    let side = |text: &str| {
        if text.trim().is_empty() {
            Some(0.0)
        } else {
            measure(text, 1.0)
        }
    };
    Some((side(x)?, side(y)?))
}

/// A line made of characters in a row: `_____`, `-----`, `─────`. Its length is that of the letters
/// in a font with the widths of Times New Roman.
pub(crate) fn typed_line(text: &str, size_pt: Option<f64>) -> Option<Drawn> {
    let text = text.trim();
    let first = text.chars().next()?;
    let is_line = matches!(first, '_' | '-' | '–' | '—' | '=' | '─' | '¯')
        && text.chars().count() >= 3
        && text.chars().all(|c| c == first || c == ' ');
    let em = match first {
        '-' => Some(0.333),
        '_' | '–' | '¯' => Some(0.5),
        '=' => Some(0.564),
        '—' => Some(1.0),
        _ => None,
    };
    let width_pt = em.zip(size_pt).map(|(em, size_pt)| em * size_pt);
    is_line.then_some(Drawn {
        kind: DrawnKind::Characters,
        length_pt: width_pt.map(|width_pt| text.matches(first).map(|_| width_pt).sum()),
        color: None,
        solid: matches!(first, '_' | '─' | '¯'),
    })
}
