//! A draft and a list become letters.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use proptest::prelude::*;
use thethuc_merge::{Blank, FieldColumn, Letters, MergeError, Repeated, read_list};
use thethuc_model::{Block, Document, FieldPath, RichText};

fn draft(body: &str) -> Document {
    let mut draft = Document::new("giay-moi");
    draft.kinh_gui = vec!["{{Đơn vị}}".to_owned()];
    draft.noi_dung = vec![Block::Doan {
        text: serde_json::from_str(body).unwrap(),
    }];
    draft
}

fn field(field: &str, column: &str) -> FieldColumn {
    FieldColumn {
        field: FieldPath::from(field),
        column: column.to_owned(),
    }
}

const LIST: &str =
    "Đơn vị;Họ tên;Giờ\nSở A;Ông Lê Minh;08 giờ\nSở B;Bà Hà;\nSở A;Ông Lê Minh;08 giờ\n";

#[test]
fn cells_take_the_places_of_their_names() {
    let list = read_list(LIST.as_bytes()).unwrap();
    let body = r#"["Kính mời {{ HỌ  TÊN }}, lúc ", {"text": "{{Giờ}}", "bold": true}, {"footnote": "Ghi {{Đơn vị}}"}]"#;
    let letters = Letters::new(&draft(body), &[], &list).unwrap();
    assert_eq!((letters.count(), letters.columns()), (3, vec![0, 1, 2]));
    let letter = letters.letter(0).unwrap();
    assert_eq!(letter.kinh_gui, ["Sở A"]);
    let text = letter.noi_dung[0].text().unwrap();
    assert_eq!(text.plain(), "Kính mời Ông Lê Minh, lúc 08 giờ\u{FFFC}");
    assert_eq!(
        serde_json::to_string(text).unwrap(),
        r#"["Kính mời Ông Lê Minh, lúc ",{"text":"08 giờ","bold":true},{"footnote":"Ghi Sở A"}]"#
    );
    assert!(letters.letter(3).is_err());
}

#[test]
fn a_name_whose_letters_differ_in_emphasis_is_one() {
    let list = read_list(LIST.as_bytes()).unwrap();
    let body = r#"["mời {{Họ ", {"text": "tên}} dự", "bold": true}]"#;
    let letters = Letters::new(&draft(body), &[], &list).unwrap();
    let letter = letters.letter(1).unwrap();
    assert_eq!(letter.noi_dung[0].text().unwrap().plain(), "mời Bà Hà dự");
}

#[test]
fn a_field_of_the_form_can_be_a_column() {
    let list = read_list(LIST.as_bytes()).unwrap();
    let fields = [
        field("/kinh_gui", "họ tên"),
        field("/thong_tin/thoi_gian", "Giờ"),
        field("/trich_yeu", "Đơn vị"),
    ];
    let letters = Letters::new(&Document::new("giay-moi"), &fields, &list).unwrap();
    let letter = letters.letter(0).unwrap();
    assert_eq!(letter.kinh_gui, ["Ông Lê Minh"]);
    assert_eq!(letter.thong_tin["thoi_gian"], RichText::from("08 giờ"));
    assert_eq!(letter.trich_yeu, RichText::from("Sở A"));
    for bad in ["/noi_dung/7/text", "", "/dia_danh/x"] {
        let fault = Letters::new(&Document::new("x"), &[field(bad, "Giờ")], &list);
        assert!(matches!(fault, Err(MergeError::Field { .. })), "{bad}");
    }
}

#[test]
fn what_does_not_fit_is_told_with_its_place_and_remedy() {
    let list = read_list(LIST.as_bytes()).unwrap();
    let fault = |body: &str| Letters::new(&draft(body), &[], &list).err();
    assert!(matches!(
        fault(r#""mời {{Ho ten}}""#),
        Some(MergeError::UnknownColumn { field, name, meant: Some(meant), .. })
            if field.to_string() == "/noi_dung/0/text" && name == "Ho ten" && meant == "Họ tên"
    ));
    assert!(matches!(
        fault(r#""mời {{Chức vụ lãnh đạo}}""#),
        Some(MergeError::UnknownColumn { meant: None, known, .. }) if known.len() == 3
    ));
    assert!(matches!(
        fault(r#""mời {{Họ tên} dự họp""#),
        Some(MergeError::Open { text, .. }) if text == "{{Họ tên} dự họp"
    ));
    let bare = Letters::new(&Document::new("x"), &[], &list);
    assert!(matches!(bare, Err(MergeError::NoPlaces)));
}

#[test]
fn blank_cells_and_equal_rows_are_found_among_what_is_used() {
    let list = read_list(LIST.as_bytes()).unwrap();
    let letters = Letters::new(&draft(r#""lúc {{Giờ}}""#), &[], &list).unwrap();
    assert_eq!(
        letters.blanks(),
        [Blank {
            row: 3,
            column: "Giờ".to_owned()
        }]
    );
    assert_eq!(letters.repeated(), [Repeated { row: 4, first: 2 }]);
    let without = Letters::new(&draft(r#""x""#), &[], &list).unwrap();
    assert!(without.blanks().is_empty());
}

proptest! {
    #[test]
    fn what_a_cell_holds_is_text(cell in r#"[a-z{}<>&%"'\\]{1,20}"#) {
        let list = format!("Tên\n\"{}\"\n", cell.replace('"', "\"\""));
        let list = read_list(list.as_bytes()).unwrap();
        let mut draft = Document::new("x");
        draft.dia_danh = "{{Tên}} và {{Tên}}".to_owned();
        let letters = Letters::new(&draft, &[], &list).unwrap();
        prop_assert_eq!(letters.letter(0).unwrap().dia_danh, format!("{cell} và {cell}"));
    }

    #[test]
    fn bytes_of_any_kind_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read_list(&bytes);
        let mut packed = b"PK\x03\x04".to_vec();
        packed.extend(bytes);
        prop_assert!(read_list(&packed).is_err());
    }
}
