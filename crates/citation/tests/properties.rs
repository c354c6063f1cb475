//! What must hold of every text: nothing panics, places lie on letters and in order, a text read
//! twice says the same, and time does not grow faster than the text.

use proptest::prelude::*;
use thethuc_citation::{Citation, Symbol, find};

/// Pieces that citations are made of, and what looks like them.
const PIECES: [&str; 44] = [
    "Nghị định",
    "Công điện",
    "Luật",
    "Luật Lưu trữ",
    "Thông tư liên tịch",
    " số ",
    "số",
    " ",
    "\u{A0}",
    "\n",
    "30",
    "280",
    "66.7",
    "12a",
    "/",
    "\\",
    "-",
    "–",
    "2020",
    "25010",
    "NĐ",
    "CD",
    "CĐ",
    "TTg",
    "UBND",
    "QH15",
    "cđ",
    "TTLT",
    "BNN&PTNT",
    " ngày 05/3/2020",
    " ngày 30 tháng 02 năm 2024",
    " của ",
    "Thủ tướng Chính phủ",
    "Bộ Nội vụ",
    " về việc ",
    "điểm a khoản 2 Điều 5 ",
    "Điều 1.",
    " này",
    " nêu trên",
    "các văn bản: ",
    "; ",
    ". ",
    "Ð",
    "24/7",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => prop::sample::select(PIECES.as_slice()).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "[0-9A-ZĐa-zđ/&. -]{0,8}",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn places_lie_on_letters_and_in_order(text in text()) {
        let found = find(&text);
        let mut last = 0;
        for citation in &found.citations {
            for place in citation.places() {
                prop_assert!(text.get(place.clone()).is_some(), "{place:?}");
            }
            prop_assert!(citation.short.start >= last, "citations overlap");
            prop_assert!(citation.span.start == citation.short.start && citation.span.end >= citation.short.end);
            last = core_end(citation);
        }
        let anaphora = found.anaphora.iter().map(|anaphor| &anaphor.span);
        let provisions = found.provisions.iter().map(|provision| &provision.span);
        for spans in [anaphora.collect::<Vec<_>>(), provisions.collect()] {
            for pair in spans.windows(2) {
                prop_assert!(pair[0].end <= pair[1].start);
            }
            for span in spans {
                prop_assert!(text.get(span.clone()).is_some_and(|letters| !letters.is_empty()));
            }
        }
    }

    #[test]
    fn a_symbol_that_is_meant_is_a_symbol(text in text()) {
        for citation in find(&text).citations {
            let Some(cited) = citation.symbol else { continue };
            let meant = match &cited.near_miss {
                Some(near_miss) => near_miss.meant.clone(),
                None => Some(cited.symbol.clone()),
            };
            if let Some(meant) = meant {
                prop_assert_eq!(Symbol::parse(&meant.to_string()).map(|symbol| symbol.to_string()), Some(meant.to_string()));
            }
        }
    }
}

fn core_end(citation: &Citation) -> usize {
    let parts = [
        Some(citation.short.end),
        citation.date.as_ref().map(|date| date.span.end),
        citation.agency.as_ref().map(|agency| agency.end),
    ];
    parts.into_iter().flatten().max().unwrap_or_default()
}

/// Ten megabytes of near-misses. A pass that went back over what it read would not come to an end.
#[test]
fn a_million_near_misses_are_read_in_one_pass() {
    let near = "5/20 QD-U ";
    let text = near.repeat(10_000_000 / near.len());
    assert_eq!(text.matches('/').count(), 1_000_000);
    assert!(find(&text).citations.len() <= text.matches('/').count());
    for piece in [
        "Luật ",
        "của ",
        "khoản 1, ",
        "/",
        "Điều 5 ",
        "tại ",
        "về việc (",
        "1-A/",
    ] {
        let text = piece.repeat(400_000 / piece.len());
        let found = find(&text);
        assert!(found.citations.len() <= text.len(), "{piece}");
    }
}
