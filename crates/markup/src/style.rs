//! Styles, resolved for one document from the law and the document's choices.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// How the lines of a paragraph are set between its edges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Alignment {
    /// Flush left.
    Left,
    /// Centred.
    Center,
    /// Flush right.
    Right,
    /// Both sides; the last line flush left.
    Justify,
}

/// A paragraph style with every value resolved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Style {
    /// Identifier, as in the law's data: `quoc_hieu`, `noi_dung`.
    pub name: String,
    /// The name shown in Word's list of styles.
    pub title: String,
    /// Size of the letters, pt.
    pub size_pt: f64,
    /// Đậm.
    pub bold: bool,
    /// Nghiêng.
    pub italic: bool,
    /// Alignment.
    pub align: Alignment,
    /// Exact distance from baseline to baseline, pt.
    pub line_pitch_pt: f64,
    /// Space above the paragraph, pt. Spaces of neighbours are added, and the space above the
    /// first paragraph of a page or column is kept out (as Word and LibreOffice do at page tops
    /// after an automatic break).
    pub space_before_pt: f64,
    /// Space below the paragraph, pt.
    pub space_after_pt: f64,
    /// Indent of the first line from the left edge of the paragraph, pt.
    pub first_line_pt: f64,
    /// Indent of the whole paragraph from the left, pt.
    pub left_pt: f64,
    /// Indent of the whole paragraph from the right, pt.
    pub right_pt: f64,
    /// Stays on one page with the block after it.
    pub keep_with_next: bool,
    /// Its lines stay on one page.
    pub keep_together: bool,
}

/// The styles of one document, by identifier.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct StyleSheet(pub BTreeMap<String, Style>);

impl StyleSheet {
    /// The style of that name.
    ///
    /// Invariant: `thethuc-compose` refuses a template that names a style the sheet lacks, so every
    /// name inside a markup is found; a foreign markup falls back to the body's style, then to the
    /// first one.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Style> {
        self.0
            .get(name)
            .or_else(|| self.0.get("noi_dung"))
            .or_else(|| self.0.values().next())
    }
}
