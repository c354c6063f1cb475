//! Documents with a độ mật: what the office keeps them out of.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test says what went wrong by panicking, and makes the world that it runs in"
)]

mod office;

use std::fs;
use std::path::Path;

use office::Office;
use serde_json::{Value, json};
use thethuc_app::error::ErrorCode;

/// Words that no other document has.
const CANARY: &str = "chim hoàng yến số bảy";

fn secret(office: &Office) -> Value {
    let mut document = office.sample();
    document["do_mat"] = "toi-mat".into();
    document["trich_yeu"] = CANARY.into();
    document["noi_dung"] = json!([{"type": "doan", "text": format!("Đề nghị xem {CANARY}.")}]);
    document
}

fn allow(office: &Office, rule: &str) {
    let mut rules = office.call("read_secret_rules", json!({}));
    rules[rule] = false.into();
    office.call("write_secret_rules", rules);
}

/// The files under a folder that hold the words.
fn holding(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.path().is_dir() {
            found.extend(holding(&entry.path()));
            continue;
        }
        let bytes = fs::read(entry.path()).unwrap();
        let mut windows = bytes.windows(CANARY.len());
        if windows.any(|window| window == CANARY.as_bytes()) {
            found.push(entry.file_name().into_string().unwrap());
        }
    }
    found
}

#[test]
fn no_copy_is_kept_for_a_crash_unless_the_office_allows_it() {
    let office = Office::new();
    let data = office.path("data");
    let mut document = secret(&office);
    document.as_object_mut().unwrap().remove("do_mat");
    let keep = |document: &Value| {
        let args = json!({"id": "a", "document": document, "path": "/nha/a.json"});
        office.call("autosave", args)["kept"].clone()
    };
    assert_eq!(keep(&document), true);
    assert_eq!(holding(&data), ["a.json"]);
    // What was kept before it became a secret goes, of an attached document too.
    let mut around = office.sample();
    around["van_ban_kem_theo"] = json!([secret(&office)]);
    assert_eq!(keep(&around), false);
    assert!(holding(&data).is_empty());
    assert_eq!(office.call("list_recoveries", json!({})), json!([]));

    allow(&office, "keep_out_of_recovery");
    assert_eq!(keep(&secret(&office)), true);
    office.call("write_secret_rules", json!({"keep_out_of_recovery": true}));
    assert!(holding(&data).is_empty());
}

#[test]
fn the_list_of_recent_files_does_not_say_what_a_secret_is_about() {
    let office = Office::new();
    let path = office.path("mat.json").display().to_string();
    office.call(
        "save_document",
        json!({"path": path, "document": secret(&office)}),
    );
    let recent = office.call("recent_files", json!({}));
    assert_eq!(recent[0]["title"], "Tối mật");
    assert!(holding(&office.path("data")).is_empty());
}

#[test]
fn words_find_a_secret_only_where_the_office_allows_it() {
    let office = Office::new();
    office.call("make_archive", json!({"office": "Sở Nội vụ"}));
    let kept = office.call("keep_draft", json!({"document": secret(&office)}));
    assert_eq!(kept["facts"]["do_mat"], "toi-mat");
    assert_eq!(kept["entry"]["subject"], CANARY);
    let find = |text: &str| {
        let found = office.call("find_documents", json!({"filter": {"text": text}}));
        found["rows"].as_array().unwrap().clone()
    };
    assert!(find("hoàng yến").is_empty());
    let listed = find("");
    assert_eq!(
        (
            &listed[0]["entry"]["subject"],
            &listed[0]["entry"]["do_mat"]
        ),
        (&json!(""), &json!("toi-mat"))
    );
    allow(&office, "keep_out_of_search");
    assert_eq!(find("hoàng yến")[0]["entry"]["subject"], CANARY);
}

#[test]
fn a_package_with_a_secret_is_not_made_unless_the_office_allows_it() {
    let office = Office::new();
    office.call("make_archive", json!({"office": "Sở Nội vụ"}));
    let args = json!({"document": secret(&office), "book": "di", "dated": "2026-11-21"});
    let document = office.call("register_draft", args)["entry"]["document"].clone();
    let act =
        |act: Value| office.call("act_on_document", json!({"document": document, "act": act}));
    act(json!({"act": "phat-hanh", "comment": ""}));
    let facts = json!({"file_notation": "02.VP", "title": "Họp", "file_catalog": 2026});
    let ho_so = office.call("write_ho_so", json!({"facts": facts}))["ho_so"]["id"].clone();
    act(json!({"act": "luu-ho-so", "ho_so": ho_so}));
    let folder = office.path("nop-luu");
    fs::create_dir(&folder).unwrap();
    let args = json!({"id": ho_so, "folder": folder.display().to_string()});
    let refused = office.fails("export_ho_so", args.clone());
    assert_eq!(refused.code, ErrorCode::SecretInPackage);
    assert_eq!(refused.args["documents"], document.to_string());
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
    allow(&office, "keep_out_of_packages");
    office.call("export_ho_so", args);
    assert!(folder.join("02.VP-2026/ho-so.xml").is_file());
}
