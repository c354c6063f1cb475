//! The container with its parts, as Word lays them out.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const NAMESPACES: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" "#,
    r#"xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" "#,
    r#"xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" "#,
    r#"xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" "#,
    r#"xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" "#,
    r#"xmlns:v="urn:schemas-microsoft-com:vml""#,
);
const DECLARATION: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// A part related to the main one.
pub(crate) struct Part {
    /// `rId7`.
    pub(crate) id: String,
    /// The last word of its relationship: `styles`.
    pub(crate) kind: &'static str,
    /// Its name under `word/`.
    pub(crate) file: &'static str,
    /// Its root element with prefix: `w:styles`.
    pub(crate) root: &'static str,
    /// What stands in the root.
    pub(crate) content: String,
}

/// The bytes of a file with that body and those parts.
pub(crate) fn write(body: &str, parts: &[Part]) -> Vec<u8> {
    let main = element("w:document", &format!("<w:body>{body}</w:body>"));
    let mut files = vec![
        ("[Content_Types].xml".to_owned(), types(parts)),
        ("_rels/.rels".to_owned(), roots()),
        ("word/document.xml".to_owned(), main),
        ("word/_rels/document.xml.rels".to_owned(), relations(parts)),
        (
            "docProps/app.xml".to_owned(),
            format!("{DECLARATION}{APPLICATION}"),
        ),
    ];
    for part in parts {
        files.push((
            format!("word/{}", part.file),
            element(part.root, &part.content),
        ));
    }
    // Writing to memory does not fail.
    zipped(&files).unwrap_or_default()
}

fn zipped(files: &[(String, String)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(name, SimpleFileOptions::default())?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn element(name: &str, content: &str) -> String {
    format!("{DECLARATION}<{name} {NAMESPACES}>{content}</{name}>")
}

const APPLICATION: &str = r#"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Microsoft Office Word</Application><AppVersion>16.0000</AppVersion></Properties>"#;

fn types(parts: &[Part]) -> String {
    let overrides: String = parts
        .iter()
        .map(|part| {
            let kind = match part.kind {
                "theme" => "application/vnd.openxmlformats-officedocument.theme+xml".to_owned(),
                kind => format!("{WORD}.{kind}+xml"),
            };
            format!(
                r#"<Override PartName="/word/{}" ContentType="{kind}"/>"#,
                part.file
            )
        })
        .collect();
    format!(
        r#"{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>{overrides}</Types>"#
    )
}

fn roots() -> String {
    relationships(&format!(
        r#"<Relationship Id="rId1" Type="{KIND}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="{KIND}/extended-properties" Target="docProps/app.xml"/>"#
    ))
}

fn relations(parts: &[Part]) -> String {
    let relations: String = parts
        .iter()
        .map(|part| {
            let Part { id, kind, file, .. } = part;
            format!(r#"<Relationship Id="{id}" Type="{KIND}/{kind}" Target="{file}"/>"#)
        })
        .collect();
    relationships(&relations)
}

fn relationships(content: &str) -> String {
    format!(
        r#"{DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{content}</Relationships>"#
    )
}
