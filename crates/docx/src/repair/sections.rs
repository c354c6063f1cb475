//! Hangs headers and footers into their sections.
//!
//! docx-rs keeps one pair of headers a document: a second section that states its own loses one of
//! them, never hides the number on its first page, and from the tenth header on they are mixed up
//! (sorted as text). Here each `w:sectPr` names its own.
//!
//! A section that names no header has that of the section before. The header with the page number
//! is therefore named once, by the first section; first-page headers and footers are named where
//! they differ from what would be inherited.

use super::tree::{Element, Node};
use crate::package::{Kind, Part};
use crate::write::{SectionParts, empty_footer};

/// Parts beside the main one, and what each section says of them.
pub(crate) struct Aside {
    /// Headers and footers, with their content as docx-rs wrote it.
    pub(crate) parts: Vec<(Part, Vec<u8>)>,
    /// For every section, its references.
    pub(crate) references: Vec<Vec<Reference>>,
}

/// A reference of a section to one of the parts.
pub(crate) struct Reference {
    element: &'static str,
    pages: &'static str,
    relation: String,
}

/// What a section inherits for its first page.
#[derive(Default)]
struct Inherited {
    header: Option<Vec<u8>>,
    footer: Option<Vec<u8>>,
}

/// Names the headers and footers of all sections.
pub(crate) fn parts(page_number_header: Vec<u8>, sections: Vec<SectionParts>) -> Aside {
    let mut aside = Aside {
        parts: Vec::new(),
        references: Vec::new(),
    };
    let mut page_number = Some(page_number_header);
    let mut inherited = Inherited::default();
    for section in sections {
        let mut references = Vec::new();
        if let Some(header) = page_number.take() {
            references.push(aside.add(Kind::Header, "default", header));
        }
        if let Some(header) = section.first_header {
            if inherited.header.as_ref() != Some(&header) {
                references.push(aside.add(Kind::Header, "first", header.clone()));
                inherited.header = Some(header);
            }
            let footer = section
                .first_footer
                .or_else(|| inherited.footer.is_some().then(empty_footer));
            if let Some(footer) = footer.filter(|footer| inherited.footer.as_ref() != Some(footer))
            {
                references.push(aside.add(Kind::Footer, "first", footer.clone()));
                inherited.footer = Some(footer);
            }
        }
        aside.references.push(references);
    }
    aside
}

impl Aside {
    fn add(&mut self, kind: Kind, pages: &'static str, content: Vec<u8>) -> Reference {
        let of_kind = self.parts.iter().filter(|(part, _)| part.kind == kind);
        let number = of_kind.count() + 1;
        let part = kind.numbered(number);
        let relation = part.relation.clone();
        self.parts.push((part, content));
        let element = if kind == Kind::Header {
            "w:headerReference"
        } else {
            "w:footerReference"
        };
        Reference {
            element,
            pages,
            relation,
        }
    }
}

/// Writes the references into the sections of the main part, in their order.
pub(crate) fn mend(root: &mut Element<'_>, references: &[Vec<Reference>]) {
    let mut of_sections = references.iter();
    root.walk(&mut |element| {
        if element.name == "w:sectPr" {
            let own = of_sections.next().into_iter().flatten();
            element
                .children
                .extend(own.map(|reference| Node::Element(reference.element())));
        }
    });
}

impl Reference {
    fn element(&self) -> Element<'static> {
        Element::new(self.element)
            .with("w:type", self.pages)
            .with("r:id", self.relation.clone())
    }
}
