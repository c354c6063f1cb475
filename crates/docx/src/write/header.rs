//! Headers and footers, as whole parts. docx-rs keeps one pair of them a document; the
//! [repair pass](crate::repair) hangs these into their sections.

use docx_rs::{AlignmentType, BuildXML, Footer, Header, PageNum, Paragraph, SpecialIndentType};
use thethuc_markup::{Alignment, StyleSheet};

use super::flow::{Piece, filler};
use super::styles::style_id;

/// Name of the style of page numbers in every style sheet — PL I/I.7.
const PAGE_NUMBER_STYLE: &str = "so_trang";

/// The header that shows the page number, centred in the top margin.
pub(crate) fn page_number(styles: &StyleSheet) -> Vec<u8> {
    header(vec![page_number_line(styles).into()])
}

/// The line with the page number.
pub(crate) fn page_number_line(styles: &StyleSheet) -> Paragraph {
    let line = Paragraph::new().add_page_num(PageNum::new());
    let Some(style) = styles.get(PAGE_NUMBER_STYLE) else {
        return line.align(AlignmentType::Center);
    };
    let line = line.style(&style_id(style));
    if style.align == Alignment::Center {
        return line;
    }
    line.align(AlignmentType::Center).indent(
        Some(0),
        Some(SpecialIndentType::FirstLine(0)),
        Some(0),
        None,
    )
}

/// A header part with that content.
pub(crate) fn header(pieces: Vec<Piece>) -> Vec<u8> {
    pieces
        .into_iter()
        .fold(Header::new(), |header, piece| match piece {
            Piece::Paragraph(paragraph) => header.add_paragraph(*paragraph),
            Piece::Table(table) => header.add_table(*table),
        })
        .build()
}

/// A footer part with that content.
pub(crate) fn footer(pieces: Vec<Piece>) -> Vec<u8> {
    pieces
        .into_iter()
        .fold(Footer::new(), |footer, piece| match piece {
            Piece::Paragraph(paragraph) => footer.add_paragraph(*paragraph),
            Piece::Table(table) => footer.add_table(*table),
        })
        .build()
}

/// A footer that shows nothing, for a section that must not inherit one.
pub(crate) fn empty_footer() -> Vec<u8> {
    footer(vec![filler(0.0).into()])
}
