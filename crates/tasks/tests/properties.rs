//! What must hold of every document: nothing panics, every place lies on letters, long texts end.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use proptest::prelude::*;
use thethuc_model::{Block, Document, RichText};
use thethuc_tasks::tasks_in;

const PIECES: [&str; 20] = [
    "Giao ",
    "Sở Nội vụ",
    " chủ trì",
    ", ",
    "yêu cầu",
    ":",
    "các sở",
    " trước ngày ",
    "15/11/2026",
    "31/02",
    "định kỳ",
    " hằng tháng",
    ". ",
    "; ",
    "\n",
    "UBND tỉnh",
    " trong quý IV",
    "TP. ",
    "\u{FFFC}",
    " như sau:",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => prop::sample::select(PIECES.as_slice()).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn block() -> impl Strategy<Value = Block> {
    (text(), 0..4_u8, any::<bool>()).prop_map(|(text, kind, heading)| {
        let text = RichText::plain_text(text);
        match kind {
            0 => Block::Doan { text },
            1 => Block::Khoan { heading, text },
            2 => Block::Diem { text },
            _ => Block::Dieu { heading, text },
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn places_lie_on_letters(blocks in prop::collection::vec(block(), 0..8)) {
        let mut document = Document::new("cong-van");
        document.kinh_gui = vec!["Các sở".to_owned()];
        document.noi_dung = blocks;
        for task in tasks_in(&document) {
            let step = task.place.field.to_string();
            let index: usize = step.split('/').nth(2).unwrap().parse().unwrap();
            let text = document.noi_dung[index].text().unwrap().plain();
            prop_assert!(text.get(task.place.start..task.place.end).is_some_and(|letters| !letters.trim().is_empty()));
            prop_assert!(!task.what.is_empty());
        }
    }
}

/// A million words that nearly name somebody are read in one pass.
#[test]
fn a_long_text_ends() {
    let mut document = Document::new("cong-van");
    for piece in ["giao các sở; ", "yêu cầu ", "Sở Nội vụ, ", "trước ngày "] {
        document.noi_dung = vec![Block::Doan {
            text: RichText::plain_text(piece.repeat(100_000 / piece.len())),
        }];
        assert!(tasks_in(&document).len() <= 1);
    }
}
