//! The parts of a file, as text, so that every change of what is written is seen.

#![allow(clippy::unwrap_used, reason = "tests say what went wrong by panicking")]

mod opened;
mod sample;

use opened::{parts, pretty};
use thethuc_docx::{Properties, write};
use thethuc_markup::{Block, Markup};

/// The sample with one paragraph of body and three rows of its tables.
fn short() -> Markup {
    let mut markup = sample::markup();
    for section in &mut markup.sections {
        let mut bodies = 0;
        section.blocks.retain(|block| {
            let is_body = matches!(block, Block::Paragraph(one) if one.style == "noi_dung");
            bodies += usize::from(is_body);
            !is_body || bodies < 2
        });
        for block in &mut section.blocks {
            if let Block::Table(table) = block {
                table.rows.truncate(3);
            }
        }
    }
    markup
}

fn part(name: &str) -> String {
    let markup = short();
    let bytes = write(&markup, &Properties::of(&markup, None)).unwrap();
    pretty(&parts(&bytes)[name])
}

#[test]
fn document() {
    insta::assert_snapshot!(part("word/document.xml"));
}

#[test]
fn styles() {
    insta::assert_snapshot!(part("word/styles.xml"));
}

#[test]
fn settings() {
    insta::assert_snapshot!(part("word/settings.xml"));
}

#[test]
fn footnotes() {
    insta::assert_snapshot!(part("word/footnotes.xml"));
}

#[test]
fn header_with_page_number() {
    insta::assert_snapshot!(part("word/header1.xml"));
}

#[test]
fn first_header_with_stamp() {
    insta::assert_snapshot!(part("word/header2.xml"));
}

#[test]
fn first_footer_with_address() {
    insta::assert_snapshot!(part("word/footer1.xml"));
}

#[test]
fn catalogues() {
    insta::assert_snapshot!(format!(
        "{}\n{}\n{}",
        part("[Content_Types].xml"),
        part("_rels/.rels"),
        part("word/_rels/document.xml.rels")
    ));
}
