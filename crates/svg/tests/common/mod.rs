//! Pages made by hand, for the tests and the benchmark of this crate.
#![allow(dead_code, reason = "each test file uses its own share")]
#![allow(clippy::unwrap_used, reason = "tests say what went wrong by panicking")]

use std::sync::{Arc, OnceLock};

use thethuc_layout::{Face, FontSet, Item, Page, TextItem};
use thethuc_markup::Source;
use thethuc_svg::{FONT_FAMILIES, Options};

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
pub(crate) fn fonts() -> &'static FontSet {
    static FONTS: OnceLock<FontSet> = OnceLock::new();
    let files = || {
        [
            font!("Regular"),
            font!("Bold"),
            font!("Italic"),
            font!("BoldItalic"),
        ]
    };
    FONTS.get_or_init(|| FontSet::new(files()).unwrap())
}

/// The bundled fonts under their usual names.
pub(crate) fn options() -> Options<'static> {
    Options {
        fonts: fonts(),
        font_family: FONT_FAMILIES,
        label: "Trang 1",
    }
}

/// A run of letters, 14 pt, that shows the field `/noi_dung/0/text` from `offset` on.
pub(crate) fn text(letters: &str, x_pt: f64, baseline_pt: f64, offset: usize) -> TextItem {
    let field = "/noi_dung/0/text";
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
        source: Some(Source {
            field: field.into(),
            offset,
        }),
        field: Some(field.into()),
        tag: None,
        wraps: false,
    }
}

/// A sheet of A4 with items.
pub(crate) fn page(items: Vec<Item>) -> Page {
    Page {
        width_pt: 595.3,
        height_pt: 841.9,
        items,
        hash: 0,
    }
}

/// A page as a công văn has it: 38 justified lines of 18 words.
pub(crate) fn full_page() -> Page {
    const LINE: &str = "Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành thực hiện nghiêm túc những";
    let lines = (0..38_u16).map(|line| {
        let mut item = text(
            LINE,
            85.05,
            80.0 + f64::from(line) * 18.0,
            usize::from(line) * 97,
        );
        item.blank_extra_pt = 0.43;
        item.wraps = line % 12 != 11;
        Item::Text(item)
    });
    page(lines.collect())
}
