//! Writes title, creator and dates: docx-rs has no way to set the first two, calls the creator
//! "unknown" and dates a file 1970 that says nothing.

use chrono::{DateTime, SecondsFormat, Utc};
use quick_xml::escape::escape;

use crate::Properties;
use crate::package::{Kind, Part};
use crate::write::clean;

const OPENING: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<cp:coreProperties",
    " xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\"",
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"",
    " xmlns:dcterms=\"http://purl.org/dc/terms/\"",
    " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">",
);

/// The part of core properties.
pub(crate) fn part(properties: &Properties) -> Part {
    let mut xml = String::from(OPENING);
    push_text(&mut xml, "dc:title", &properties.title);
    push_text(&mut xml, "dc:creator", &properties.creator);
    push_text(&mut xml, "dc:language", "vi-VN");
    push_text(&mut xml, "cp:lastModifiedBy", &properties.creator);
    push_time(&mut xml, "dcterms:created", properties.created);
    push_time(&mut xml, "dcterms:modified", properties.modified);
    xml.push_str("</cp:coreProperties>");
    Part {
        bytes: xml.into_bytes(),
        ..Kind::CoreProperties.part()
    }
}

fn push_text(xml: &mut String, name: &str, text: &str) {
    let text = clean(text);
    if !text.is_empty() {
        xml.push_str(&format!("<{name}>{}</{name}>", escape(text.as_str())));
    }
}

fn push_time(xml: &mut String, name: &str, time: Option<DateTime<Utc>>) {
    if let Some(time) = time {
        let time = time.to_rfc3339_opts(SecondsFormat::Secs, true);
        xml.push_str(&format!(
            "<{name} xsi:type=\"dcterms:W3CDTF\">{time}</{name}>"
        ));
    }
}
