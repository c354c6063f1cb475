//! What holds for all pages, lawful or not.

mod common;

use std::sync::Arc;

use common::{fonts, long_document, metadata};
use proptest::prelude::*;
use thethuc_layout::{
    Face, Item, Line, Link, OutlineEntry, Page, Pages, Rect, TagNode, TagRole, TextItem,
};
use thethuc_model::FieldPath;
use thethuc_pdf::write;

fn measure() -> impl Strategy<Value = f64> + Clone {
    prop_oneof![
        8 => -50.0..900.0_f64,
        1 => -1e9..1e9_f64,
        1 => prop::sample::select(vec![0.0, -0.0, f64::MAX, f64::MIN_POSITIVE, 1e300]),
    ]
}

fn role() -> impl Strategy<Value = TagRole> {
    let span = 0..5_usize;
    prop_oneof![
        Just(TagRole::Sect),
        any::<u8>().prop_map(TagRole::Heading),
        prop::sample::select(vec![
            TagRole::P,
            TagRole::L,
            TagRole::Li,
            TagRole::Lbl,
            TagRole::LBody,
            TagRole::Table,
            TagRole::Tr,
            TagRole::Reference,
            TagRole::Note,
            TagRole::Toc,
            TagRole::Toci,
            TagRole::Link,
        ]),
        (span.clone(), span.clone())
            .prop_map(|(colspan, rowspan)| TagRole::Th { colspan, rowspan }),
        (span.clone(), span).prop_map(|(colspan, rowspan)| TagRole::Td { colspan, rowspan }),
    ]
}

prop_compose! {
    fn text_item()(
        place in (measure(), measure(), measure(), measure()),
        face in prop::sample::select(Face::ALL.to_vec()),
        text in prop_oneof![any::<String>(), "[ -~àáảãạăâđêôơưỷỹ]{0,30}"],
        blank_extra_pt in measure(),
        color in any::<[u8; 3]>(),
        underline in any::<bool>(),
        tag in prop::option::of(0..40_usize),
        wraps in any::<bool>(),
    ) -> Item {
        Item::Text(TextItem {
            x_pt: place.0, baseline_pt: place.1, width_pt: place.2, size_pt: place.3,
            face, text, blank_extra_pt, color, underline, source: None, field: None, tag, wraps,
        })
    }
}

fn link() -> impl Strategy<Value = Link> {
    (0..40_usize, 0..6_usize, 0..9_u32, measure()).prop_map(|(tag, page, number, y_pt)| Link {
        tag,
        target: FieldPath::root(),
        page,
        number,
        y_pt,
    })
}

fn item() -> impl Strategy<Value = Item> {
    let five = (measure(), measure(), measure(), measure(), measure());
    prop_oneof![
        4 => text_item(),
        1 => five.clone().prop_map(|(x1_pt, y1_pt, x2_pt, y2_pt, thickness_pt)| {
            Item::Line(Line { x1_pt, y1_pt, x2_pt, y2_pt, thickness_pt, color: [0; 3] })
        }),
        1 => five.prop_map(|(x_pt, y_pt, width_pt, height_pt, thickness_pt)| {
            Item::Rect(Rect {
                x_pt, y_pt, width_pt, height_pt, thickness_pt, color: [9, 8, 7], field: None,
            })
        }),
    ]
}

fn pages() -> impl Strategy<Value = Pages> {
    let page = (measure(), measure(), prop::collection::vec(item(), 0..12)).prop_map(
        |(width_pt, height_pt, items)| {
            Arc::new(Page {
                width_pt,
                height_pt,
                items,
                hash: 0,
            })
        },
    );
    let node =
        (role(), prop::option::of(0..40_usize)).prop_map(|(role, parent)| TagNode { role, parent });
    let entry = (any::<u8>(), any::<String>(), 0..6_usize, measure()).prop_map(
        |(level, title, page, y_pt)| OutlineEntry {
            level,
            title,
            page,
            y_pt,
        },
    );
    (
        prop::collection::vec(page, 0..4),
        prop::collection::vec(node, 0..30),
        prop::collection::vec(entry, 0..6),
        prop::collection::vec(link(), 0..6),
    )
        .prop_map(|(pages, tags, outline, links)| Pages {
            pages,
            tags,
            outline,
            links,
            findings: vec![],
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// No pages can make the writer fail: everything that the standards forbid is kept out.
    #[test]
    fn any_pages_give_a_file(pages in pages(), title in any::<String>()) {
        let fonts = fonts();
        let mut metadata = metadata();
        metadata.title = title;
        let pdf = write(&pages, &fonts, &metadata).unwrap();
        prop_assert!(pdf.starts_with(b"%PDF-1.7"));
        prop_assert_eq!(pdf, write(&pages, &fonts, &metadata).unwrap());
    }
}

#[test]
fn no_pages_give_one_blank_page() {
    assert!(write(&Pages::default(), &fonts(), &metadata()).is_ok());
}

#[test]
fn the_time_given_is_the_only_time_in_the_file() {
    let pages = long_document(1);
    let first = write(&pages, &fonts(), &metadata()).unwrap();
    let mut later = metadata();
    later.created += chrono::TimeDelta::seconds(61);
    assert_eq!(first, write(&pages, &fonts(), &metadata()).unwrap());
    assert_ne!(first, write(&pages, &fonts(), &later).unwrap());
}

#[test]
fn a_heading_of_two_megabytes_is_written() {
    let mut pages = long_document(1);
    let mut sheet = Page::clone(&pages.pages[0]);
    let Item::Text(heading) = &mut sheet.items[1] else {
        panic!("the heading is the second item");
    };
    heading.text = "điều ".repeat(400_000);
    pages.pages[0] = Arc::new(sheet);
    pages.outline[0].title = "điều ".repeat(400_000);
    assert!(write(&pages, &fonts(), &metadata()).is_ok());
}
