//! Changes inside a run. A run is cut where its characters begin to fare otherwise; every part but
//! what is put in keeps its own bytes, and every part keeps the run's properties.

use std::ops::Range;

use roxmltree::Node;

use crate::Reason;
use crate::edits::RunEdits;
use crate::locate::{child, name};
use crate::properties::Writer;
use crate::splice::{Splices, escaped};
use crate::step::LetterChange;

/// Where Word last broke a page: no content.
const PAGE_BREAK_SEEN: &str = "lastRenderedPageBreak";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// Characters of a run that fare alike.
#[derive(Debug, Clone, PartialEq)]
struct Segment {
    range: Range<usize>,
    /// From its first character to its last, without the tags around them.
    letters: Range<usize>,
    fate: Fate,
    /// It begins amid the letters of a `w:t`.
    begins_inside: bool,
    /// It ends amid the letters of a `w:t`.
    ends_inside: bool,
}

#[derive(Debug, Clone, PartialEq)]
struct Fate {
    cut: bool,
    look: Option<LetterChange>,
}

/// Writes the changes of one run.
pub(crate) fn write(
    run: Node<'_, '_>,
    edits: &RunEdits,
    writer: &mut Writer<'_>,
    out: &mut Splices,
) -> Result<(), Reason> {
    let segments = segments(run, edits, writer.xml);
    let (Some(first), Some(last)) = (segments.first(), segments.last()) else {
        return Err(Reason::CannotCut);
    };
    for text in run.children().filter(|node| name(*node) == "t") {
        rename(text, edits, writer, out);
    }
    let properties = child(run, "rPr");
    let before = put(edits, &[first.letters.start], first, properties, writer);
    let opened = begin(first, writer);
    out.insert(run.range().start, before + &opened);
    if let Some(look) = first.fate.look.as_ref().filter(|_| !first.fate.cut) {
        let new = writer.letters(properties, look, true);
        match properties {
            Some(old) => out.replace(old.range(), new),
            None => out.insert(content_start(run, writer.xml), new),
        }
    }
    for pair in segments.windows(2) {
        let [left, right] = pair else { continue };
        let mut text = String::new();
        if left.ends_inside {
            text += &writer.close(text_tag(left));
        }
        text += &writer.close("r");
        text += &end(left, writer);
        let between = [left.letters.end, right.letters.start];
        text += &put(edits, &between, left, properties, writer);
        text += &begin(right, writer);
        text += open_tag(run, writer.xml);
        text += &match &right.fate.look {
            Some(look) if !right.fate.cut => writer.letters(properties, look, true),
            _ => properties.map_or_else(String::new, |old| writer.xml[old.range()].to_owned()),
        };
        if right.begins_inside {
            text += &writer.open(text_tag(right), " xml:space=\"preserve\"");
        }
        out.insert(left.range.end, text);
    }
    let closed = end(last, writer);
    let after = put(edits, &[last.letters.end], last, properties, writer);
    out.insert(run.range().end, closed + &after);
    Ok(())
}

fn begin(segment: &Segment, writer: &mut Writer<'_>) -> String {
    if !segment.fate.cut {
        return String::new();
    }
    let revision = writer.revision();
    writer.open("del", &revision)
}

fn end(segment: &Segment, writer: &Writer<'_>) -> String {
    if segment.fate.cut {
        writer.close("del")
    } else {
        String::new()
    }
}

/// What is put in at one of these places, as a run of its own with the look of `beside`.
fn put(
    edits: &RunEdits,
    places: &[usize],
    beside: &Segment,
    properties: Option<Node<'_, '_>>,
    writer: &mut Writer<'_>,
) -> String {
    let Some(text) = places.iter().find_map(|at| edits.put_at(*at)) else {
        return String::new();
    };
    let look = edits.look(&beside.letters).unwrap_or_default();
    let properties = match properties {
        None if look == LetterChange::default() => String::new(),
        old => writer.letters(old, &look, false),
    };
    let revision = writer.revision();
    [
        writer.open("ins", &revision),
        writer.open("r", ""),
        properties,
        writer.open("t", " xml:space=\"preserve\""),
        escaped(text),
        writer.close("t"),
        writer.close("r"),
        writer.close("ins"),
    ]
    .concat()
}

fn text_tag(segment: &Segment) -> &'static str {
    if segment.fate.cut { "delText" } else { "t" }
}

/// The content of a run in parts that fare alike.
fn segments(run: Node<'_, '_>, edits: &RunEdits, xml: &str) -> Vec<Segment> {
    let mut out: Vec<Segment> = Vec::new();
    let content = run
        .children()
        .filter(|node| node.is_element() && !matches!(name(*node), "rPr" | PAGE_BREAK_SEEN));
    for node in content {
        let whole = node.range();
        let letters = letters_of(node, xml).unwrap_or_else(|| whole.clone());
        let edges = edits.edges(&letters);
        for (order, pair) in edges.windows(2).enumerate() {
            let inner = pair[0]..pair[1];
            let fate = Fate {
                cut: edits.is_cut(&inner),
                look: edits.look(&inner),
            };
            let (first, last) = (order == 0, order + 2 == edges.len());
            let segment = Segment {
                range: if first { whole.start } else { inner.start }..if last {
                    whole.end
                } else {
                    inner.end
                },
                letters: inner,
                fate,
                begins_inside: !first,
                ends_inside: !last,
            };
            join(&mut out, segment, edits);
        }
    }
    out
}

/// Adds a segment, to the last one where both fare alike and nothing is put in between.
fn join(out: &mut Vec<Segment>, segment: Segment, edits: &RunEdits) {
    let put = |at: usize| edits.put_at(at).is_some();
    match out.last_mut() {
        Some(last)
            if last.fate == segment.fate
                && !put(last.letters.end)
                && !put(segment.letters.start) =>
        {
            last.range.end = segment.range.end;
            last.letters.end = segment.letters.end;
            last.ends_inside = segment.ends_inside;
        }
        _ => out.push(segment),
    }
}

/// The letters of a `w:t`; none for other elements.
fn letters_of(node: Node<'_, '_>, xml: &str) -> Option<Range<usize>> {
    if name(node) != "t" {
        return None;
    }
    let text = node.first_child().filter(Node::is_text)?;
    let plain = text.next_sibling().is_none() && !xml[text.range()].contains('<');
    plain.then(|| text.range())
}

/// A `w:t` whose letters go or are cut: `w:delText` for those that go, blanks at the cut kept.
fn rename(text: Node<'_, '_>, edits: &RunEdits, writer: &Writer<'_>, out: &mut Splices) {
    let Some(letters) = letters_of(text, writer.xml) else {
        return;
    };
    let edges = edits.edges(&letters);
    let is_cut = |pair: Option<&[usize]>| pair.is_some_and(|p| edits.is_cut(&(p[0]..p[1])));
    let (at_start, at_end) = (
        is_cut(edges.windows(2).next()),
        is_cut(edges.windows(2).last()),
    );
    if edges.len() == 2 && !at_start {
        return;
    }
    let (whole, tag) = (text.range(), writer.prefix.len() + 1);
    if at_start {
        let open = whole.start + 1;
        out.replace(open..open + tag, format!("{}delText", writer.prefix));
    }
    if !text.has_attribute((XML, "space")) {
        out.insert(letters.start - 1, " xml:space=\"preserve\"");
    }
    if at_end {
        let close = whole.end - 1;
        out.replace(close - tag..close, format!("{}delText", writer.prefix));
    }
}

/// The tag that opens a run, as it is written.
fn open_tag<'x>(run: Node<'_, '_>, xml: &'x str) -> &'x str {
    &xml[run.range().start..content_start(run, xml)]
}

/// Where the content of an element with content begins.
pub(crate) fn content_start(node: Node<'_, '_>, xml: &str) -> usize {
    let mut quote = None;
    for (at, byte) in xml[node.range()].bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return node.range().start + at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    node.range().end
}
