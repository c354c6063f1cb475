//! Documents are compared, and changes imported one by one.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use proptest::prelude::*;
use serde_json::{Value, json};
use thethuc_compare::{ChangeKind, Comparison, Mark, carry_over, compare, import};
use thethuc_model::{Document, read_value};

fn document(fields: Value) -> Document {
    let mut whole = json!({
        "schema": 1,
        "kind": "cong-van",
        "co_quan_ban_hanh": "Sở Nội vụ tỉnh Đông Sơn",
        "so_ky_hieu": {"so": 5, "ky_hieu": "SNV-VP"},
        "trich_yeu": "họp tháng 3",
        "kinh_gui": ["Sở Tài chính"],
        "noi_dung": [
            {"type": "doan", "text": "Để chuẩn bị cuộc họp, Sở Nội vụ đề nghị:"},
            {"type": "khoan", "text": "Các đơn vị gửi báo cáo trước ngày 15 tháng 11."},
            {"type": "khoan", "text": "Văn phòng bố trí phòng họp và tài liệu."}
        ],
        "noi_nhan": [{"text": "Như trên"}],
    });
    let home = whole.as_object_mut().unwrap();
    home.extend(fields.as_object().unwrap().clone());
    read_value(whole).unwrap()
}

fn kinds(found: &Comparison) -> Vec<(ChangeKind, String)> {
    let place = |change: &thethuc_compare::Change| {
        let side = change.before.as_ref().or(change.after.as_ref()).unwrap();
        side.field.to_string()
    };
    let all = found.changes.iter();
    all.map(|change| (change.kind, place(change))).collect()
}

fn letters<'d>(document: &Document, marks: &'d [Mark]) -> Vec<String> {
    let value = serde_json::to_value(document).unwrap();
    let text = |mark: &'d Mark| {
        let text = value.pointer(&mark.field.to_string()).unwrap();
        match &mark.range {
            Some(range) => text.as_str().unwrap()[range.clone()].to_owned(),
            None => mark.field.to_string(),
        }
    };
    marks.iter().map(text).collect()
}

/// Imports the first change until none is left.
fn import_all(before: &Document, after: &Document) -> Document {
    let mut draft = before.clone();
    for _ in 0..200 {
        let found = compare(&draft, after).unwrap();
        let Some(first) = found.changes.first() else {
            return draft;
        };
        draft = import(&draft, first).unwrap();
    }
    panic!("the changes never end")
}

#[test]
fn components_are_told_one_by_one_with_their_words() {
    let before = document(json!({}));
    let after = document(json!({
        "so_ky_hieu": {"so": 6, "ky_hieu": "SNV-VP"},
        "trich_yeu": "họp tháng mười hai",
        "noi_dung": [
            {"type": "doan", "text": "Để chuẩn bị cuộc họp, Sở Nội vụ đề nghị:"},
            {"type": "khoan", "text": "Các đơn vị gửi báo cáo trước ngày 20 tháng 11."},
            {"type": "khoan", "text": "Thanh tra cử người dự."},
            {"type": "khoan", "text": "Văn phòng bố trí phòng họp và tài liệu."}
        ],
        "noi_nhan": [{"text": "Như trên"}, {"text": "Lưu trữ tỉnh"}],
    }));
    let found = compare(&before, &after).unwrap();
    assert_eq!(
        kinds(&found),
        [
            (ChangeKind::Changed, "/so_ky_hieu".to_owned()),
            (ChangeKind::Changed, "/trich_yeu".to_owned()),
            (ChangeKind::Changed, "/noi_dung/1".to_owned()),
            (ChangeKind::Added, "/noi_dung/2".to_owned()),
            (ChangeKind::Added, "/noi_nhan/1".to_owned()),
        ]
    );
    let texts = |at: usize| {
        let change = &found.changes[at];
        [&change.before, &change.after].map(|side| side.as_ref().map(|side| side.text.as_str()))
    };
    assert_eq!(texts(0), [Some("05/SNV-VP"), Some("06/SNV-VP")]);
    assert_eq!(texts(3), [None, Some("Thanh tra cử người dự.")]);
    let mut struck = letters(&before, &found.struck);
    struck.sort();
    assert_eq!(struck, ["/so_ky_hieu", "15", "3"]);
    let mut boxed = letters(&after, &found.boxed);
    boxed.sort();
    assert_eq!(
        boxed,
        [
            "/so_ky_hieu",
            "20",
            "Lưu trữ tỉnh",
            "Thanh tra cử người dự.",
            "mười hai"
        ]
    );
    let marked = &found.marked;
    assert_eq!(marked.document.trich_yeu.plain(), "họp tháng 3 mười hai");
    assert!(letters(&marked.document, &marked.struck).contains(&"15".to_owned()));
    assert!(letters(&marked.document, &marked.boxed).contains(&"20".to_owned()));
}

#[test]
fn a_paragraph_that_moved_is_known_again_with_its_new_words() {
    let before = document(json!({}));
    let after = document(json!({"noi_dung": [
        {"type": "khoan", "text": "Văn phòng bố trí phòng họp và tài liệu."},
        {"type": "doan", "text": "Để chuẩn bị cuộc họp, Sở Nội vụ đề nghị:"},
        {"type": "khoan", "text": "Các đơn vị gửi báo cáo trước ngày 15 tháng 11."},
    ]}));
    let found = compare(&before, &after).unwrap();
    assert_eq!(
        kinds(&found),
        [(ChangeKind::Moved, "/noi_dung/2".to_owned())]
    );
    assert_eq!(import(&before, &found.changes[0]).unwrap(), after);
    let back = compare(&after, &before).unwrap();
    assert_eq!(import(&after, &back.changes[0]).unwrap(), before);
}

#[test]
fn another_kind_of_unit_is_a_change_of_form() {
    let before = document(json!({"noi_dung": [{"type": "doan", "text": "Nội dung"}]}));
    let after = document(json!({"noi_dung": [{"type": "chuong", "title": "Nội dung"}]}));
    let found = compare(&before, &after).unwrap();
    assert_eq!(
        kinds(&found),
        [(ChangeKind::Form, "/noi_dung/0".to_owned())]
    );
    assert_eq!(import_all(&before, &after), after);
}

#[test]
fn components_that_come_and_go_are_imported() {
    let before = document(json!({}));
    let after = document(json!({
        "can_cu": ["Căn cứ Luật Lưu trữ"],
        "kinh_gui": [],
        "thong_tin": {"chu_tri": "Giám đốc"},
        "muc_do_khan": "khan",
        "thoi_gian": {"ngay": 5, "thang": 3, "nam": 2026},
        "nguoi_ky": [{"quyen_han": [{"hinh_thuc": "KT", "cua": "Giám đốc"}], "chuc_vu": "Phó Giám đốc", "ho_ten": "Lê Minh"}],
        "luu": {"noi_luu": ["VT", "VP"], "so_ban": 3},
    }));
    assert_eq!(import_all(&before, &after), after);
    assert_eq!(import_all(&after, &before), before);
    let found = compare(&before, &after).unwrap();
    let date = found.changes.iter().find(|change| {
        let after = change.after.as_ref();
        after.is_some_and(|side| side.field.to_string() == "/thoi_gian")
    });
    assert_eq!(
        date.unwrap().after.as_ref().unwrap().text,
        "ngày 05 tháng 3 năm 2026"
    );
}

#[test]
fn tables_are_compared_by_their_cells_where_the_grid_is_one() {
    let table = |cells: [&str; 4], more: bool| {
        let row = |pair: &[&str]| json!({"cells": pair.iter().map(|text| json!({"text": text})).collect::<Vec<_>>()});
        let mut rows = vec![row(&cells[..2]), row(&cells[2..])];
        rows.extend(more.then(|| row(&["Dòng thêm vào cuối", "9"])));
        document(
            json!({"noi_dung": [{"type": "bang", "columns": [{"share": 1, "align": "left"}, {"share": 1, "align": "left"}], "header_rows": 1, "rows": rows}]}),
        )
    };
    let before = table(["TT", "Số lượng", "1", "5"], false);
    let after = table(["TT", "Số lượng", "1", "7"], true);
    let found = compare(&before, &after).unwrap();
    assert_eq!(
        kinds(&found),
        [
            (
                ChangeKind::Changed,
                "/noi_dung/0/rows/1/cells/1/text".to_owned()
            ),
            (ChangeKind::Added, "/noi_dung/0/rows/2".to_owned()),
        ]
    );
    assert_eq!(import_all(&before, &after), after);
}

#[test]
fn what_a_page_does_not_tell_is_carried_over() {
    let draft = document(json!({
        "nguoi_ky": [{"chuc_vu": "Giám đốc", "ho_ten": "Lê Minh"}],
        "trinh_bay": {"co_chu_pt": 13},
    }));
    let shown = document(json!({
        "co_quan_ban_hanh": "SỞ NỘI VỤ TỈNH ĐÔNG SƠN",
        "nguoi_ky": [{"chuc_vu": "GIÁM ĐỐC", "ho_ten": "Lê Minh"}],
    }));
    let mut returned = shown.clone();
    returned.nguoi_ky[0].ho_ten = "Trần Hà".to_owned();
    let last = returned.noi_dung.remove(2);
    returned.noi_dung.insert(0, last);
    let carried = carry_over(&draft, &shown, &returned).unwrap();
    let found = compare(&draft, &carried).unwrap();
    assert_eq!(
        kinds(&found),
        [
            (ChangeKind::Moved, "/noi_dung/2".to_owned()),
            (ChangeKind::Changed, "/nguoi_ky/0".to_owned()),
        ]
    );
    let signer = found.changes[1].after.as_ref().unwrap();
    assert_eq!(signer.text, "Giám đốc, Trần Hà");
    assert_eq!(carry_over(&draft, &shown, &shown).unwrap(), draft);
}

#[test]
fn the_same_document_has_no_change() {
    let one = document(json!({}));
    let found = compare(&one, &one).unwrap();
    assert!(found.changes.is_empty() && found.struck.is_empty() && found.boxed.is_empty());
    assert_eq!(found.marked.document, one);
}

fn block() -> impl Strategy<Value = Value> {
    let words = [
        "một",
        "hai ba bốn năm",
        "sáu bảy tám chín mười",
        "các đơn vị gửi báo cáo",
    ];
    let texts = (prop::sample::select(words.to_vec()), 0..3_u8);
    (
        texts,
        prop::sample::select(vec!["doan", "khoan", "gach", "chuong"]),
    )
        .prop_map(|((text, more), kind)| {
            let text = format!("{text}{}", " thêm".repeat(usize::from(more)));
            match kind {
                "chuong" => json!({"type": kind, "title": text}),
                _ => json!({"type": kind, "text": text}),
            }
        })
}

proptest! {
    #[test]
    fn importing_every_change_gives_the_other_document(
        old in prop::collection::vec(block(), 0..6),
        new in prop::collection::vec(block(), 0..6),
        places in prop::collection::vec("[a-c]{1,3}", 0..4),
    ) {
        let before = document(json!({"noi_dung": old}));
        let after = document(json!({"noi_dung": new, "kinh_gui": places}));
        prop_assert_eq!(import_all(&before, &after), after);
    }
}
