//! The container: parts, their catalogues, and the zip file around them.
//!
//! Invariant: entries stand in a fixed order and all bear the same date (that of DOS's beginning),
//! so that the same parts always give the same bytes.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::DocxError;

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD_TYPES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// What a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    CoreProperties,
    Document,
    Styles,
    Settings,
    Footnotes,
    Header,
    Footer,
    Png,
    Jpeg,
}

/// A part of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) kind: Kind,
    /// Its place in the file: `word/document.xml`.
    pub(crate) name: String,
    /// Identifier of the relationship that leads to it.
    pub(crate) relation: String,
    pub(crate) bytes: Vec<u8>,
}

impl Kind {
    /// Name of the part of which there is one.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::CoreProperties => "docProps/core.xml",
            Self::Document => "word/document.xml",
            Self::Styles => "word/styles.xml",
            Self::Settings => "word/settings.xml",
            Self::Footnotes => "word/footnotes.xml",
            Self::Header => "word/header.xml",
            Self::Footer => "word/footer.xml",
            Self::Png => "word/media/image.png",
            Self::Jpeg => "word/media/image.jpeg",
        }
    }

    /// The part of which there is one, still empty.
    pub(crate) fn part(self) -> Part {
        let relation = format!("rId{}", self.word());
        Part {
            kind: self,
            name: self.name().to_owned(),
            relation,
            bytes: Vec::new(),
        }
    }

    /// A part of which there are several, still empty.
    pub(crate) fn numbered(self, number: usize) -> Part {
        let (stem, ending) = self.name().rsplit_once('.').unwrap_or_default();
        let name = format!("{stem}{number}.{ending}");
        let relation = format!("rId{}{number}", self.word());
        Part {
            kind: self,
            name,
            relation,
            bytes: Vec::new(),
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::CoreProperties => "core-properties",
            Self::Document => "officeDocument",
            Self::Styles => "styles",
            Self::Settings => "settings",
            Self::Footnotes => "footnotes",
            Self::Header => "header",
            Self::Footer => "footer",
            Self::Png | Self::Jpeg => "image",
        }
    }

    fn relation_type(self) -> String {
        match self {
            Self::CoreProperties => {
                "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties".to_owned()
            }
            _ => format!("{RELATIONS}/{}", self.word()),
        }
    }

    fn content_type(self) -> String {
        match self {
            Self::CoreProperties => {
                "application/vnd.openxmlformats-package.core-properties+xml".to_owned()
            }
            Self::Document => format!("{WORD_TYPES}.document.main+xml"),
            Self::Png => "image/png".to_owned(),
            Self::Jpeg => "image/jpeg".to_owned(),
            _ => format!("{WORD_TYPES}.{}+xml", self.word()),
        }
    }

    /// Whether the container itself, not the main part, leads to it.
    fn is_top(self) -> bool {
        matches!(self, Self::CoreProperties | Self::Document)
    }
}

/// Puts the parts and their catalogues into a compressed container.
pub(crate) fn zip(parts: &[Part]) -> Result<Vec<u8>, DocxError> {
    let (top, inner): (Vec<&Part>, Vec<&Part>) = parts.iter().partition(|part| part.kind.is_top());
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    add(
        &mut file,
        "[Content_Types].xml",
        content_types(parts).as_bytes(),
    )?;
    add(&mut file, "_rels/.rels", relations(&top, "").as_bytes())?;
    for part in top {
        add(&mut file, &part.name, &part.bytes)?;
    }
    add(
        &mut file,
        "word/_rels/document.xml.rels",
        relations(&inner, "word/").as_bytes(),
    )?;
    for part in inner {
        add(&mut file, &part.name, &part.bytes)?;
    }
    Ok(file.finish()?.into_inner())
}

fn add(file: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, bytes: &[u8]) -> Result<(), DocxError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    file.start_file(name, options)?;
    Ok(file.write_all(bytes)?)
}

fn content_types(parts: &[Part]) -> String {
    let mut xml = format!(
        "{DECLARATION}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    );
    for part in parts {
        let kind = part.kind.content_type();
        xml.push_str(&format!(
            "<Override PartName=\"/{}\" ContentType=\"{kind}\"/>",
            part.name
        ));
    }
    xml.push_str("</Types>");
    xml
}

/// The catalogue of what a part leads to; targets are named from its folder.
fn relations(parts: &[&Part], folder: &str) -> String {
    let mut xml = format!(
        "{DECLARATION}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    );
    for part in parts {
        let kind = part.kind.relation_type();
        let target = part.name.trim_start_matches(folder);
        xml.push_str(&format!(
            "<Relationship Id=\"{}\" Type=\"{kind}\" Target=\"{target}\"/>",
            part.relation
        ));
    }
    xml.push_str("</Relationships>");
    xml
}
