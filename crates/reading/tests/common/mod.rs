//! Builds small DOCX files as Word and its imitators write them.

#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each suite uses a part of it, and fails by panicking"
)]

use std::io::{Cursor, Write};

use thethuc_reading::{Limits, ReadError, Reading, read_docx};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const NAMESPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office""#;

/// A DOCX made of parts.
#[derive(Default)]
pub(crate) struct Docx {
    parts: Vec<(String, String)>,
    relations: Vec<(String, String, String)>,
}

impl Docx {
    /// A document with that body.
    pub(crate) fn new(body: &str) -> Self {
        let mut docx = Self::default();
        docx.parts.push((
            "word/document.xml".to_owned(),
            format!("<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"),
        ));
        docx
    }

    /// Another part, related to the document by `kind`.
    pub(crate) fn with(mut self, kind: &str, element: &str, content: &str) -> Self {
        let prefix = if kind == "theme" { "a" } else { "w" };
        let id = format!("rId{}", self.relations.len() + 1);
        let file = format!("{id}-{kind}.xml");
        self.parts.push((
            format!("word/{file}"),
            format!("<{prefix}:{element} {NAMESPACES}>{content}</{prefix}:{element}>"),
        ));
        self.relations.push((id, kind.to_owned(), file));
        self
    }

    /// A part by its own name, as it is.
    pub(crate) fn raw(mut self, name: &str, text: &str) -> Self {
        self.parts.retain(|(other, _)| other != name);
        self.parts.push((name.to_owned(), text.to_owned()));
        self
    }

    /// An empty entry.
    pub(crate) fn entry(mut self, name: &str) -> Self {
        self.parts.push((name.to_owned(), String::new()));
        self
    }

    /// The bytes of the file.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let relations: String = self
            .relations
            .iter()
            .map(|(id, kind, file)| {
                format!(r#"<Relationship Id="{id}" Type="http://x/{kind}" Target="{file}"/>"#)
            })
            .collect();
        let root = r#"<Relationships><Relationship Id="r" Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>"#;
        let related = format!("<Relationships>{relations}</Relationships>");
        let fixed = [
            ("_rels/.rels", root),
            ("word/_rels/document.xml.rels", related.as_str()),
        ];
        let own = self
            .parts
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()));
        let named = |name: &str| self.parts.iter().any(|(own, _)| own == name);
        let fixed = fixed.into_iter().filter(|(name, _)| !named(name));
        for (name, text) in fixed.chain(own) {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    /// Reads the file with the usual limits.
    pub(crate) fn try_read(&self) -> Result<Reading, ReadError> {
        read_docx(&self.bytes(), &Limits::default())
    }

    /// Reads the file, which is sound.
    pub(crate) fn read(&self) -> Reading {
        self.try_read().unwrap()
    }
}

/// A paragraph of one run.
pub(crate) fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}
