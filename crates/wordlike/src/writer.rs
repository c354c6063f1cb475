//! Paragraphs, cells and tables as Word writes them.

use crate::ink::{self, Ink};
use crate::shape::Shape;

/// A paragraph being written.
#[derive(Debug, Clone, Default)]
pub(crate) struct Para {
    properties: String,
    content: String,
}

impl Para {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    pub(crate) fn centred() -> Self {
        Self::new().with(r#"<w:jc w:val="center"/>"#)
    }

    /// The subject of a công văn: 6 pt under the number.
    pub(crate) fn subject() -> Self {
        Self::new().with(r#"<w:spacing w:before="120"/><w:jc w:val="center"/>"#)
    }

    /// A paragraph of the body: both sides, 6 pt above, first line by half an inch.
    pub(crate) fn body() -> Self {
        Self::new()
            .with(r#"<w:spacing w:before="120"/><w:ind w:firstLine="720"/><w:jc w:val="both"/>"#)
    }

    /// Adds to its properties.
    pub(crate) fn with(mut self, properties: &str) -> Self {
        self.properties.push_str(properties);
        self
    }

    /// Adds letters.
    pub(crate) fn text(mut self, shape: &Shape, text: &str, ink: Ink) -> Self {
        self.content.push_str(&ink::runs(shape, text, ink));
        self
    }

    /// Adds elements as they are.
    pub(crate) fn raw(mut self, content: &str) -> Self {
        self.content.push_str(content);
        self
    }

    pub(crate) fn xml(&self) -> String {
        format!(
            r#"<w:p w:rsidR="00B41C07" w:rsidRDefault="00B41C07"><w:pPr>{}</w:pPr>{}</w:p>"#,
            self.properties, self.content
        )
    }
}

/// A table without borders.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    /// Widths of the two columns, twips.
    pub(crate) widths: [u32; 2],
    /// What else its properties say.
    pub(crate) properties: &'static str,
}

impl Layout {
    /// A table of rows of two cells.
    pub(crate) fn xml(&self, rows: &[[String; 2]]) -> String {
        let grid: String = self
            .widths
            .iter()
            .map(|width| format!(r#"<w:gridCol w:w="{width}"/>"#))
            .collect();
        let rows: String = rows
            .iter()
            .map(|cells| {
                let cells = cells.iter().zip(self.widths);
                let cells: String = cells.map(|(content, width)| cell(content, width)).collect();
                format!(r#"<w:tr w:rsidR="00B41C07">{cells}</w:tr>"#)
            })
            .collect();
        format!(
            r#"<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/>{}<w:tblLook w:val="01E0"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"#,
            self.properties
        )
    }
}

/// A cell; one without a paragraph gets an empty one, as Word needs.
pub(crate) fn cell(content: &str, width: u32) -> String {
    let content = if content.is_empty() {
        "<w:p/>"
    } else {
        content
    };
    format!(r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>"#)
}

/// A table that shows its borders.
pub(crate) fn bordered(rows: &[[String; 2]]) -> String {
    Layout {
        widths: [6_000, 8_000],
        properties: r#"<w:tblBorders><w:top w:val="single" w:sz="4"/><w:left w:val="single" w:sz="4"/><w:bottom w:val="single" w:sz="4"/><w:right w:val="single" w:sz="4"/><w:insideH w:val="single" w:sz="4"/><w:insideV w:val="single" w:sz="4"/></w:tblBorders>"#,
    }
    .xml(rows)
}
