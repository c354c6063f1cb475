//! The elements of a part by the places of their bytes, and whether their text may be changed.

use std::collections::BTreeMap;
use std::ops::Range;

use roxmltree::{Attribute, Document, Node, NodeId};

use crate::{MendError, Reason};

/// The namespace of WordprocessingML, transitional and strict.
const W: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];

const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// The name without its namespace.
pub(crate) fn name<'a>(node: Node<'a, '_>) -> &'a str {
    node.tag_name().name()
}

/// The first child of that name.
pub(crate) fn child<'a, 'i>(node: Node<'a, 'i>, wanted: &str) -> Option<Node<'a, 'i>> {
    node.children()
        .find(|child| child.is_element() && name(*child) == wanted)
}

/// The name of the namespace of WordprocessingML, as [`Tree`] keeps it.
fn prefix(node: Node<'_, '_>) -> Option<String> {
    let space = node
        .tag_name()
        .namespace()
        .filter(|space| W.contains(space))?;
    let prefix = node
        .lookup_prefix(space)
        .filter(|prefix| !prefix.is_empty())?;
    Some(format!("{prefix}:"))
}

/// Whether a child of the properties `tag` holds their tracked change.
pub(crate) fn is_change_of(child: Node<'_, '_>, tag: &str) -> bool {
    name(child).strip_suffix("Change") == Some(tag)
}

/// An attribute as it is written.
pub(crate) fn attribute_text<'x>(xml: &'x str, attribute: &Attribute<'_, '_>) -> &'x str {
    &xml[attribute.range()]
}

/// An element inside a run that letters come out of: `w:t`, or one that stands for a sign.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Piece<'a, 'i> {
    /// The element.
    pub(crate) node: Node<'a, 'i>,
    /// Its `w:r`.
    pub(crate) run: Node<'a, 'i>,
}

/// A part, with its elements by place.
pub(crate) struct Tree<'a> {
    pub(crate) xml: &'a str,
    pub(crate) document: Document<'a>,
    elements: BTreeMap<usize, NodeId>,
    texts: BTreeMap<usize, NodeId>,
    fields: Vec<Range<usize>>,
    /// The part's name for the namespace of WordprocessingML, with its colon; none when the part has
    /// it as the unnamed one, under which attributes cannot be written.
    prefix: Option<String>,
}

impl<'a> Tree<'a> {
    pub(crate) fn new(part: &str, xml: &'a str) -> Result<Self, MendError> {
        let document = Document::parse(xml).map_err(|source| MendError::BadXml {
            part: part.to_owned(),
            source,
        })?;
        let all = || document.descendants().filter(Node::is_element);
        let start = |node: Node<'_, '_>| (node.range().start, node.id());
        Ok(Self {
            xml,
            elements: all().map(start).collect(),
            texts: all().filter(|node| name(*node) == "t").map(start).collect(),
            fields: fields(all()),
            prefix: prefix(document.root_element()),
            document,
        })
    }

    /// The element that begins at that place.
    pub(crate) fn element(&self, start: usize) -> Option<Node<'_, 'a>> {
        self.document.get_node(*self.elements.get(&start)?)
    }

    /// The element that the character at `source` stands in, or is.
    pub(crate) fn piece(&self, source: &Range<usize>) -> Result<Piece<'_, 'a>, Reason> {
        let text = self.texts.range(..source.start).next_back();
        let node = text
            .and_then(|(_, id)| self.document.get_node(*id))
            .filter(|node| node.range().end > source.end)
            .or_else(|| self.element(source.start))
            .ok_or(Reason::CannotCut)?;
        let run = node.parent_element().filter(|run| name(*run) == "r");
        let run = run.ok_or(Reason::CannotCut)?;
        self.prefix_of(node)?;
        self.prefix_of(run)?;
        let spaces = node.attribute((XML, "space"));
        if name(node) == "t" && !matches!(spaces, None | Some("preserve")) {
            return Err(Reason::CannotCut);
        }
        Ok(Piece { node, run })
    }

    /// The prefix of an element's name, when it is that of the whole part, and the element is closed
    /// in the plainest way.
    pub(crate) fn prefix_of(&self, node: Node<'_, '_>) -> Result<&str, Reason> {
        let prefix = self.prefix.as_deref().ok_or(Reason::CannotCut)?;
        let tag = format!("{prefix}{}", name(node));
        let text = &self.xml[node.range()];
        let opened = text[1..].starts_with(&tag);
        let closed = text.ends_with("/>") || text.ends_with(&format!("</{tag}>"));
        if opened && closed {
            Ok(prefix)
        } else {
            Err(Reason::CannotCut)
        }
    }

    /// Whether the text of a run may be changed.
    pub(crate) fn may_change(&self, run: Node<'_, '_>) -> Result<(), Reason> {
        let at = run.range().start;
        if self.fields.iter().any(|field| field.contains(&at)) {
            return Err(Reason::InField);
        }
        for above in run.ancestors().skip(1) {
            match name(above) {
                "fldSimple" => return Err(Reason::InField),
                "ins" | "moveTo" | "del" | "moveFrom" => return Err(Reason::AlreadyTracked),
                "sdt" if is_locked(above) => return Err(Reason::InLockedControl),
                _ => {}
            }
        }
        Ok(())
    }

    /// The same places in the other branches of the `mc:AlternateContent` that `piece` stands in: by
    /// how many bytes each is further on.
    pub(crate) fn twins(&self, piece: Piece<'_, '_>) -> Result<Vec<usize>, Reason> {
        let branches = |node: Node<'_, '_>| matches!(name(node), "Choice" | "Fallback");
        let mut above = piece.node.ancestors().filter(|node| branches(*node));
        let Some(own) = above.next() else {
            return Ok(Vec::new());
        };
        if above.next().is_some() {
            return Err(Reason::TwinDiffers);
        }
        let all = own
            .parent_element()
            .into_iter()
            .flat_map(|both| both.children());
        let others = all.filter(|other| branches(*other) && *other != own);
        others
            .filter(|other| has_text(*other))
            .map(|other| self.twin(piece, own, other))
            .collect()
    }

    fn twin(
        &self,
        piece: Piece<'_, '_>,
        own: Node<'_, '_>,
        other: Node<'_, '_>,
    ) -> Result<usize, Reason> {
        let letters = |branch: Node<'_, '_>| -> Vec<(usize, &str)> {
            let texts = branch
                .descendants()
                .filter(|node| name(*node) == name(piece.node));
            texts
                .map(|node| (node.range().start, &self.xml[node.range()]))
                .collect()
        };
        let (own, other) = (letters(own), letters(other));
        let same = own
            .iter()
            .map(|(_, text)| text)
            .eq(other.iter().map(|(_, text)| text));
        let at = own
            .iter()
            .position(|(start, _)| *start == piece.node.range().start);
        match (same, at.and_then(|at| other.get(at))) {
            (true, Some((start, _))) => Ok(*start),
            _ => Err(Reason::TwinDiffers),
        }
    }
}

fn has_text(branch: Node<'_, '_>) -> bool {
    branch.descendants().any(|node| name(node) == "t")
}

/// Letters of a control that is locked, that data is bound to, or that still prompts.
fn is_locked(control: Node<'_, '_>) -> bool {
    let Some(properties) = child(control, "sdtPr") else {
        return false;
    };
    properties.children().any(|node| match name(node) {
        "lock" => node
            .attributes()
            .any(|lock| matches!(lock.value(), "contentLocked" | "sdtContentLocked")),
        "dataBinding" | "showingPlcHdr" => true,
        _ => false,
    })
}

/// The places of complex fields, from the first mark of an outermost one to its last.
fn fields<'a, 'i: 'a>(elements: impl Iterator<Item = Node<'a, 'i>>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open = Vec::new();
    for mark in elements.filter(|node| name(*node) == "fldChar") {
        let kind = mark.attributes().find(|a| a.name() == "fldCharType");
        match kind.map(|kind| kind.value()) {
            Some("begin") => open.push(mark.parent().map_or(0, |run| run.range().start)),
            Some("end") => {
                if let Some(start) = open.pop().filter(|_| open.is_empty()) {
                    found.push(start..mark.range().end);
                }
            }
            _ => {}
        }
    }
    // A field that never ends takes in all that follows.
    found.extend(open.first().map(|start| *start..usize::MAX));
    found
}
