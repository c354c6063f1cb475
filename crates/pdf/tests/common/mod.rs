//! Pages made by hand, for the tests and the benchmark of this crate.
#![allow(dead_code, reason = "each test file uses its own share")]
#![allow(clippy::unwrap_used, reason = "tests say what went wrong by panicking")]

use std::sync::{Arc, OnceLock};

use chrono::DateTime;
use thethuc_layout::{
    Face, FontSet, Item, OutlineEntry, Page, Pages, TagId, TagNode, TagRole, TextItem,
};
use thethuc_pdf::Metadata;

macro_rules! font {
    ($face:literal) => {
        Arc::from(
            &include_bytes!(concat!(
                "../../../../assets/fonts/LiberationSerif-",
                $face,
                ".ttf"
            ))[..],
        )
    };
}

/// The bundled fonts.
pub(crate) fn fonts() -> FontSet {
    static FONTS: OnceLock<FontSet> = OnceLock::new();
    let read = || {
        FontSet::new([
            font!("Regular"),
            font!("Bold"),
            font!("Italic"),
            font!("BoldItalic"),
        ])
    };
    FONTS.get_or_init(|| read().unwrap()).clone()
}

/// A title, an author and a fixed time.
pub(crate) fn metadata() -> Metadata {
    Metadata {
        title: "Về việc tổ chức kỳ họp".to_owned(),
        author: "Ủy ban nhân dân tỉnh Thái Nguyên".to_owned(),
        created: DateTime::parse_from_rfc3339("2026-11-21T08:30:00+07:00").unwrap(),
    }
}

/// A run of letters, 14 pt, at a place.
pub(crate) fn text(letters: &str, x_pt: f64, baseline_pt: f64, tag: Option<TagId>) -> TextItem {
    TextItem {
        x_pt,
        baseline_pt,
        width_pt: fonts().text_width_pt(Face::Regular, letters, 14.0),
        size_pt: 14.0,
        face: Face::Regular,
        text: letters.to_owned(),
        blank_extra_pt: 0.0,
        color: [0; 3],
        underline: false,
        source: None,
        field: None,
        tag,
        wraps: false,
    }
}

/// A sheet of A4 with items.
pub(crate) fn page(items: Vec<Item>) -> Arc<Page> {
    Arc::new(Page {
        width_pt: 595.3,
        height_pt: 841.9,
        items,
        hash: 0,
    })
}

/// A node of the tree.
pub(crate) fn node(role: TagRole, parent: Option<TagId>) -> TagNode {
    TagNode { role, parent }
}

/// A heading and `pages` pages of 36 justified lines in paragraphs of 18 lines, with page numbers;
/// all four faces occur, as in a công văn.
pub(crate) fn long_document(pages: usize) -> Pages {
    const LINE: &str = "Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành thực hiện nghiêm túc những";
    let mut tags = vec![node(TagRole::Heading(1), None)];
    let mut sheets = Vec::new();
    for number in 0..pages {
        let mut items = vec![Item::Text(text(
            &(number + 1).to_string(),
            290.0,
            40.0,
            None,
        ))];
        if number == 0 {
            let mut heading = text("CÔNG VĂN", 250.0, 60.0, Some(0));
            heading.face = Face::Bold;
            items.push(Item::Text(heading));
        }
        for line in 0..36_u8 {
            if line % 18 == 0 {
                tags.push(node(TagRole::P, None));
            }
            let mut item = text(
                LINE,
                85.0,
                80.0 + f64::from(line) * 18.0,
                Some(tags.len() - 1),
            );
            item.face = match line {
                0 => Face::Italic,
                1 => Face::BoldItalic,
                _ => Face::Regular,
            };
            item.blank_extra_pt = 0.4;
            item.wraps = line % 18 != 17;
            items.push(Item::Text(item));
        }
        sheets.push(page(items));
    }
    Pages {
        pages: sheets,
        tags,
        outline: vec![OutlineEntry {
            level: 1,
            title: "CÔNG VĂN".to_owned(),
            page: 0,
            y_pt: 46.0,
        }],
        links: vec![],
        findings: vec![],
    }
}
