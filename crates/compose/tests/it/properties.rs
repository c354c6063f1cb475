//! Composing is total: whatever a document holds, it becomes markup.

use proptest::prelude::*;
use serde_json::{Value, json};
use thethuc_compose::{ComposeError, compose};
use thethuc_markup::{Block, Markup};
use thethuc_model::Document;

use crate::BUILTIN;
use crate::dump::paragraphs;

fn text() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(String::new()),
        "[a-zà-ỹ0-9 .;:,/&<>{}%#\"'\u{A0}]{0,40}",
        "\\PC{0,20}",
        "[\u{1}-\u{1F}\u{FFFE}\u{FFFC}]{1,4}",
    ]
    .prop_map(Value::from)
}

fn rich() -> impl Strategy<Value = Value> {
    let piece = prop_oneof![
        4 => text(),
        2 => (text(), any::<bool>(), any::<bool>()).prop_map(|(text, bold, superscript)| json!({"text": text, "bold": bold, "superscript": superscript})),
        1 => text().prop_map(|text| json!({"footnote": text})),
        1 => Just(json!({"break": true})),
    ];
    prop_oneof![
        text(),
        prop::collection::vec(piece, 0..5).prop_map(Value::from)
    ]
}

fn table() -> impl Strategy<Value = Value> {
    let cell = (rich(), 0..5_u16, 0..5_u16).prop_map(
        |(text, colspan, rowspan)| json!({"text": text, "colspan": colspan, "rowspan": rowspan}),
    );
    let cell = prop_oneof![9 => cell, 1 => Just(json!({"colspan": 65535, "rowspan": 65535}))];
    let row = prop::collection::vec(cell, 0..5).prop_map(|cells| json!({"cells": cells}));
    let column = (0..4_u16).prop_map(|share| json!({"share": share, "align": "center"}));
    (prop::collection::vec(column, 0..4), prop::collection::vec(row, 0..5), 0..9_usize, any::<bool>()).prop_map(
        |(columns, rows, header_rows, trang_ngang)| {
            json!({"type": "bang", "columns": columns, "rows": rows, "header_rows": header_rows, "trang_ngang": trang_ngang})
        },
    )
}

fn blocks() -> impl Strategy<Value = Value> {
    let titled = (
        prop::sample::select(vec!["phan", "chuong", "muc", "tieu-muc", "muc-la-ma"]),
        rich(),
    )
        .prop_map(|(kind, title)| json!({"type": kind, "title": title}));
    let plain = (prop::sample::select(vec!["doan", "diem"]), rich())
        .prop_map(|(kind, text)| json!({"type": kind, "text": text}));
    let headed = (
        prop::sample::select(vec!["dieu", "khoan"]),
        any::<bool>(),
        rich(),
    )
        .prop_map(|(kind, heading, text)| json!({"type": kind, "heading": heading, "text": text}));
    let dash = (any::<u8>(), rich())
        .prop_map(|(level, text)| json!({"type": "gach", "level": level, "text": text}));
    prop::collection::vec(prop_oneof![titled, plain, headed, dash, table()], 0..8)
        .prop_map(Value::from)
}

fn list(item: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    prop::collection::vec(item, 0..4).prop_map(Value::from)
}

fn signers() -> impl Strategy<Value = Value> {
    let authority = (
        prop::sample::select(vec!["TM", "Q", "KT", "TL", "TUQ"]),
        text(),
    )
        .prop_map(|(form, of)| json!({"hinh_thuc": form, "cua": of}));
    let signer = (list(authority), text(), prop::option::of(text()), text())
        .prop_map(|(quyen_han, chuc_vu, khac, ho_ten)| json!({"quyen_han": quyen_han, "chuc_vu": chuc_vu, "chuc_danh_khac": khac, "ho_ten": ho_ten}));
    list(signer)
}

fn recipients() -> impl Strategy<Value = Value> {
    let leaf = text().prop_map(|text| json!({"text": text}));
    let entry = leaf.prop_recursive(6, 40, 3, |inner| {
        (text(), prop::collection::vec(inner, 0..3))
            .prop_map(|(text, children)| json!({"text": text, "children": children}))
    });
    prop::collection::vec(entry, 0..40).prop_map(Value::from)
}

fn head() -> impl Strategy<Value = Value> {
    let date = (
        prop::option::of(1..=28_u8),
        prop::option::of(1..=12_u8),
        prop::option::of(1900..=2199_u16),
    )
        .prop_map(|(ngay, thang, nam)| json!({"ngay": ngay, "thang": thang, "nam": nam}));
    let urgency = prop::sample::select(vec![
        Value::Null,
        "hoa-toc".into(),
        "thuong-khan".into(),
        "khan".into(),
    ]);
    (text(), text(), prop::option::of(any::<u32>()), date, urgency, rich(), any::<bool>(), any::<[Option<u8>; 8]>()).prop_map(
        |(agency, ky_hieu, so, thoi_gian, khan, trich_yeu, dien_tu, wish)| {
            json!({
                "schema": 1, "kind": "cong-van", "co_quan_ban_hanh": agency, "co_quan_chu_quan": agency,
                "so_ky_hieu": {"so": so, "ky_hieu": ky_hieu}, "dia_danh": agency, "thoi_gian": thoi_gian,
                "muc_do_khan": khan, "trich_yeu": trich_yeu, "pham_vi_luu_hanh": ky_hieu,
                "dinh_dang": if dien_tu { "dien-tu" } else { "giay" },
                "trinh_bay": {
                    "co_chu_pt": wish[0], "le_tren_mm": wish[1], "le_duoi_mm": wish[2], "le_trai_mm": wish[3],
                    "le_phai_mm": wish[4], "cach_doan_pt": wish[5], "gian_dong_phan_tram": wish[6],
                    "lui_dau_dong_phan_muoi_mm": wish[7],
                },
            })
        },
    )
}

fn document() -> impl Strategy<Value = Value> {
    let kinds = vec![
        "cong-van",
        "cong-dien",
        "quyet-dinh",
        "van-ban-co-ten-loai",
        "la",
    ];
    let annex = (rich(), blocks(), any::<bool>()).prop_map(|(tieu_de, noi_dung, ngang)| json!({"tieu_de": tieu_de, "noi_dung": noi_dung, "trang_ngang": ngang}));
    let tail = (
        list(rich()),
        list(text()),
        signers(),
        recipients(),
        list(annex),
        prop::option::of((list(text()), prop::option::of(any::<u32>()))),
    );
    (prop::sample::select(kinds), head(), blocks(), tail).prop_map(
        |(kind, mut json, noi_dung, tail)| {
            let (can_cu, kinh_gui, nguoi_ky, noi_nhan, phu_luc, luu) = tail;
            json["kind"] = kind.into();
            json["noi_dung"] = noi_dung;
            json["can_cu"] = can_cu;
            json["noi_nhan_dien"] = kinh_gui.clone();
            json["kinh_gui"] = kinh_gui;
            json["nguoi_ky"] = nguoi_ky;
            json["noi_nhan"] = noi_nhan;
            json["phu_luc"] = phu_luc;
            if let Some((noi_luu, so_ban)) = luu {
                json["luu"] = json!({"noi_luu": noi_luu, "so_ban": so_ban});
            }
            json
        },
    )
}

/// What holds in every markup.
fn check(markup: &Markup) {
    for paragraph in paragraphs(markup) {
        assert!(
            markup.styles.0.contains_key(&paragraph.style),
            "{}",
            paragraph.style
        );
        for run in &paragraph.runs {
            assert!(run.text.is_empty() || run.kind != thethuc_markup::RunKind::Break);
        }
    }
    for block in markup.sections.iter().flat_map(|section| &section.blocks) {
        if let Block::Table(table) = block {
            let columns = table.widths_pt.len();
            let mut covered = vec![vec![0; columns]; table.rows.len()];
            for (r, row) in table.rows.iter().enumerate() {
                for cell in &row.cells {
                    for line in &mut covered[r..r + cell.rowspan] {
                        line[cell.column..cell.column + cell.colspan]
                            .iter_mut()
                            .for_each(|n| *n += 1);
                    }
                }
            }
            assert!(covered.iter().flatten().all(|n| *n == 1), "{covered:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn composing_never_panics(mut json in document(), attached in prop::option::of(document())) {
        if let Some(attached) = attached {
            json["van_ban_kem_theo"] = json!([attached]);
        }
        let document: Document = serde_json::from_value(json).unwrap();
        match compose(&BUILTIN, &document) {
            Ok(markup) => check(&markup),
            Err(ComposeError::UnknownKind { kind, .. }) => prop_assert_eq!(kind, "la"),
            Err(error) => prop_assert!(false, "{}", error),
        }
    }
}
