//! Adds what Word expects of footnotes.
//!
//! Word writes two separators (numbers -1 and 0) into every file with footnotes and names them in
//! its settings; without them it draws no line above the notes. A footnote shows its number only
//! where its text has a `w:footnoteRef`. The number is followed by a blank, as layout sets it.

use super::tree::{Element, Node};
use crate::write::FOOTNOTE_MARK_STYLE;

/// Mends the part of footnotes.
pub(crate) fn mend(root: &mut Element<'_>) {
    for footnote in root.elements_mut() {
        if let Some(paragraph) = footnote.child_mut("w:p") {
            put_number(paragraph);
        }
    }
    let separators = [
        separator("-1", "separator", "w:separator"),
        separator("0", "continuationSeparator", "w:continuationSeparator"),
    ];
    root.children.splice(0..0, separators.map(Node::Element));
}

/// Puts the number, raised, before the letters of the footnote.
fn put_number(paragraph: &mut Element<'_>) {
    let after_properties = paragraph
        .children
        .iter()
        .position(|node| !matches!(node, Node::Element(child) if child.name == "w:pPr"))
        .unwrap_or(paragraph.children.len());
    let style = Element::new("w:rStyle").with("w:val", FOOTNOTE_MARK_STYLE);
    let number = Element::new("w:r")
        .containing(Element::new("w:rPr").containing(style))
        .containing(Element::new("w:footnoteRef"));
    let mut blank = Element::new("w:t").with("xml:space", "preserve");
    blank.children.push(Node::Text(" ".into()));
    let blank = Element::new("w:r").containing(blank);
    paragraph.children.splice(
        after_properties..after_properties,
        [Node::Element(number), Node::Element(blank)],
    );
}

fn separator(id: &'static str, kind: &'static str, mark: &'static str) -> Element<'static> {
    let run = Element::new("w:r").containing(Element::new(mark));
    Element::new("w:footnote")
        .with("w:type", kind)
        .with("w:id", id)
        .containing(Element::new("w:p").containing(run))
}
