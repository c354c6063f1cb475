//! Small helps over the XML tree. Names are compared without their namespace: files of the strict
//! and of the transitional standard differ in nothing else that is read here.

use roxmltree::{Document, Node, ParsingOptions};

use crate::ReadError;

/// How many nodes a part may have. A book of a thousand pages has a quarter of it.
const MAX_NODES: u32 = 2_000_000;
/// How many attributes an element may have; the parser compares each with all others.
const MAX_ATTRIBUTES: usize = 500;

/// Parses a part whose elements nest no deeper than `depth`. Document type declarations are refused,
/// and so are entities of a file's own.
///
/// # Errors
/// [`ReadError::BadXml`], and [`ReadError::TooLarge`] for what nests too deep or has too many nodes or
/// attributes.
pub fn parse<'t>(part: &str, text: &'t str, depth: usize) -> Result<Document<'t>, ReadError> {
    if !is_bounded(text, depth) {
        return Err(ReadError::TooLarge(part.to_owned()));
    }
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: MAX_NODES,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).map_err(|source| ReadError::BadXml {
        part: part.to_owned(),
        source,
    })
}

/// The text of a part in UTF-8 or UTF-16; none where it is neither.
#[must_use]
pub fn decode(bytes: &[u8]) -> Option<String> {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8(rest.to_vec()).ok(),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => String::from_utf8(bytes.to_vec()).ok(),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, []) = bytes.as_chunks::<2>() else {
        return None;
    };
    let units: Vec<u16> = pairs.iter().map(|&pair| unit(pair)).collect();
    String::from_utf16(&units).ok()
}

/// Whether elements nest no deeper than `limit` and none has too many attributes, judged by their
/// tags alone; the parser and the walk below call themselves once a level.
fn is_bounded(text: &str, limit: usize) -> bool {
    let bytes = text.as_bytes();
    let mut depth = 0_usize;
    for (at, _) in text.match_indices('<') {
        match bytes.get(at + 1) {
            Some(b'/') => depth = depth.saturating_sub(1),
            Some(b'?' | b'!') | None => {}
            Some(_) => {
                let tag = Tag::read(&bytes[at + 1..]);
                depth += usize::from(!tag.is_empty);
                if depth > limit || tag.attributes > MAX_ATTRIBUTES {
                    return false;
                }
            }
        }
    }
    true
}

/// What a tag shows without being parsed.
#[derive(Default)]
struct Tag {
    /// It ends in `/>`.
    is_empty: bool,
    attributes: usize,
}

impl Tag {
    /// Reads a tag to its end; a `>` in quotes ends none. A `<` stands in no tag: what has one is
    /// left to the parser, which refuses it.
    fn read(bytes: &[u8]) -> Self {
        let mut tag = Self::default();
        let (mut quote, mut last) = (None, 0);
        for &byte in bytes {
            match (quote, byte) {
                (None, b'>') => {
                    tag.is_empty = last == b'/';
                    return tag;
                }
                (_, b'<') => return tag,
                (None, b'=') => tag.attributes += 1,
                (None, b'"' | b'\'') => quote = Some(byte),
                (Some(open), _) if open == byte => quote = None,
                _ => {}
            }
            last = byte;
        }
        tag
    }
}

/// The name without its namespace.
pub(crate) fn name<'a>(node: Node<'a, '_>) -> &'a str {
    node.tag_name().name()
}

/// The first child of that name.
pub(crate) fn child<'a, 'i>(node: Node<'a, 'i>, wanted: &str) -> Option<Node<'a, 'i>> {
    node.children()
        .find(|child| child.is_element() && name(*child) == wanted)
}

/// An attribute by its name without namespace.
pub(crate) fn attribute<'a>(node: Node<'a, '_>, wanted: &str) -> Option<&'a str> {
    node.attributes()
        .find(|attribute| attribute.name() == wanted)
        .map(|attribute| attribute.value())
}

/// The `val` of the first child of that name.
pub(crate) fn child_val<'a>(node: Node<'a, '_>, wanted: &str) -> Option<&'a str> {
    child(node, wanted).and_then(|found| attribute(found, "val"))
}

/// A switch: present without a value is on.
pub(crate) fn switch(node: Node<'_, '_>, wanted: &str) -> Option<bool> {
    child(node, wanted).map(|found| {
        !matches!(
            attribute(found, "val"),
            Some("0" | "false" | "off" | "none")
        )
    })
}

/// A measure in twips (or with a unit, as the strict standard writes it) in points.
pub(crate) fn twips(text: &str) -> Option<f64> {
    measure(text, 0.05)
}

/// A measure; a bare number counts in `bare_pt`.
pub(crate) fn measure(text: &str, bare_pt: f64) -> Option<f64> {
    let text = text.trim();
    let split = text
        .find(|c: char| c.is_ascii_alphabetic())
        .unwrap_or(text.len());
    let number: f64 = text[..split].trim().parse().ok()?;
    let factor = match &text[split..] {
        "" => bare_pt,
        "pt" => 1.0,
        "mm" => 72.0 / 25.4,
        "cm" => 720.0 / 25.4,
        "in" => 72.0,
        "pc" | "pi" => 12.0,
        "px" => 0.75,
        _ => return None,
    };
    let pt = number * factor;
    pt.is_finite().then_some(pt.clamp(-100_000.0, 100_000.0))
}
