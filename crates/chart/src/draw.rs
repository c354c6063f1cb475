//! The SVG.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::columns::{Columns, Item};
use crate::letters::{HEAD_PX, LINE_PX, PADDING_PX, PITCH_PX, Size, width};
use crate::palette::Palette;
use crate::place::Places;
use crate::{Chart, Stroke, Tone};

/// Around the drawing, px.
const MARGIN_PX: f64 = 24.0;
/// The strip at the foot that says what tones and strokes mean, px.
const LEGEND_PX: f64 = 40.0;
/// Between two arrows at one side of a box, px at most.
const PORT_GAP_PX: f64 = 9.0;
/// The point of an arrow stops before its box, px.
const POINT_PX: f64 = 2.0;
const FONT: &str = "'Segoe UI','SF Pro Text','Noto Sans','Liberation Sans',sans-serif";

pub(crate) fn draw(
    chart: &Chart,
    palette: &Palette,
    columns: &Columns,
    places: &Places,
    sizes: &[Size],
) -> String {
    let legend = legend(chart, palette);
    let has_legend = !legend.is_empty();
    let inner = places.width.max(legend_width(chart));
    let wide = (inner + 2.0 * MARGIN_PX).ceil();
    let high = (places.height + 2.0 * MARGIN_PX + if has_legend { LEGEND_PX } else { 0.0 }).ceil();
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide} {high}\" width=\"{wide}\" height=\"{high}\" \
         role=\"img\" font-family=\"{FONT}\"><title>{}</title><defs>",
        escaped(&chart.title)
    );
    for (name, colour) in [
        ("plain", palette.soft),
        ("strong", palette.accent),
        ("ending", palette.seal),
    ] {
        let _ = write!(
            out,
            "<marker id=\"point-{name}\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"9\" \
             markerHeight=\"9\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M0 1 9 5 0 9z\" \
             fill=\"{colour}\"/></marker>"
        );
    }
    let _ = write!(
        out,
        "</defs><rect width=\"{wide}\" height=\"{high}\" fill=\"{}\"/>",
        palette.ground
    );
    let _ = write!(out, "<g transform=\"translate({MARGIN_PX} {MARGIN_PX})\">");
    arrows(chart, palette, columns, places, sizes, &mut out);
    for (index, size) in sizes.iter().enumerate() {
        labelled(chart, palette, places, index, size, &mut out);
    }
    out.push_str("</g>");
    if has_legend {
        let top = high - LEGEND_PX;
        let _ = write!(
            out,
            "<g transform=\"translate({MARGIN_PX} {top})\">{legend}</g>"
        );
    }
    out + "</svg>\n"
}

fn labelled(
    chart: &Chart,
    palette: &Palette,
    places: &Places,
    index: usize,
    size: &Size,
    out: &mut String,
) {
    let labelled = &chart.boxes[index];
    let (left, top) = (
        places.column[index].0,
        places.middle[index] - size.height / 2.0,
    );
    let (field, edge) = tone(labelled.tone, palette);
    let dashes = if labelled.tone == Tone::Unknown {
        " stroke-dasharray=\"4 3\""
    } else {
        ""
    };
    let _ = write!(
        out,
        "<g class=\"box\" data-box=\"{index}\" transform=\"translate({} {})\"><title>{}</title><rect width=\"{}\" \
         height=\"{}\" rx=\"7\" fill=\"{field}\" stroke=\"{edge}\" stroke-width=\"1.4\"{dashes}/>",
        px(left),
        px(top),
        escaped(&labelled.tooltip),
        px(size.width),
        px(size.height)
    );
    if !matches!(labelled.tone, Tone::Plain | Tone::Unknown) {
        let _ = write!(
            out,
            "<rect x=\"0.7\" y=\"7\" width=\"4\" height=\"{}\" rx=\"2\" fill=\"{edge}\"/>",
            px(size.height - 14.0)
        );
    }
    let mut base = PADDING_PX / 2.0 + HEAD_PX;
    let _ = write!(
        out,
        "<text x=\"{PADDING_PX}\" y=\"{}\" font-size=\"{HEAD_PX}\" font-weight=\"600\" fill=\"{}\">{}</text>",
        px(base),
        palette.ink,
        escaped(&size.head)
    );
    for line in &size.lines {
        base += PITCH_PX;
        let _ = write!(
            out,
            "<text x=\"{PADDING_PX}\" y=\"{}\" font-size=\"{LINE_PX}\" fill=\"{}\">{}</text>",
            px(base),
            palette.soft,
            escaped(line)
        );
    }
    out.push_str("</g>");
}

fn arrows(
    chart: &Chart,
    palette: &Palette,
    columns: &Columns,
    places: &Places,
    sizes: &[Size],
    out: &mut String,
) {
    let ports = ports(columns, places, sizes);
    for (chain, &(leave, enter)) in columns.chains.iter().zip(&ports) {
        let (index, chain) = (chain.0, &chain.1);
        let arrow = &chart.arrows[index];
        let (style, _) = stroke(arrow.stroke, palette);
        let _ = write!(
            out,
            "<g class=\"arrow\" data-from=\"{}\" data-to=\"{}\"><title>{}</title><path d=\"{}\" fill=\"none\" {style}/></g>",
            arrow.from,
            arrow.to,
            escaped(&arrow.tooltip),
            path(chain, leave, enter, columns, places, sizes)
        );
    }
}

/// The curve of an arrow: straight beside boxes and through the columns that it passes, swinging
/// between them, so that it crosses no box.
fn path(
    chain: &[usize],
    leave: f64,
    enter: f64,
    columns: &Columns,
    places: &Places,
    sizes: &[Size],
) -> String {
    let (first, last) = (chain[0], chain[chain.len() - 1]);
    let goes_right = |from: usize, to: usize| places.column[to].0 > places.column[from].0;
    // The side of a column, and of the box in it.
    let side = |item: usize, right: bool| {
        let (left, width) = places.column[item];
        if right { left + width } else { left }
    };
    let edge = |item: usize, right: bool| match columns.items[item] {
        Item::Box(index) if right => places.column[item].0 + sizes[index].width,
        _ => side(item, right),
    };
    let height = |item: usize| match item {
        item if item == first => leave,
        item if item == last => enter,
        item => places.middle[item],
    };
    let mut d = format!(
        "M{} {}",
        px(edge(first, goes_right(first, chain[1]))),
        px(leave)
    );
    let stop = if goes_right(chain[chain.len() - 2], last) {
        -POINT_PX
    } else {
        POINT_PX
    };
    for pair in chain.windows(2) {
        let right = goes_right(pair[0], pair[1]);
        let from = (side(pair[0], right), height(pair[0]));
        let end = if pair[1] == last { stop } else { 0.0 };
        let to = (side(pair[1], !right) + end, height(pair[1]));
        let middle = px((from.0 + to.0) / 2.0);
        let (from_y, to_y) = (px(from.1), px(to.1));
        let _ = write!(
            d,
            "H{}C{middle} {from_y} {middle} {to_y} {} {to_y}",
            px(from.0),
            px(to.0)
        );
    }
    let reached = side(last, stop > 0.0);
    let wanted = edge(last, stop > 0.0);
    // The point takes its direction from the last piece of the way, which must have a length.
    if wanted != reached {
        let _ = write!(d, "H{}", px(wanted + stop));
    }
    d
}

/// An end of an arrow at a side of a box.
struct End {
    /// The height of what comes next on its way.
    towards: f64,
    arrow: usize,
    /// Whether the arrow leaves there.
    leaves: bool,
}

/// Where every arrow leaves and enters its boxes, px from the top: beside each other, in the order of
/// their other ends.
fn ports(columns: &Columns, places: &Places, sizes: &[Size]) -> Vec<(f64, f64)> {
    let mut ports: Vec<(f64, f64)> = columns
        .chains
        .iter()
        .map(|(_, chain)| {
            (
                places.middle[chain[0]],
                places.middle[chain[chain.len() - 1]],
            )
        })
        .collect();
    let mut sides: BTreeMap<(usize, bool), Vec<End>> = BTreeMap::new();
    for (arrow, (_, chain)) in columns.chains.iter().enumerate() {
        for (own, next, leaves) in [
            (chain[0], chain[1], true),
            (chain[chain.len() - 1], chain[chain.len() - 2], false),
        ] {
            let to_right = places.column[next].0 > places.column[own].0;
            sides.entry((own, to_right)).or_default().push(End {
                towards: places.middle[next],
                arrow,
                leaves,
            });
        }
    }
    for ((item, _), mut ends) in sides {
        ends.sort_by(|a, b| {
            let towards = a.towards.total_cmp(&b.towards);
            towards.then(a.arrow.cmp(&b.arrow))
        });
        let Item::Box(index) = columns.items[item] else {
            continue;
        };
        let gaps = (ends.len() - 1) as f64;
        let gap = PORT_GAP_PX.min((sizes[index].height - 16.0) / gaps.max(1.0));
        for (place, End { arrow, leaves, .. }) in ends.into_iter().enumerate() {
            let at = places.middle[item] + gap * (place as f64 - gaps / 2.0);
            if leaves {
                ports[arrow].0 = at;
            } else {
                ports[arrow].1 = at;
            }
        }
    }
    ports
}

fn tone(tone: Tone, palette: &Palette) -> (&'static str, &'static str) {
    match tone {
        Tone::Own => (palette.accent_field, palette.accent),
        Tone::Plain => (palette.field, palette.edge),
        Tone::Unknown => (palette.ground, palette.edge),
        Tone::Waiting => (palette.amber_field, palette.amber),
        Tone::Ended => (palette.seal_field, palette.seal),
    }
}

/// How a stroke is drawn, with and without its point.
fn stroke(stroke: Stroke, palette: &Palette) -> (String, String) {
    let (colour, width, dashes, point) = match stroke {
        Stroke::Strong => (palette.accent, "2", "", "strong"),
        Stroke::Plain => (palette.soft, "1.3", "", "plain"),
        Stroke::Dashed => (palette.accent, "1.6", " stroke-dasharray=\"7 4\"", "strong"),
        Stroke::Dotted => (
            palette.soft,
            "1.4",
            " stroke-dasharray=\"1.5 4\" stroke-linecap=\"round\"",
            "plain",
        ),
        Stroke::Faint => (palette.edge, "1.2", "", "plain"),
        Stroke::Ending => (palette.seal, "1.6", "", "ending"),
    };
    let plain = format!("stroke=\"{colour}\" stroke-width=\"{width}\"{dashes}");
    (format!("{plain} marker-end=\"url(#point-{point})\""), plain)
}

const SAMPLE_PX: f64 = 26.0;
const LEGEND_GAP_PX: f64 = 22.0;

fn legend(chart: &Chart, palette: &Palette) -> String {
    let mut out = String::new();
    let mut left = 0.0;
    let word = |left: &mut f64, words: &str, out: &mut String| {
        let _ = write!(
            out,
            "<text x=\"{}\" y=\"13\" font-size=\"{LINE_PX}\" fill=\"{}\">{}</text>",
            px(*left + SAMPLE_PX + 7.0),
            palette.soft,
            escaped(words)
        );
        *left += SAMPLE_PX + 7.0 + width(words, LINE_PX, false) + LEGEND_GAP_PX;
    };
    for (kind, words) in &chart.strokes {
        let (_, style) = stroke(*kind, palette);
        let _ = write!(
            out,
            "<path d=\"M{} 9h{SAMPLE_PX}\" fill=\"none\" {style}/>",
            px(left)
        );
        word(&mut left, words, &mut out);
    }
    for (kind, words) in &chart.tones {
        let (field, edge) = tone(*kind, palette);
        let dashes = if *kind == Tone::Unknown {
            " stroke-dasharray=\"4 3\""
        } else {
            ""
        };
        let _ = write!(
            out,
            "<rect x=\"{}\" y=\"1\" width=\"{SAMPLE_PX}\" height=\"15\" rx=\"4\" fill=\"{field}\" stroke=\"{edge}\" \
             stroke-width=\"1.3\"{dashes}/>",
            px(left)
        );
        word(&mut left, words, &mut out);
    }
    out
}

fn legend_width(chart: &Chart) -> f64 {
    let words = chart
        .strokes
        .iter()
        .map(|(_, words)| words)
        .chain(chart.tones.iter().map(|(_, words)| words));
    words
        .map(|words| SAMPLE_PX + 7.0 + width(words, LINE_PX, false) + LEGEND_GAP_PX)
        .sum()
}

/// A measure with one decimal at most.
fn px(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    format!("{}", if rounded == 0.0 { 0.0 } else { rounded })
}

/// Text of an element or attribute; characters that XML has no place for are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {}
            c => out.push(c),
        }
    }
    out
}
