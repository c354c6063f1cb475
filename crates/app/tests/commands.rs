//! Commands as the window calls them: by name, with JSON, on a data folder of their own.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test says what went wrong by panicking, and makes the world that it runs in"
)]

mod office;

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use thethuc_app::error::ErrorCode;

use office::Office;

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn every_kind_has_a_form_and_a_complete_sample() {
    let office = Office::new();
    let kinds = office.call("list_kinds", json!({}));
    let kinds = kinds.as_array().unwrap();
    assert!(kinds.len() >= 4);
    for kind in kinds {
        assert!(!kind["groups"].as_array().unwrap().is_empty());
        assert!(!kind["ten_loai"].as_array().unwrap().is_empty());
        let document =
            office.call("sample_document", json!({"kind": kind["id"]}))["document"].clone();
        let preview = office.call("preview", json!({"document": document}));
        assert_eq!(preview["findings"], json!([]), "{}", kind["id"]);
    }
}

#[test]
fn a_new_document_is_filled_in_from_the_profile() {
    let office = Office::new();
    let profile = json!({
        "co_quan_chu_quan": "Tỉnh Ba\u{306}\u{301}c Giang",
        "co_quan_ban_hanh": "Sở Nội vụ", "viet_tat": "SNV", "dia_danh": "Bắc Giang",
        "don_vi": [{"ten": "Văn phòng", "viet_tat": "VP"}],
        "nguoi_ky": [{"chuc_vu": "Giám đốc", "ho_ten": "Nguyễn Văn A"}],
        "noi_nhan": [{"text": "Như trên"}], "noi_luu": ["VT"],
        "dia_chi": {"dia_chi": "Số 1"},
    });
    office.call("write_profile", json!({"profile": profile}));
    let kept = office.call("read_profile", json!({}));
    assert_eq!(kept["co_quan_chu_quan"], "Tỉnh Bắc Giang");
    let new = |args| office.call("new_document", args)["document"].clone();
    let letter = new(json!({"kind": "cong-van"}));
    assert_eq!(letter["so_ky_hieu"], json!({"ky_hieu": "SNV-VP"}));
    assert_eq!(letter["thoi_gian"], json!({"thang": 11, "nam": 2026}));
    assert_eq!(letter["luu"]["noi_luu"], json!(["VT", "VP"]));
    assert_eq!(letter["nguoi_ky"][0]["ho_ten"], "Nguyễn Văn A");
    assert_eq!(letter["dia_chi"]["dia_chi"], "Số 1");
    let plan = new(json!({"kind": "van-ban-co-ten-loai", "ten_loai": "ke-hoach"}));
    assert_eq!(plan["so_ky_hieu"]["ky_hieu"], "KH-SNV");
    assert_eq!(plan["ten_loai"], "ke-hoach");
    assert_eq!(
        new(json!({"kind": "quyet-dinh"}))["so_ky_hieu"]["ky_hieu"],
        "QĐ-SNV"
    );
    let error = office.fails(
        "new_document",
        json!({"kind": "cong-van", "ten_loai": "ke-hoach"}),
    );
    assert_eq!(error.code, ErrorCode::UnknownTenLoai);
    let error = office.fails("new_document", json!({"kind": "khong-co"}));
    assert_eq!(
        (error.code, error.args["kind"].as_str()),
        (ErrorCode::UnknownKind, "khong-co")
    );
}

#[test]
fn a_damaged_profile_is_told_and_keeps_nobody_from_writing() {
    let office = Office::new();
    office.call("write_settings", json!({"settings": {"theme": "dark"}}));
    let data = office.path("data");
    for name in ["profile.json", "settings.json", "recent.json"] {
        fs::write(data.join(name), "{").unwrap();
    }
    assert_eq!(
        office.fails("read_profile", json!({})).code,
        ErrorCode::DamagedData
    );
    office.call("new_document", json!({"kind": "cong-van"}));
    assert_eq!(office.call("read_settings", json!({}))["theme"], "system");
    assert_eq!(office.call("recent_files", json!({})), json!([]));
}

#[test]
fn pages_that_the_window_holds_come_back_without_their_drawing() {
    let office = Office::new();
    let document = office.sample();
    let first = office.call("preview", json!({"document": document}));
    let hashes: Vec<Value> = first["pages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|page| {
            assert!(page["svg"].as_str().unwrap().starts_with("<svg"));
            page["hash"].clone()
        })
        .collect();
    let again = office.call("preview", json!({"document": document, "known": hashes}));
    for (page, hash) in again["pages"].as_array().unwrap().iter().zip(&hashes) {
        assert_eq!(&page["hash"], hash);
        assert!(page.get("svg").is_none());
    }
    let mut changed = document.clone();
    changed["trich_yeu"] = json!("một việc khác hẳn");
    let after = office.call("preview", json!({"document": changed, "known": hashes}));
    assert!(after["pages"][0]["svg"].as_str().unwrap().contains("khác"));
}

#[test]
fn blank_required_fields_are_findings_and_blocks_have_labels() {
    let office = Office::new();
    let mut document = office.sample();
    document["trich_yeu"] = json!("");
    document["noi_dung"] = json!([
        {"type": "doan", "text": "a"}, {"type": "khoan", "text": "b"}, {"type": "diem", "text": "c"},
    ]);
    let preview = office.call("preview", json!({"document": document}));
    assert_eq!(preview["findings"][0]["code"], "missing-field");
    assert_eq!(preview["findings"][0]["field"], "/trich_yeu");
    assert_eq!(preview["labels"]["/noi_dung"], json!([null, "1.", "a)"]));
}

#[test]
fn an_export_writes_every_file_or_none() {
    let office = Office::new();
    let document = office.sample();
    let (docx, pdf, svg) = (
        office.path("a.docx"),
        office.path("a.pdf"),
        office.path("svg"),
    );
    let done = office.call(
        "export_document",
        json!({"document": document, "docx": docx, "pdf": pdf, "svg_dir": svg}),
    );
    let files = done["files"].as_array().unwrap();
    assert_eq!(
        files.len(),
        2 + usize::try_from(done["pages"].as_u64().unwrap()).unwrap()
    );
    for file in files {
        let size = fs::metadata(file["path"].as_str().unwrap()).unwrap().len();
        assert_eq!(file["bytes"], size);
    }
    let bytes = (fs::read(&docx).unwrap(), fs::read(&pdf).unwrap());
    assert!(bytes.0.starts_with(b"PK") && bytes.1.starts_with(b"%PDF"));
    assert!(names(&svg).contains(&"trang-1.svg".to_owned()));

    let error = office.fails(
        "export_document",
        json!({"document": office.call("new_document", json!({"kind": "quyet-dinh"}))["document"],
               "docx": docx, "pdf": office.path("khong-co/a.pdf")}),
    );
    assert_eq!(error.code, ErrorCode::FolderNotFound);
    assert_eq!((fs::read(&docx).unwrap(), fs::read(&pdf).unwrap()), bytes);
    assert_eq!(names(&office.path("")), ["a.docx", "a.pdf", "svg"]);

    let error = office.fails("export_document", json!({"document": document}));
    assert_eq!(error.code, ErrorCode::NothingToExport);
    let error = office.fails(
        "export_document",
        json!({"document": document, "docx": pdf, "pdf": pdf}),
    );
    assert_eq!(error.code, ErrorCode::SameTarget);
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let bytes = || {
        let office = Office::new();
        let (docx, pdf) = (office.path("a.docx"), office.path("a.pdf"));
        let document = office.sample();
        office.call(
            "export_document",
            json!({"document": document, "docx": docx, "pdf": pdf}),
        );
        (fs::read(docx).unwrap(), fs::read(pdf).unwrap())
    };
    assert!(bytes() == bytes());
}

#[test]
fn files_are_saved_opened_and_remembered() {
    let office = Office::new();
    let document = office.sample();
    for name in ["a.json", "b.json", "a.json"] {
        office.call(
            "save_document",
            json!({"path": office.path(name), "document": document}),
        );
    }
    let opened = office.call("open_document", json!({"path": office.path("b.json")}));
    assert_eq!(
        (&opened["document"], &opened["name"]),
        (&document, &json!("b.json"))
    );
    let recent = office.call("recent_files", json!({}));
    let names: Vec<_> = recent
        .as_array()
        .unwrap()
        .iter()
        .map(|file| &file["name"])
        .collect();
    assert_eq!(names, ["b.json", "a.json"]);
    assert_eq!(recent[0]["used_at"], "2026-11-21T08:30:00+07:00");
    let error = office.fails("open_document", json!({"path": office.path("c.json")}));
    assert_eq!(error.code, ErrorCode::FileNotFound);
}

#[test]
fn unsaved_work_is_kept_until_it_is_discarded() {
    let office = Office::new();
    let document = office.sample();
    office.call(
        "autosave",
        json!({"id": "a-1", "document": document, "path": "/x.json"}),
    );
    fs::write(office.path("data/recovery/damaged.json"), "{").unwrap();
    let list = office.call("list_recoveries", json!({}));
    assert_eq!(list.as_array().unwrap().len(), 1);
    assert_eq!(
        (&list[0]["id"], &list[0]["path"]),
        (&json!("a-1"), &json!("/x.json"))
    );
    let taken = office.call("take_recovery", json!({"id": "a-1"}));
    assert_eq!(taken["document"], document);
    office.call("discard_recovery", json!({"id": "a-1"}));
    office.call("discard_recovery", json!({"id": "a-1"}));
    assert_eq!(
        office.fails("take_recovery", json!({"id": "a-1"})).code,
        ErrorCode::NoRecovery
    );
    for id in ["", "../profile", "A", "a/b", &"a".repeat(65)] {
        let error = office.fails("discard_recovery", json!({"id": id}));
        assert_eq!(error.code, ErrorCode::BadRecoveryId, "{id}");
    }
}

#[test]
fn what_cannot_be_understood_is_answered_with_its_place() {
    let office = Office::new();
    assert_eq!(
        office.fails("khong_co", json!({})).code,
        ErrorCode::UnknownCommand
    );
    assert_eq!(
        office.fails("preview", json!({"x": 1})).code,
        ErrorCode::BadArguments
    );
    let mut document = office.sample();
    document["nguoi_ky"][0]["ho_ten"] = json!(7);
    let error = office.fails("preview", json!({"document": document}));
    assert_eq!(error.code, ErrorCode::DocumentBadValue);
    assert_eq!(error.args["field"], "/nguoi_ky/0/ho_ten");
    assert_eq!(error.args["label"], "họ và tên người ký");
    let error = office.fails(
        "preview",
        json!({"document": {"schema": 1, "kind": "khong-co"}}),
    );
    assert_eq!(error.code, ErrorCode::UnknownKind);
}
