//! Paper, margins and page numbers of a section.

use std::ops::Range;

use roxmltree::Node;

use crate::xml::{attribute, child, name, switch, twips};
use crate::{HeaderFooter, SectionPage};

/// A4 and the margins Word takes when a file gives none.
const A4_PT: (f64, f64) = (595.3, 841.9);

/// A section's page, and the headers and footers it names.
#[derive(Default)]
pub(crate) struct SectionProperties {
    pub(crate) page: SectionPage,
    pub(crate) references: Vec<Reference>,
    /// Its place in the main part; none when the file does not state it.
    pub(crate) source: Option<Range<usize>>,
}

/// A reference to a header or footer part.
pub(crate) struct Reference {
    pub(crate) relation: String,
    pub(crate) in_header: bool,
    pub(crate) pages: HeaderFooter,
}

pub(crate) fn read(node: Node<'_, '_>) -> SectionProperties {
    let measure = |parent: &str, key: &str, default: f64| {
        child(node, parent)
            .and_then(|found| attribute(found, key))
            .and_then(twips)
            .unwrap_or(default)
    };
    let numbers = child(node, "pgNumType");
    let page = SectionPage {
        width_pt: measure("pgSz", "w", A4_PT.0),
        height_pt: measure("pgSz", "h", A4_PT.1),
        top_pt: measure("pgMar", "top", 72.0).abs(),
        bottom_pt: measure("pgMar", "bottom", 72.0).abs(),
        left_pt: measure("pgMar", "left", 72.0),
        right_pt: measure("pgMar", "right", 72.0),
        title_page: switch(node, "titlePg").unwrap_or(false),
        number_start: numbers
            .and_then(|n| attribute(n, "start"))
            .and_then(|start| start.parse().ok()),
        number_format: numbers
            .and_then(|n| attribute(n, "fmt"))
            .filter(|format| *format != "decimal")
            .map(str::to_owned),
        page_numbers: Vec::new(),
    };
    SectionProperties {
        page,
        references: node.children().filter_map(reference).collect(),
        source: Some(node.range()),
    }
}

fn reference(node: Node<'_, '_>) -> Option<Reference> {
    let in_header = match name(node) {
        "headerReference" => true,
        "footerReference" => false,
        _ => return None,
    };
    let pages = match attribute(node, "type") {
        Some("first") => HeaderFooter::First,
        Some("even") => HeaderFooter::Even,
        _ => HeaderFooter::Default,
    };
    Some(Reference {
        relation: attribute(node, "id")?.to_owned(),
        in_header,
        pages,
    })
}
