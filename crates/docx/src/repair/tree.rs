//! A part as a tree of elements. Names, values and letters are kept as they stand in the file,
//! escaped, and borrowed from it where nothing changes.

use std::borrow::Cow;

use quick_xml::events::Event;
use quick_xml::events::attributes::Attributes;

use crate::DocxError;

/// A child of an element.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Node<'a> {
    Element(Element<'a>),
    /// Letters, escaped.
    Text(Cow<'a, str>),
}

/// An element.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Element<'a> {
    /// Name with its prefix: `w:p`.
    pub(crate) name: Cow<'a, str>,
    /// Names and escaped values.
    pub(crate) attributes: Vec<(Cow<'a, str>, Cow<'a, str>)>,
    pub(crate) children: Vec<Node<'a>>,
}

impl<'a> Element<'a> {
    /// An empty element.
    pub(crate) fn new(name: &'static str) -> Self {
        Self {
            name: Cow::Borrowed(name),
            ..Self::default()
        }
    }

    /// With one more attribute; the value must need no escaping.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<Cow<'a, str>>) -> Self {
        self.attributes.push((Cow::Borrowed(name), value.into()));
        self
    }

    /// With one more child.
    pub(crate) fn containing(mut self, child: Self) -> Self {
        self.children.push(Node::Element(child));
        self
    }

    /// Value of an attribute, escaped.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(own, _)| own == name)
            .map(|(_, value)| value.as_ref())
    }

    /// Child elements.
    pub(crate) fn elements_mut(&mut self) -> impl Iterator<Item = &mut Self> {
        self.children.iter_mut().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first child element of that name.
    pub(crate) fn child_mut(&mut self, name: &str) -> Option<&mut Self> {
        self.elements_mut().find(|child| child.name == name)
    }

    /// Calls `visit` on this element and on all below it, in the order of their start tags.
    pub(crate) fn walk(&mut self, visit: &mut impl FnMut(&mut Self)) {
        visit(self);
        for child in self.elements_mut() {
            child.walk(visit);
        }
    }
}

/// Reads a part.
pub(crate) fn read<'a>(part: &str, bytes: &'a [u8]) -> Result<Element<'a>, DocxError> {
    let broken = |source| DocxError::Xml {
        part: part.to_owned(),
        source,
    };
    root(bytes)
        .map_err(broken)?
        .ok_or_else(|| DocxError::Incomplete {
            part: part.to_owned(),
            element: "root",
        })
}

fn root(bytes: &[u8]) -> Result<Option<Element<'_>>, quick_xml::Error> {
    let text = utf8(bytes)?;
    let mut reader = quick_xml::Reader::from_str(text);
    // The document itself is the lowest of the open elements.
    let mut open = vec![Element::default()];
    let mut start = 0;
    loop {
        let event = reader.read_event()?;
        let end = usize::try_from(reader.buffer_position()).unwrap_or(text.len());
        let raw = &text[start..end];
        start = end;
        match event {
            Event::Start(_) => open.push(element(raw)?),
            Event::Empty(_) => append(&mut open, Node::Element(element(raw)?)),
            Event::End(_) => {
                if let Some(closed) = open.pop() {
                    append(&mut open, Node::Element(closed));
                }
            }
            Event::Text(_) | Event::GeneralRef(_) => append_text(&mut open, raw),
            Event::Eof => break,
            Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_) => {}
        }
    }
    let top = open.into_iter().flat_map(|document| document.children);
    Ok(top.into_iter().find_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    }))
}

/// An element without children, from its start tag.
fn element(tag: &str) -> Result<Element<'_>, quick_xml::Error> {
    let inner = tag.trim_start_matches('<').trim_end_matches(['/', '>']);
    let name_end = inner.find(char::is_whitespace).unwrap_or(inner.len());
    let mut attributes = Vec::new();
    for attribute in Attributes::new(inner, name_end).with_checks(false) {
        let attribute = attribute?;
        let value = match attribute.value {
            Cow::Borrowed(bytes) => Cow::Borrowed(utf8(bytes)?),
            Cow::Owned(bytes) => Cow::Owned(utf8(&bytes)?.to_owned()),
        };
        attributes.push((Cow::Borrowed(utf8(attribute.key.into_inner())?), value));
    }
    Ok(Element {
        name: Cow::Borrowed(&inner[..name_end]),
        attributes,
        children: Vec::new(),
    })
}

fn append<'a>(open: &mut [Element<'a>], node: Node<'a>) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(node);
    }
}

/// Letters and references to letters (`&amp;`) that follow each other are one text.
fn append_text<'a>(open: &mut [Element<'a>], raw: &'a str) {
    let Some(parent) = open.last_mut() else {
        return;
    };
    if let Some(Node::Text(text)) = parent.children.last_mut() {
        text.to_mut().push_str(raw);
    } else {
        parent.children.push(Node::Text(Cow::Borrowed(raw)));
    }
}

fn utf8(bytes: &[u8]) -> Result<&str, quick_xml::Error> {
    std::str::from_utf8(bytes).map_err(|error| quick_xml::Error::Encoding(error.into()))
}

/// The bytes of a part.
pub(crate) fn write(root: &Element<'_>) -> Vec<u8> {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
    write_element(root, &mut out);
    out.into_bytes()
}

fn write_element(element: &Element<'_>, out: &mut String) {
    out.push('<');
    out.push_str(&element.name);
    for (name, value) in &element.attributes {
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        out.push_str(value);
        out.push('"');
    }
    if element.children.is_empty() {
        out.push_str("/>");
        return;
    }
    out.push('>');
    for child in &element.children {
        match child {
            Node::Element(child) => write_element(child, out),
            Node::Text(text) => out.push_str(text),
        }
    }
    out.push_str("</");
    out.push_str(&element.name);
    out.push('>');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_comes_back_as_it_was() {
        let part = "<w:p a=\"x &amp; y\"><w:t xml:space=\"preserve\"> 1 &lt; 2 &amp; 3 </w:t><w:br/></w:p>";
        let root = read("part", part.as_bytes()).unwrap();
        let Some(Node::Element(text)) = root.children.first() else {
            panic!("no element")
        };
        assert_eq!(text.children, [Node::Text(" 1 &lt; 2 &amp; 3 ".into())]);
        let written = String::from_utf8(write(&root)).unwrap();
        assert_eq!(written.lines().last(), Some(part));
    }

    #[test]
    fn what_is_not_xml_names_its_part() {
        for broken in ["<w:p><w:t></w:p>", "", "\u{fffd}"] {
            let error = read("word/document.xml", broken.as_bytes()).unwrap_err();
            assert!(error.to_string().contains("word/document.xml"), "{error}");
        }
    }
}
