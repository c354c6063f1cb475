//! The citation graph as a drawing, as a table and in the language of Graphviz.

use std::fmt::Write as _;

use thethuc_chart::{Arrow, Chart, Labelled, Palette, Stroke, Tone};
use thethuc_citation::{Graph, Node, Relation, Standing};

use crate::dto::json_name;
use crate::messages::{relation_text, standing_text};
use crate::report::csv_row;

/// The relations, in the order of the legend, each with its stroke.
const STROKES: [(Relation, Stroke); 6] = [
    (Relation::ThucHien, Stroke::Strong),
    (Relation::CanCu, Stroke::Plain),
    (Relation::SuaDoi, Stroke::Dashed),
    (Relation::ThayThe, Stroke::Ending),
    (Relation::KemTheo, Stroke::Faint),
    (Relation::Nhac, Stroke::Dotted),
];

/// The drawing.
pub(crate) fn svg(graph: &Graph, dark: bool) -> String {
    let palette = if dark { Palette::DARK } else { Palette::LIGHT };
    chart(graph).svg(&palette)
}

fn chart(graph: &Graph) -> Chart {
    let boxes: Vec<Labelled> = graph.nodes.iter().map(labelled).collect();
    let arrows = graph.edges.iter().map(|edge| Arrow {
        from: edge.from,
        to: edge.to,
        stroke: stroke(edge.relation),
        tooltip: format!(
            "{} {} {}",
            graph.nodes[edge.from].label,
            relation_text(edge.relation),
            graph.nodes[edge.to].label
        ),
    });
    let tones = [
        Tone::Own,
        Tone::Plain,
        Tone::Waiting,
        Tone::Ended,
        Tone::Unknown,
    ];
    let used = tones
        .into_iter()
        .filter(|tone| boxes.iter().any(|node| node.tone == *tone));
    let strokes = STROKES
        .iter()
        .filter(|(relation, _)| graph.edges.iter().any(|edge| edge.relation == *relation));
    Chart {
        title: format!("Đồ thị viện dẫn: {} văn bản", graph.nodes.len()),
        arrows: arrows.collect(),
        tones: used
            .map(|tone| (tone, tone_text(tone).to_owned()))
            .collect(),
        strokes: strokes
            .map(|(relation, stroke)| (*stroke, relation_text(*relation).to_owned()))
            .collect(),
        boxes,
    }
}

fn stroke(relation: Relation) -> Stroke {
    let known = STROKES.iter().find(|(known, _)| *known == relation);
    known.map_or(Stroke::Plain, |(_, stroke)| *stroke)
}

fn labelled(node: &Node) -> Labelled {
    let date = node.date.map(|date| date.format("%d/%-m/%Y").to_string());
    let issue = [
        Some(node.kind.clone()).filter(|kind| !kind.is_empty()),
        date,
    ];
    let issue: Vec<String> = issue.into_iter().flatten().collect();
    let ended =
        (node.standing == Some(Standing::Ended)).then(|| standing_text(Standing::Ended).to_owned());
    let body = Some(node.agency.clone()).filter(|agency| !agency.is_empty());
    Labelled {
        head: node.label.clone(),
        lines: [
            Some(issue.join(" · ")).filter(|line| !line.is_empty()),
            body,
            ended,
        ]
        .into_iter()
        .flatten()
        .collect(),
        tooltip: tooltip(node),
        tone: tone(node),
        time: node.date.map_or(i64::MAX, |date| {
            i64::from(chrono::Datelike::num_days_from_ce(&date))
        }),
    }
}

fn tone(node: &Node) -> Tone {
    match node.standing {
        _ if node.file.is_some() => Tone::Own,
        Some(Standing::InForce) => Tone::Plain,
        Some(Standing::Ended) => Tone::Ended,
        Some(Standing::Waiting | Standing::Unborn) => Tone::Waiting,
        None => Tone::Unknown,
    }
}

fn tone_text(tone: Tone) -> &'static str {
    match tone {
        Tone::Own => "văn bản đang xem",
        Tone::Plain => standing_text(Standing::InForce),
        Tone::Waiting => standing_text(Standing::Waiting),
        Tone::Ended => standing_text(Standing::Ended),
        Tone::Unknown => "chưa có trong thư viện",
    }
}

/// All that is known of a document, in one line.
fn tooltip(node: &Node) -> String {
    let date = node
        .date
        .map(|date| format!("ngày {}", date.format("%d/%-m/%Y")));
    let agency = (!node.agency.is_empty()).then(|| format!("của {}", node.agency));
    let name = match node.label.starts_with(&node.kind) {
        true => node.label.clone(),
        false => format!("{} số {}", node.kind, node.label),
    };
    let standing = node
        .standing
        .map(|standing| format!("({})", standing_text(standing)));
    let parts = [
        Some(name),
        date,
        agency,
        Some(node.subject.clone()),
        standing,
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(" ")
}

const COLUMNS: [&str; 9] = [
    "from",
    "from_kind",
    "from_date",
    "relation",
    "to",
    "to_kind",
    "to_date",
    "to_agency",
    "to_standing",
];

/// What cites what, one edge a line.
pub(crate) fn csv(graph: &Graph) -> String {
    let mut out = csv_row(&COLUMNS);
    let date = |node: &Node| node.date.map(|date| date.to_string()).unwrap_or_default();
    for edge in &graph.edges {
        let (from, to) = (&graph.nodes[edge.from], &graph.nodes[edge.to]);
        let standing = to
            .standing
            .map(|standing| json_name(&standing))
            .unwrap_or_default();
        out += &csv_row(&[
            &from.label,
            &from.kind,
            &date(from),
            &json_name(&edge.relation),
            &to.label,
            &to.kind,
            &date(to),
            &to.agency,
            &standing,
        ]);
    }
    out
}

/// The graph in the language of Graphviz.
pub(crate) fn dot(graph: &Graph) -> String {
    let mut out = "digraph vien_dan {\n  rankdir=RL;\n  node [shape=box];\n".to_owned();
    for (index, node) in graph.nodes.iter().enumerate() {
        let _ = writeln!(
            out,
            "  n{index} [label={}, tooltip={}];",
            quoted(&node.label),
            quoted(&tooltip(node))
        );
    }
    for edge in &graph.edges {
        let _ = writeln!(
            out,
            "  n{} -> n{} [label={}];",
            edge.from,
            edge.to,
            quoted(relation_text(edge.relation))
        );
    }
    out + "}\n"
}

fn quoted(text: &str) -> String {
    format!(
        "\"{}\"",
        text.replace('\\', "\\\\")
            .replace('"', "\\\"")
            .replace('\n', " ")
    )
}
