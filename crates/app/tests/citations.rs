//! Citing from the library, and the library itself, as the window calls them.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test says what went wrong by panicking, and makes the world that it runs in"
)]

mod office;

use std::fs;

use serde_json::{Value, json};

use office::Office;

const DECREE: &str =
    "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư";

fn letter(units: &[&str], year: u16) -> Value {
    let units: Vec<Value> = units
        .iter()
        .map(|text| json!({"type": "doan", "text": text}))
        .collect();
    json!({
        "schema": 1, "kind": "cong-van", "co_quan_ban_hanh": "Sở Nội vụ", "dia_danh": "Bắc Ninh",
        "so_ky_hieu": {"ky_hieu": "SNV-VP"}, "thoi_gian": {"ngay": 5, "thang": 11, "nam": year},
        "trich_yeu": "công tác văn thư", "kinh_gui": ["Các phòng"], "noi_dung": units,
        "nguoi_ky": [{"chuc_vu": "Giám đốc", "ho_ten": "Nguyễn Văn A"}],
        "noi_nhan": [{"text": "Như trên"}], "luu": {"noi_luu": ["VT"]},
    })
}

fn offers(office: &Office, document: &Value, place: (&str, usize), query: &str) -> Vec<Value> {
    let (field, offset) = place;
    let args = json!({"document": document, "field": field, "offset": offset, "query": query});
    let offers = office.call("offer_citations", args);
    offers.as_array().unwrap().clone()
}

#[test]
fn a_document_is_cited_in_full_once_and_in_short_behind_that() {
    let office = Office::new();
    let text = format!("Thực hiện {DECREE}, theo ");
    let document = letter(&[&text, "Theo "], 2026);
    let words = |field: &str, offset: usize| {
        offers(&office, &document, (field, offset), "30/2020")[0]["words"].clone()
    };
    assert_eq!(words("/noi_dung/0/text", 0), DECREE);
    let short = "Nghị định số 30/2020/NĐ-CP";
    assert_eq!(
        words("/noi_dung/0/text", text.encode_utf16().count()),
        short
    );
    assert_eq!(words("/noi_dung/1/text", 5), short);
    assert_eq!(words("/trich_yeu", 0), DECREE);
    let first = &offers(&office, &document, ("/noi_dung/1/text", 5), "")[0];
    assert_eq!(first["reference"]["entry"]["symbol"], "30/2020/NĐ-CP");
    assert_eq!(first["is_again"], true);
}

#[test]
fn a_type_before_the_number_narrows_what_is_offered() {
    let office = Office::new();
    let offered = |led_by: &str| {
        let args = json!({
            "document": letter(&["x"], 2026), "field": "/noi_dung/0/text", "offset": 0,
            "query": "280", "led_by": led_by,
        });
        office
            .call("offer_citations", args)
            .as_array()
            .unwrap()
            .len()
    };
    assert_eq!(offered("Thực hiện công điện"), 1);
    assert_eq!(offered("Thực hiện Nghị định"), 0);
    assert_eq!(offered("xcông điện"), 0);
}

#[test]
fn a_basis_names_the_day_of_a_law() {
    let office = Office::new();
    let document = letter(&["x"], 2026);
    let words = |field: &str| {
        offers(&office, &document, (field, 0), "luật lưu trữ 2024")[0]["words"].clone()
    };
    assert_eq!(words("/can_cu/0"), "Luật Lưu trữ ngày 21 tháng 6 năm 2024");
    assert_eq!(words("/noi_dung/0/text"), "Luật Lưu trữ");
}

#[test]
fn the_list_of_citations_says_what_each_is_on_the_day_of_the_draft() {
    let office = Office::new();
    let text = format!(
        "𝒜 theo {DECREE}. Các phòng làm theo Kế hoạch số 45/KH-UBND ngày 04 tháng 3 năm 2020."
    );
    let standing = |year: u16| {
        let document = letter(&[&text], year);
        let rows = office.call("cite_document", json!({"document": document}));
        let rows = rows.as_array().unwrap();
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0]["place"]["span"], json!({"start": 8, "end": 34}));
        assert_eq!(rows[0]["end"], 8 + DECREE.encode_utf16().count());
        assert_eq!(rows[1]["day"], "2020-03-04");
        assert_eq!(rows[1]["reference"], Value::Null);
        rows[0]["reference"]["standing"].clone()
    };
    assert_eq!(standing(2019), "unborn");
    assert_eq!(standing(2026), "in-force");
}

fn entry(symbol: &str) -> Value {
    json!({
        "kind": "Chỉ thị", "symbol": symbol, "date": "2025-04-25", "agency": "Ủy ban nhân dân tỉnh",
        "subject": "về việc a", "source": "sổ văn bản đến",
    })
}

fn found(office: &Office, query: &str) -> Vec<Value> {
    let book = office.call("find_references", json!({"query": query}));
    book["references"].as_array().unwrap().clone()
}

#[test]
fn what_the_office_keeps_stands_beside_what_comes_along() {
    let office = Office::new();
    let count = found(&office, "").len();
    let kept = office.call("keep_reference", json!({"entry": entry("05/CT-UBND")}));
    assert_eq!(kept, json!({}));
    assert_eq!(found(&office, "").len(), count + 1);
    assert_eq!(found(&office, "05/CT")[0]["origin"], "office");

    let moved = json!({
        "entry": entry("06/CT-UBND"),
        "replaces": {"symbol": "05/CT-UBND", "date": "2025-04-25"},
    });
    office.call("keep_reference", moved);
    assert!(found(&office, "05/CT").is_empty());
    let refused = office.call("keep_reference", json!({"entry": entry("khong so")}));
    assert_eq!(refused["refused"]["code"], "symbol");

    let mut own = found(&office, "110/2004")[0]["entry"].clone();
    own["source"] = json!("Công báo");
    office.call("keep_reference", json!({"entry": own}));
    assert_eq!(found(&office, "110/2004")[0]["origin"], "in-place");
    assert_eq!(found(&office, "110/2004")[0]["entry"]["source"], "Công báo");
    let key = json!({"symbol": "110/2004/NĐ-CP", "date": "2004-04-08"});
    office.call("remove_reference", key.clone());
    office.call("remove_reference", key);
    assert_eq!(found(&office, "110/2004")[0]["origin"], "builtin");
}

#[test]
fn a_list_changes_nothing_until_it_is_taken_and_only_what_was_agreed_to() {
    let office = Office::new();
    let mut decree = found(&office, "30/2020")[0]["entry"].clone();
    decree["subject"] = json!("về công tác văn thư, lưu trữ");
    let path = office.path("danh-muc.json");
    let list = json!([entry("05/CT-UBND"), decree, entry("5-CT")]);
    fs::write(&path, list.to_string()).unwrap();
    let import = |dry_run: bool, leave: Value| {
        let args = json!({"path": path, "dry_run": dry_run, "leave": leave});
        office.call("import_references", args)
    };
    let looked = import(true, json!([]));
    assert_eq!(looked["added"][0]["symbol"], "05/CT-UBND");
    assert_eq!(looked["changed"][0]["fields"], json!(["subject"]));
    assert_eq!(looked["changed"][0]["origin"], "builtin");
    assert_eq!(looked["refused"][0]["reason"]["code"], "symbol");
    assert!(found(&office, "05/CT").is_empty());

    let leave = json!([{"symbol": "30/2020/NĐ-CP", "date": "2020-03-05"}]);
    let taken = import(false, leave);
    assert_eq!(taken["changed"], json!([]));
    assert_eq!(found(&office, "05/CT").len(), 1);
    assert_eq!(found(&office, "30/2020")[0]["origin"], "builtin");
}
