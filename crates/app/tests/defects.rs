//! What a defect of the program leaves behind holds nothing of what it was working with.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test says what went wrong by panicking, and starts itself as the program that crashes"
)]

mod office;

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use thethuc_app::dto::Secret;
use thethuc_app::{App, AppConfig, defects, fonts};

const PIN: &str = "chim-hoang-yen-31415926";
const TEXT: &str = "ậ Chim hoàng yến trong mỏ than 16180339";

/// The program that crashes while it holds a PIN and a document; the test below starts it.
#[test]
#[ignore = "run by what_a_crash_leaves_holds_no_secret"]
fn crash() {
    defects::say_only_where();
    let pin: Secret = serde_json::from_str(&format!("\"{PIN}\"")).unwrap();
    // What the library says of this holds the text.
    let cut = |text: &str, at: usize| text[..at].len();
    let held = format!("{TEXT}{pin:?}");
    cut(&held, 1);
}

#[test]
fn what_a_crash_leaves_holds_no_secret() {
    let folder = tempfile::tempdir().unwrap();
    let program = env::current_exe().unwrap();
    let crashed = Command::new("sh")
        .args(["-c", "ulimit -c unlimited 2>/dev/null; exec \"$0\" \"$@\""])
        .arg(&program)
        .args(["--exact", "crash", "--ignored", "--nocapture"])
        .current_dir(folder.path())
        .env("TMPDIR", folder.path())
        .envs([("RUST_LOG", "trace"), ("RUST_BACKTRACE", "full")])
        .output()
        .unwrap();
    let said = [crashed.stdout, crashed.stderr].concat();
    let said = String::from_utf8_lossy(&said).into_owned();
    assert!(!crashed.status.success());
    assert!(said.contains("defects.rs:"), "{said}");
    let mut left = vec![("what was said".to_owned(), said.into_bytes())];
    for entry in fs::read_dir(folder.path()).unwrap() {
        let path = entry.unwrap().path();
        left.push((path.display().to_string(), fs::read(&path).unwrap()));
    }
    for (whence, bytes) in left {
        for secret in [PIN, "16180339", "hoàng yến"] {
            let mut windows = bytes.windows(secret.len());
            let is_there = windows.any(|window| window == secret.as_bytes());
            assert!(!is_there, "{secret} is in {whence}");
        }
    }
}

/// What a command that fails by a defect answers, which the window shows and people send on.
#[test]
fn what_a_defect_answers_says_where_and_not_what() {
    defects::say_only_where();
    let folder = tempfile::tempdir().unwrap();
    let app = App::new(AppConfig {
        data_dir: folder.path().to_owned(),
        clock: std::sync::Arc::new(|| panic!("{TEXT}")),
        fonts: fonts::load(&fonts::FontChoice::Bundled).unwrap(),
        user: "lan.nt".to_owned(),
    });
    let error = app.call("app_info", serde_json::json!({})).unwrap_err();
    assert!(error.detail.contains("defects.rs:"), "{}", error.detail);
    assert!(!error.detail.contains("Chim"), "{}", error.detail);
    assert!(Path::new(&folder.path()).is_dir());
}
