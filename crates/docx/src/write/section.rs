//! Sections: sheet, margins, and what stands on their first page only.

use docx_rs::{PageMargin, PageNumType, PageOrientationType, PageSize, SectionProperty};
use thethuc_markup::{PageNumbering, PageSetup, Section, mm_to_pt};
use thethuc_model::FieldPath;

use super::flow::{Piece, end_in_paragraph, filler, line_of};
use super::{Writer, header};
use crate::units::{length_twips, twips};

/// How far the first page's footer reaches below the text area, pt. The default footer of a
/// section (LibreOffice makes an empty one beside every first-page footer) keeps within it, and so
/// takes nothing from the text area of the other pages.
const FOOTER_DROP_PT: f64 = 2.0;

/// Headers and footer of a section.
pub(crate) struct SectionParts {
    /// The header of the first page, when that differs from the other pages'.
    pub(crate) first_header: Option<Vec<u8>>,
    /// The footer of the first page.
    pub(crate) first_footer: Option<Vec<u8>>,
}

impl Writer<'_> {
    /// Writes the flow of a section. Every section but the last says its properties in its last
    /// paragraph (docx-rs would add an empty one, which takes a line of its own).
    pub(crate) fn section(&mut self, section: &Section, is_last: bool) -> Vec<Piece> {
        let mut pieces = self.flow(&section.blocks, section.page.text_width_pt());
        end_in_paragraph(&mut pieces);
        if let (false, Some(Piece::Paragraph(last))) = (is_last, pieces.last_mut()) {
            last.property.section_property = Some(property(section));
        }
        pieces
    }

    /// Writes what stands on the first page of a section only.
    pub(crate) fn section_parts(&mut self, section: &Section) -> SectionParts {
        let mut aside = Writer::aside(self.styles);
        SectionParts {
            first_header: has_own_first_page(section).then(|| aside.first_header(section)),
            first_footer: (!section.first_page_bottom.is_empty())
                .then(|| aside.first_footer(section)),
        }
    }

    fn first_header(&mut self, section: &Section) -> Vec<u8> {
        let mut pieces = Vec::new();
        if !section.numbering.hide_first {
            pieces.push(header::page_number_line(self.styles).into());
        }
        pieces.extend(self.flow(&section.first_page_top, section.page.text_width_pt()));
        end_in_paragraph(&mut pieces);
        header::header(pieces)
    }

    /// The address block (ô 13) grows upward from the foot of the text area: the footer starts at
    /// the bottom margin and word processors make room for it above.
    fn first_footer(&mut self, section: &Section) -> Vec<u8> {
        let mut pieces = self.flow(&section.first_page_bottom, section.page.text_width_pt());
        pieces.push(filler(FOOTER_DROP_PT).into());
        header::footer(pieces)
    }
}

/// Puts a paragraph of the least height, 1/20 pt, above a table that begins a section.
///
/// LibreOffice hangs what belongs to the beginning of a section on its first paragraph, and makes
/// one above such a table. 7.4 leaves that there as an empty line when the document has footnotes;
/// 25.2 does without it, and then does not restart the page numbers of a later section. Elsewhere
/// the paragraph is not wanted: with it, headings are torn from what they stay with.
pub(crate) fn begin_with_paragraph(pieces: &mut Vec<Piece>) {
    if matches!(pieces.first(), Some(Piece::Table(_))) {
        pieces.insert(0, line_of(1).into());
    }
}

/// Size, margins, numbering.
pub(crate) fn property(section: &Section) -> SectionProperty {
    let page = &section.page;
    let orientation = if page.is_landscape() {
        PageOrientationType::Landscape
    } else {
        PageOrientationType::Portrait
    };
    let size = PageSize::new()
        .size(length_twips(page.width_pt), length_twips(page.height_pt))
        .orient(orientation);
    let mut property = SectionProperty::new()
        .page_size(size)
        .page_margin(margins(page));
    if section.numbering.restart {
        property = property.page_num_type(PageNumType::new().start(1));
    }
    if has_own_first_page(section) {
        property.title_pg()
    } else {
        property
    }
}

fn margins(page: &PageSetup) -> PageMargin {
    PageMargin {
        top: twips(page.top_pt),
        left: twips(page.left_pt),
        bottom: twips(page.bottom_pt),
        right: twips(page.right_pt),
        header: twips(page.header_pt),
        footer: twips((page.bottom_pt - FOOTER_DROP_PT).max(0.0)),
        gutter: 0,
    }
}

fn has_own_first_page(section: &Section) -> bool {
    section.numbering.hide_first
        || !section.first_page_top.is_empty()
        || !section.first_page_bottom.is_empty()
}

/// A sheet for a markup without sections: A4 with the middle margins of PL I/I.3.
pub(crate) fn standard() -> Section {
    Section {
        page: PageSetup {
            width_pt: mm_to_pt(210.0),
            height_pt: mm_to_pt(297.0),
            top_pt: mm_to_pt(20.0),
            bottom_pt: mm_to_pt(20.0),
            left_pt: mm_to_pt(30.0),
            right_pt: mm_to_pt(15.0),
            header_pt: mm_to_pt(10.0),
        },
        numbering: PageNumbering {
            restart: false,
            hide_first: true,
        },
        part: FieldPath::root(),
        first_page_top: Vec::new(),
        first_page_bottom: Vec::new(),
        blocks: Vec::new(),
    }
}
