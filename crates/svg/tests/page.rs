//! What stands in a drawn page.
#![allow(clippy::unwrap_used, reason = "tests say what went wrong by panicking")]

mod common;

use common::{fonts, full_page, options, page, text};
use proptest::prelude::*;
use roxmltree::{Document, Node};
use thethuc_layout::{Face, Item, Line, Page, Rect, TextItem};
use thethuc_svg::{file, page as draw};

/// Breaks a picture into one element a line, for snapshots.
fn by_line(svg: &str) -> String {
    svg.replace("><", ">\n<")
}

fn texts<'a>(svg: &'a Document<'a>) -> Vec<Node<'a, 'a>> {
    svg.descendants()
        .filter(|node| node.has_tag_name("text"))
        .collect()
}

fn letters(node: Node<'_, '_>) -> String {
    node.descendants()
        .filter(Node::is_text)
        .filter_map(|node| node.text())
        .collect()
}

fn small_page() -> Page {
    let mut heading = text("Số:  12/QĐ-UBND", 100.0, 60.0, 0);
    heading.face = Face::Bold;
    heading.underline = true;
    heading.color = [192, 0, 0];
    let mut justified = text("một hai & ba", 85.05, 100.5, 17);
    justified.face = Face::BoldItalic;
    justified.blank_extra_pt = 1.5;
    justified.wraps = true;
    let mut label = text("a)", 85.0, 118.5, 0);
    label.face = Face::Italic;
    label.source = None;
    let mut number = text("2", 295.0, 40.0, 0);
    (number.source, number.field) = (None, None);
    page(vec![
        Item::Text(number),
        Item::Text(heading),
        Item::Line(Line {
            x1_pt: 110.0,
            y1_pt: 64.0,
            x2_pt: 160.25,
            y2_pt: 64.0,
            thickness_pt: 0.75,
            color: [0; 3],
        }),
        Item::Rect(Rect {
            x_pt: 80.0,
            y_pt: 10.0,
            width_pt: 50.0,
            height_pt: 14.0,
            thickness_pt: 1.0,
            color: [192, 0, 0],
            field: Some("/muc_do_khan".into()),
        }),
        Item::Text(justified),
        Item::Text(label),
    ])
}

#[test]
fn a_small_page() {
    insta::assert_snapshot!(by_line(&draw(&small_page(), &options())));
}

#[test]
fn a_small_file() {
    insta::assert_snapshot!(by_line(&file(&small_page(), &options())));
}

#[test]
fn each_word_begins_where_the_layout_says() {
    let mut item = text("một  hai ba", 100.0, 50.0, 0);
    item.blank_extra_pt = 10.0;
    let svg = draw(&page(vec![Item::Text(item)]), &options());
    let svg = Document::parse(&svg).unwrap();
    let words = svg.descendants().filter(|node| node.has_tag_name("tspan"));
    let words: Vec<(String, f64)> = words
        .map(|word| (letters(word), word.attribute("x").unwrap().parse().unwrap()))
        .collect();
    let width = |letters| fonts().text_width_pt(Face::Regular, letters, 14.0);
    let expected = [
        ("hai ", 120.0 + width("một  ")),
        ("ba", 130.0 + width("một  hai ")),
    ];
    assert_eq!(words.len(), expected.len());
    for ((word, place), (expected_word, expected_place)) in words.iter().zip(expected) {
        assert_eq!(word, expected_word);
        assert!(
            (place - expected_place).abs() < 0.0051,
            "{place} for {expected_place}"
        );
    }
}

#[test]
fn a_character_without_a_glyph_is_there_but_not_seen() {
    let svg = draw(
        &page(vec![Item::Text(text("chữ漢tự", 100.0, 50.0, 0))]),
        &options(),
    );
    let svg = Document::parse(&svg).unwrap();
    assert_eq!(letters(texts(&svg)[0]), "chữ漢tự");
    let hidden = svg
        .descendants()
        .find(|node| node.attribute("visibility") == Some("hidden"));
    assert_eq!(hidden.map(letters).as_deref(), Some("漢"));
}

#[test]
fn a_page_full_to_the_last_line_is_of_a_size_that_a_keystroke_can_send() {
    let bytes = draw(&full_page(), &options()).len();
    assert!((10_000..=23_000).contains(&bytes), "{bytes} bytes");
}

prop_compose! {
    fn any_item()(
        letters in prop_oneof![any::<String>(), "[&<>\"'{%} ệđ]{0,20}"],
        place in (-1e3..1e3_f64, -1e3..1e3_f64, 0.0..99.0_f64, -5.0..5.0_f64),
        face in prop::sample::select(Face::ALL.to_vec()),
        color in any::<[u8; 3]>(),
        flags in any::<(bool, bool, bool)>(),
        offset in any::<u16>(),
    ) -> TextItem {
        let mut item = text(&letters, place.0, place.1, usize::from(offset));
        (item.size_pt, item.blank_extra_pt) = (place.2, place.3);
        (item.face, item.color) = (face, color);
        (item.underline, item.wraps) = (flags.0, flags.1);
        if flags.2 {
            item.source = None;
        }
        item
    }
}

/// The letters as XML may hold them.
fn without_control(letters: &str) -> String {
    letters
        .chars()
        .map(|letter| match letter {
            '\u{0}'..='\u{1F}' | '\u{7F}' => ' ',
            '\u{FFFE}' | '\u{FFFF}' => '\u{3000}',
            other => other,
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_page_is_well_formed_and_says_all_its_letters(
        items in prop::collection::vec(any_item(), 0..8),
        label in any::<String>(),
    ) {
        let options = thethuc_svg::Options { label: &label, ..options() };
        let page = page(items.iter().cloned().map(Item::Text).collect());
        for svg in [draw(&page, &options), file(&page, &options)] {
            let svg = Document::parse(&svg).unwrap();
            let texts = texts(&svg);
            prop_assert_eq!(texts.len(), items.len());
            for (node, item) in texts.into_iter().zip(&items) {
                let blank = if item.wraps { " " } else { "" };
                prop_assert_eq!(letters(node), without_control(&item.text) + blank);
                prop_assert_eq!(node.attribute("data-field"), Some("/noi_dung/0/text"));
                let offset = item.source.as_ref().map(|source| source.offset.to_string());
                prop_assert_eq!(node.attribute("data-offset"), offset.as_deref());
            }
        }
    }

    #[test]
    fn drawings_of_any_measure_are_well_formed(m in any::<[f64; 5]>()) {
        let [a, b, c, d, e] = m;
        let line = Line {
            x1_pt: a, y1_pt: b, x2_pt: c, y2_pt: d, thickness_pt: e, color: [1, 2, 3],
        };
        let rect = Rect {
            x_pt: a, y_pt: b, width_pt: c, height_pt: d, thickness_pt: e, color: [0; 3], field: None,
        };
        let mut page = page(vec![Item::Line(line), Item::Rect(rect)]);
        (page.width_pt, page.height_pt) = (a, e);
        prop_assert!(Document::parse(&draw(&page, &options())).is_ok());
    }
}
