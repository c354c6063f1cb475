//! A written file, opened.
#![allow(dead_code, reason = "every test uses its own part")]
#![allow(clippy::unwrap_used, reason = "tests say what went wrong by panicking")]

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::events::Event;
use quick_xml::{Reader, Writer};

/// The parts of a file by name.
pub(crate) fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut file = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..file.len())
        .map(|index| {
            let mut entry = file.by_index(index).unwrap();
            assert_eq!(entry.compression(), zip::CompressionMethod::Deflated);
            let mut text = String::new();
            entry.read_to_string(&mut text).unwrap();
            (entry.name().to_owned(), text)
        })
        .collect()
}

/// A part with every element on a line of its own.
pub(crate) fn pretty(part: &str) -> String {
    let mut reader = Reader::from_str(part);
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => break,
            event => writer.write_event(event).unwrap(),
        }
    }
    String::from_utf8(writer.into_inner()).unwrap()
}

/// Letters of the part, with non-breaking hyphens as `-`.
pub(crate) fn letters(part: &str) -> String {
    let document = roxmltree::Document::parse(part).unwrap();
    document
        .descendants()
        .map(|node| match node.tag_name().name() {
            "t" => node.text().unwrap_or_default(),
            "noBreakHyphen" => "-",
            _ => "",
        })
        .collect()
}
