//! Signing as the window asks for it: what is refused before a key is touched.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test says what went wrong by panicking, and makes the world that it runs in"
)]

mod office;

use office::Office;
use serde_json::{Value, json};
use thethuc_app::error::ErrorCode;

/// A letter as PDF, and what to sign it with: a key that is not there.
fn letter(office: &Office) -> Value {
    let path = office.path("cv.pdf").display().to_string();
    let args = json!({"document": office.sample(), "pdf": path});
    office.call("export_document", args);
    let key = office.path("khong-co.p12").display().to_string();
    json!({
        "path": path,
        "key": {"from": "file", "path": key, "password": "chim-hoang-yen"},
        "role": {"as": "unseen"},
    })
}

fn stamped_by(office: &Office, tsa: &str) {
    let mut settings = office.call("read_signing", json!({}));
    settings["tsa"] = tsa.into();
    office.call("write_signing", settings);
}

#[test]
fn an_address_that_is_none_is_told_before_the_key_is_opened() {
    let office = Office::new();
    let args = letter(&office);
    stamped_by(&office, "ftp://dau-thoi-gian.test");
    let refused = office.fails("sign_file", args.clone());
    assert_eq!(refused.code, ErrorCode::BadAuthority);
    stamped_by(&office, " ");
    let refused = office.fails("sign_file", args);
    assert_eq!(refused.code, ErrorCode::FileNotFound);
    assert!(!office.path("cv.ký.pdf").exists());
}
