//! XML written: elements, fields, and nothing that XML does not know.

use std::io;

use quick_xml::events::{BytesDecl, BytesText, Event};
use quick_xml::writer::{ElementWriter, Writer};

/// A file being written.
pub type Xml = Writer<Vec<u8>>;

/// Attributes of an element.
pub(crate) type Attributes<'a> = &'a [(&'a str, &'a str)];

/// A file with its declaration, whose elements `write` adds, two blanks a level.
///
/// # Errors
/// Those of `write`; memory takes whatever is written to it.
pub fn file(write: impl FnOnce(&mut Xml) -> io::Result<()>) -> io::Result<Vec<u8>> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    write(&mut xml)?;
    let mut bytes = xml.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

/// An element with others in it.
///
/// # Errors
/// Those of `inner`.
pub fn nested(
    xml: &mut Xml,
    name: &str,
    inner: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    nested_with(xml, name, &[], inner)
}

/// As [`nested`], with attributes.
pub(crate) fn nested_with(
    xml: &mut Xml,
    name: &str,
    attributes: Attributes<'_>,
    inner: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    element(xml, name, attributes).write_inner_content(inner)?;
    Ok(())
}

/// An element with text; a blank one is left out.
///
/// # Errors
/// None: memory takes whatever is written to it.
pub fn field(xml: &mut Xml, name: &str, text: &str) -> io::Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    text_with(xml, name, &[], text)
}

/// An element with attributes and text, which may be blank.
pub(crate) fn text_with(
    xml: &mut Xml,
    name: &str,
    attributes: Attributes<'_>,
    text: &str,
) -> io::Result<()> {
    element(xml, name, attributes).write_text_content(BytesText::new(&known(text)))?;
    Ok(())
}

/// An element that is begun, with its attributes.
fn element<'x>(
    xml: &'x mut Xml,
    name: &'x str,
    attributes: Attributes<'_>,
) -> ElementWriter<'x, Vec<u8>> {
    let clean = attributes.iter().map(|(name, value)| (*name, known(value)));
    clean.fold(xml.create_element(name), |element, (name, value)| {
        element.with_attribute((name, value.as_str()))
    })
}

/// An element with attributes alone.
pub(crate) fn empty(xml: &mut Xml, name: &str, attributes: Attributes<'_>) -> io::Result<()> {
    element(xml, name, attributes).write_empty()?;
    Ok(())
}

/// Text without what XML 1.0 does not know; a reader would turn a carriage return into a line end.
fn known(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    lines.chars().filter(|letter| is_known(*letter)).collect()
}

/// Whether XML 1.0 knows a character.
fn is_known(letter: char) -> bool {
    matches!(letter, '\t' | '\n') || (letter >= ' ' && !matches!(letter, '\u{fffe}' | '\u{ffff}'))
}
